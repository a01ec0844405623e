package io.github.dsmr4j.reporters.influx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.web.WebAnswer;
import io.github.dsmr4j.reporters.web.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes readings to InfluxDB: one point of measurement {@code electricity} at the meter's time, and one of {@code gas},
 * {@code water} and {@code heat} each at the time when that meter measured. Where the meter has no clock, the time of
 * receipt counts. Tags are {@code source} and {@code meter_id}; fields have the names of
 * {@link io.github.dsmr4j.reporters.json.ReadingJson}. Amounts are floats and counts integers, always: InfluxDB refuses a
 * field that changes its type.
 *
 * <p>A point that is written again takes its own place, so nothing counts twice. Many readings go in one request in a lane
 * with batches:
 *
 * <pre>{@code
 * InfluxOptions influx = InfluxOptions.ofDatabase("http://localhost:8086", "p1");
 * LaneOptions everyTelegram = LaneOptions.every(3600).inBatches(500, Duration.ofSeconds(10));
 * new Lane(new InfluxReporter(influx), everyTelegram);
 * }</pre>
 *
 * <p>What InfluxDB does not accept is refused. Every other failure may pass: a wrong login can be mended, and a database be
 * created. Redirects are not followed, so that the login goes nowhere else. Threads as {@link Reporter} says.
 */
public final class InfluxReporter implements Reporter {
    private final InfluxOptions options;
    private final WebClient client;
    private final URI uri;

    /**
     * A reporter that connects when it has something to report.
     *
     * @param options where InfluxDB is, and what to write to
     * @throws IOException if the CA file cannot be used; the message says why
     */
    public InfluxReporter(InfluxOptions options) throws IOException {
        this.options = options;
        this.client = new WebClient(options.endpoint());
        this.uri = URI.create(options.base() + options.target().path());
    }

    @Override
    public String name() {
        return options.toString();
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        reportAll(List.of(report));
    }

    @Override
    public void reportAll(List<Report> reports) throws IOException, InterruptedException {
        // Gas is in every telegram of an hour or five minutes: once is enough.
        Set<String> points = new LinkedHashSet<>();
        reports.forEach(report -> points.addAll(Points.of(report)));
        if (!points.isEmpty()) {
            write(String.join("\n", points) + "\n");
        }
    }

    private void write(String points) throws IOException, InterruptedException {
        WebAnswer answer = ask(points);
        if (answer.status() == 204) {
            return;
        }
        String message = words(InfluxAnswer.reason(answer, options.target()));
        throw InfluxAnswer.isRefusal(answer) ? new RefusedException(message) : answer.failure(message);
    }

    private WebAnswer ask(String points) throws IOException, InterruptedException {
        try {
            return client.ask(HttpRequest.newBuilder(uri)
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .POST(BodyPublishers.ofString(points, UTF_8)));
        } catch (IOException e) {
            throw new IOException(words(String.valueOf(e.getMessage())));
        }
    }

    private String words(String reason) {
        return "cannot write to " + options.target() + " at " + options.base() + ": " + reason;
    }

    /** Nothing to do. */
    @Override
    public void close() {}
}
