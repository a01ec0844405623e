package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Lanes;
import io.github.dsmr4j.reporters.LaterClock;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Served;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads the metrics, and its checker has nothing to say against them. */
@Timeout(180)
class PrometheusIT {
    private static final Pattern SAMPLE = Pattern.compile("(dsmr_[a-z_]+)(\\{.*})? (\\S+)");
    private static final String STRANGE = "the \"house\" \\ of\nM\u00fcller";
    private static final int TRIES = 300;

    private final LaterClock clock = new LaterClock();
    private final LatestReadings latest = new LatestReadings(Duration.ofMinutes(10), clock);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @BeforeEach
    void require() {
        Programs.require("prometheus", "promtool");
    }

    private static String complaints(Document document) throws IOException, InterruptedException {
        Process promtool = Programs.start("promtool", "check", "metrics");
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(document.answer().body());
        }
        String complaints = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        return promtool.waitFor() == 0 ? complaints : complaints + "\nstatus " + promtool.exitValue();
    }

    @Test
    void theCheckerAcceptsEveryComposedTelegram() throws Exception {
        List<Reading> readings = new ArrayList<>(Readings.composed());
        readings.addAll(RareReadings.all());
        for (int number = 0; number < readings.size(); number++) {
            latest.report(new Report("meter " + number, readings.get(number)));
        }
        assertThat(complaints(new PrometheusDocument(latest))).isEmpty();
    }

    @Test
    void theCheckerAcceptsEverythingAtOnce() throws Exception {
        latest.report(new Report("house", Readings.everything()));
        latest.report(new Report(STRANGE, Readings.everything()));
        byte[] stream = ComposedTelegram.all().get(0).bytes();
        try (P1Reader reader =
                        new P1Reader(new StreamTransport("x", new ByteArrayInputStream(stream)), telegram -> {});
                Lanes lanes = new Lanes(List.of(
                        new Lane(latest, LaneOptions.newest(Duration.ZERO)),
                        new Lane(latest, LaneOptions.newest(Duration.ZERO))))) {
            reader.run();
            Document document = new PrometheusDocument(latest)
                    .withReader("house", reader.statistics())
                    .withLanes(lanes::status);
            assertThat(complaints(document)).isEmpty();
        }
    }

    @Test
    void theCheckerWouldComplain() throws Exception {
        assertThat(complaints(() -> Answer.ok("text/plain", "# TYPE dsmr_x counter\ndsmr_x 1\n")))
                .contains("dsmr_x", "status");
    }

    @Test
    void prometheusHasTheSameValuesUntilTheyAreOld() throws Exception {
        latest.report(new Report("house", Readings.everything()));
        latest.report(new Report(STRANGE, Readings.of("1-0:1.7.0(01.193*kW)")));
        Document document = new PrometheusDocument(latest);
        int port = freePort();
        try (Served served = new Served().at("/metrics", new DocumentHandler(document))) {
            Process prometheus = start(port, served.address());
            try {
                String samples = new String(document.answer().body(), UTF_8);
                Map<String, Double> expected = new TreeMap<>();
                samples.lines().filter(line -> !line.startsWith("#")).forEach(line -> put(expected, line));
                assertThat(awaitValues(port, values -> values.size() >= expected.size()))
                        .isEqualTo(expected);

                clock.putForward(Duration.ofMinutes(11));
                assertThat(awaitValues(port, values -> values.size() <= 2).keySet())
                        .hasSize(2)
                        .allSatisfy(key -> assertThat(key).startsWith("dsmr_telegram_timestamp_seconds{"));
            } finally {
                Programs.stop(prometheus);
            }
        }
    }

    /** Puts a line of the document down as Prometheus would show it. */
    private static void put(Map<String, Double> values, String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        Map<String, String> labels = new TreeMap<>();
        Matcher label =
                Pattern.compile("([a-z_0-9]+)=\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(sample.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2).translateEscapes());
        }
        values.put(sample.group(1) + labels, Double.valueOf(sample.group(3)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(int port, String target) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: dsmr
                    static_configs:
                      - targets: ['%s']
                """.formatted(target));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private Map<String, Double> awaitValues(int port, Predicate<Map<String, Double>> enough) throws Exception {
        Map<String, Double> values = Map.of();
        for (int tries = 0; tries < TRIES; tries++) {
            values = values(port);
            if (!values.isEmpty() && enough.test(values)) {
                return values;
            }
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError(
                "after 30 s Prometheus has " + values + " and says " + Files.readString(folder.resolve("log")));
    }

    private Map<String, Double> values(int port) throws InterruptedException {
        URI query = URI.create("http://127.0.0.1:" + port + "/api/v1/query?query="
                + URLEncoder.encode("{__name__=~\"dsmr_.*\"}", UTF_8));
        try {
            byte[] answer = client.send(
                            HttpRequest.newBuilder(query)
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            Map<String, Double> values = new TreeMap<>();
            new JsonMapper().readTree(answer).path("data").path("result").forEach(sample -> put(values, sample));
            return values;
        } catch (IOException e) {
            // Not up yet, or not whole yet.
            return Map.of();
        }
    }

    private static void put(Map<String, Double> values, JsonNode sample) {
        Map<String, String> labels = new TreeMap<>();
        sample.get("metric")
                .propertyStream()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.keySet().removeAll(List.of("instance", "job"));
        String name = labels.remove("__name__");
        values.put(name + labels, sample.get("value").get(1).asDouble());
    }
}
