package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells each client of the readings of one source as they come: server-sent events, which a browser reads with
 * {@code new EventSource("/events")}. Each event is named {@code reading}, its data is a {@link ReadingJson}. A client that
 * connects is told the last one at once, however old that is; one that is slow misses some, and always gets the newest next; one that does not
 * read for ten seconds is given up. While there is nothing to tell, a comment shows every fifteen seconds that the
 * connection is alive.
 *
 * <p>It is a reporter, best in a lane of {@linkplain io.github.dsmr4j.reporters.LaneOptions#newest states} with an interval
 * of zero, and a handler of the JDK's server. Each client takes one of the server's threads: give it an executor with more
 * threads than clients may be here, and no property {@code sun.net.httpserver.maxRspTime}, which would end every stream.
 *
 * <p>Any thread.
 */
public final class ReadingEvents extends GetHandler implements Reporter {
    /** How many clients at once unless told otherwise. */
    public static final int DEFAULT_MAX_CLIENTS = 100;

    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);
    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(UTF_8);
    private static final int OK = 200;
    private static final int CHUNKED = 0;
    private static final int NO_BODY = -1;

    private final String source;
    private final int maxClients;
    private final Duration betweenSignsOfLife;
    private final Duration patience;
    private final AtomicInteger clients = new AtomicInteger();

    /** Guarded by this object, as the next two. */
    private byte[] event = {};

    private long number;
    private boolean closed;

    /**
     * Events of a source, for as many clients as usual.
     *
     * @param source the name of the one source; reports of others are left out
     */
    public ReadingEvents(String source) {
        this(source, DEFAULT_MAX_CLIENTS);
    }

    /**
     * Events of a source.
     *
     * @param source the name of the one source; reports of others are left out
     * @param maxClients how many at once; one more is told 503
     */
    public ReadingEvents(String source, int maxClients) {
        this(source, maxClients, BETWEEN_SIGNS_OF_LIFE, PATIENCE);
    }

    ReadingEvents(String source, int maxClients, Duration betweenSignsOfLife, Duration patience) {
        this.source = Objects.requireNonNull(source, "source");
        this.maxClients = maxClients;
        this.betweenSignsOfLife = betweenSignsOfLife;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "reading events";
    }

    /** {@return how many clients there are} */
    public int clients() {
        return clients.get();
    }

    @Override
    public void report(Report report) {
        if (!report.source().equals(source)) {
            return;
        }
        byte[] next = ("event: reading\ndata: " + ReadingJson.line(report.reading()) + "\n\n").getBytes(UTF_8);
        synchronized (this) {
            event = next;
            number++;
            notifyAll();
        }
    }

    @Override
    void answer(HttpExchange exchange) throws IOException {
        if (clients.incrementAndGet() > maxClients) {
            clients.decrementAndGet();
            Answer answer = Answer.unavailable(TEXT, "there are " + maxClients + " clients already; come back later\n");
            send(exchange, answer.status(), answer.contentType(), answer.body());
            return;
        }
        try {
            stream(exchange);
        } finally {
            clients.decrementAndGet();
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        setHeaders(exchange, "text/event-stream");
        // nginx, which stands before many servers, would keep the events until they fill a buffer.
        exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
        if (exchange.getRequestMethod().equals("HEAD")) {
            TimedWrite.within(patience, () -> exchange.sendResponseHeaders(OK, NO_BODY));
            return;
        }
        TimedWrite.within(patience, () -> {
            exchange.sendResponseHeaders(OK, CHUNKED);
            // Newer JDKs would keep the header until the first event.
            exchange.getResponseBody().flush();
        });
        tell(exchange.getResponseBody());
    }

    private void tell(OutputStream out) throws IOException {
        long told = 0;
        while (true) {
            byte[] next;
            synchronized (this) {
                awaitNewer(told);
                if (closed) {
                    return;
                }
                next = number > told ? event : SIGN_OF_LIFE;
                told = number;
            }
            TimedWrite.within(patience, () -> {
                out.write(next);
                out.flush();
            });
        }
    }

    private synchronized void awaitNewer(long told) throws IOException {
        long end = System.nanoTime() + betweenSignsOfLife.toNanos();
        try {
            while (number == told && !closed && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", e);
        }
    }

    /** Ends all streams. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
