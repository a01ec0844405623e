package io.github.dsmr4j.reporters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Answers on loopback as another program does, or as a test wants it to. Any departure from what the program documents is
 * noted in {@link #faults()}, and fails the test that looks there.
 */
public abstract class StandIn implements Closeable {
    /** What is done with a request. */
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> faults = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private Behaviour behaviour = this::answerAsUsual;

    protected StandIn(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /** Begins to answer. */
    protected void start() {
        server.start();
    }

    protected static HttpServer plain() throws IOException {
        return HttpServer.create(loopback(), 0);
    }

    protected static HttpServer encrypted(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Does what the program does. */
    protected abstract void answerAsUsual(HttpExchange exchange) throws IOException;

    public synchronized void behave(Behaviour other) {
        behaviour = other;
    }

    public synchronized void behaveAgain() {
        behaviour = this::answerAsUsual;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    protected synchronized void fault(String what) {
        faults.add(what);
    }

    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Behaviour current;
        synchronized (this) {
            current = behaviour;
        }
        try (exchange) {
            current.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The parts of {@code a=1&b=2}, not decoded. */
    protected static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return parameters;
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Answers nothing, not even a header. */
    public void hang(HttpExchange exchange) throws InterruptedException {
        closing.await();
    }

    /** Begins well and stops in mid-body. */
    public void hangInMidBody(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write("{\"status\" : ".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        closing.await();
    }

    /** Never ends. */
    public void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        byte[] blanks = " ".repeat(8192).getBytes(UTF_8);
        while (closing.getCount() > 0) {
            body.write(blanks);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
