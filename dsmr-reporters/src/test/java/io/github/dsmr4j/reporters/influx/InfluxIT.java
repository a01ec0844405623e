package io.github.dsmr4j.reporters.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real InfluxDB 1.x takes the points, and gives the same values back. */
@Timeout(180)
class InfluxIT {
    private static final LaneOptions LANE = LaneOptions.every(1000)
            .withWaits(Duration.ofMillis(50), Duration.ofMillis(200))
            .withTimeToDrain(Duration.ofSeconds(30))
            .inBatches(40, Duration.ofMillis(20));

    private static final Pattern METER = Pattern.compile("^(gas|water|warm_water|heat|cooling)(?=_)");

    @TempDir
    private Path folder;

    private Optional<Influxd> started = Optional.empty();

    @BeforeEach
    void require() {
        Programs.require("influxd");
    }

    private Influxd start(String... settings) throws Exception {
        Influxd influxd = new Influxd(folder, settings);
        started = Optional.of(influxd);
        return influxd.startEmpty();
    }

    @AfterEach
    void stop() throws IOException {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    private static InfluxOptions options(Influxd influxd) {
        return InfluxOptions.ofDatabase(influxd.address(), "p1");
    }

    private static List<Report> composed() {
        List<Report> reports = new ArrayList<>();
        for (Reading reading : Readings.composed()) {
            reports.add(new Report("meter " + reports.size() + ", a=b", reading));
        }
        for (Reading reading : RareReadings.all()) {
            reports.add(new Report("rare " + reports.size(), reading));
        }
        reports.add(new Report("C:\\meters\\", Readings.everything()));
        return reports;
    }

    private static Report second(int second) {
        String clock = String.format(Locale.ROOT, "0-0:1.0.0(24031110%02d%02dW)", second / 60, second % 60);
        return new Report("house", Readings.of(clock, "1-0:1.7.0(01.193*kW)"));
    }

    /** By measurement, source and meter: the time and the fields. */
    private static Map<String, Map<String, Double>> stored(Influxd influxd) throws Exception {
        Map<String, Map<String, Double>> stored = new TreeMap<>();
        for (JsonNode series : influxd.query("SELECT * FROM /.*/ GROUP BY \"source\", \"meter_id\"")) {
            assertThat(series.get("values")).as(series.toString()).hasSize(1);
            Map<String, Double> fields = new TreeMap<>();
            for (int column = 0; column < series.get("columns").size(); column++) {
                JsonNode value = series.get("values").get(0).get(column);
                if (!value.isNull()) {
                    fields.put(series.get("columns").get(column).asText(), value.asDouble());
                }
            }
            stored.put(
                    series.get("name").asText() + "|"
                            + series.get("tags").path("source").asText() + "|"
                            + series.get("tags").path("meter_id").asText(),
                    fields);
        }
        return stored;
    }

    /** The same, from the JSON documents. */
    private static Map<String, Map<String, Double>> expected(List<Report> reports) {
        Map<String, Map<String, Double>> expected = new TreeMap<>();
        for (Report report : reports) {
            JsonNode document = ReadingJson.document(report.reading());
            document.propertyStream()
                    .filter(key -> key.getValue().isNumber() && !key.getKey().equals("schema"))
                    .forEach(key -> {
                        String kind = METER.matcher(key.getKey())
                                .results()
                                .findFirst()
                                .map(MatchResult::group)
                                .orElse("");
                        String prefix = kind.isEmpty() ? "" : kind + "_";
                        String point = (kind.isEmpty() ? "electricity" : kind) + "|"
                                + report.source().replace('\\', '/') + "|"
                                + document.path(prefix + "meter_id").asText().replace('\\', '/');
                        Map<String, Double> fields = expected.computeIfAbsent(point, any -> new TreeMap<>());
                        fields.put(key.getKey(), key.getValue().asDouble());
                        fields.put("time", (double) time(report, document, prefix));
                    });
        }
        return expected;
    }

    private static long time(Report report, JsonNode document, String prefix) {
        String printed =
                document.path(prefix + "time").asText(document.path("time").asText());
        return printed.isEmpty()
                ? report.reading().telegram().received().getEpochSecond()
                : Instant.parse(printed).getEpochSecond();
    }

    @Test
    void givesBackEveryValueOfEveryComposedTelegram() throws Exception {
        Influxd influxd = start();
        List<Report> reports = composed();
        InfluxReporter reporter = new InfluxReporter(options(influxd));
        reporter.reportAll(reports);
        Map<String, Map<String, Double>> expected = expected(reports);
        assertThat(expected).hasSizeGreaterThan(60);
        assertThat(stored(influxd)).isEqualTo(expected);

        reporter.reportAll(reports);
        assertThat(stored(influxd)).as("written again").isEqualTo(expected);
    }

    @Test
    void losesNothingWhenItIsKilledAndComesBack() throws Exception {
        Influxd influxd = start();
        try (Lane lane = new Lane(new InfluxReporter(options(influxd)), LANE)) {
            for (int second = 0; second < 900; second++) {
                lane.offer(second(second));
                if (second == 300) {
                    Eventually.await("some are there", () -> lane.status().reported() > 0);
                    influxd.kill();
                    // Else nothing may be left to fail.
                    lane.offer(second(900));
                    Eventually.await("it is missed", () -> lane.status().failing());
                }
                if (second == 600) {
                    influxd.start();
                }
            }
            Eventually.await("all are there", () -> lane.status().reported() == 901);
            assertThat(lane.status().dropped()).isZero();
            assertThat(lane.status().lastError().orElseThrow()).contains("cannot write to database p1");
        }
        assertThat(influxd.count("electricity", "power_import_w")).isEqualTo(901);
    }

    @Test
    void losesTheOldestAloneWhenItIsGoneForTooLong() throws Exception {
        Influxd influxd = start();
        influxd.kill();
        try (Lane lane = new Lane(new InfluxReporter(options(influxd)), LANE)) {
            lane.offer(second(0));
            Eventually.await("it is missed", () -> lane.status().failing());
            for (int second = 1; second < 1500; second++) {
                lane.offer(second(second));
            }
            influxd.start();
            Eventually.await("the rest is there", () -> lane.status().waiting() == 0);
            // What is tried when the queue is full is not dropped.
            assertThat(lane.status().reported()).isBetween(1000L, 1040L);
            assertThat(lane.status().reported() + lane.status().dropped()).isEqualTo(1500);
            assertThat(influxd.count("electricity", "power_import_w"))
                    .isEqualTo(lane.status().reported());
        }
    }

    @Test
    void aFieldOfAnotherTypeCostsThatReadingAlone() throws Exception {
        Influxd influxd = start();
        influxd.write("electricity average_demand_w=1i 1710148000");
        new InfluxReporter(options(influxd)).report(second(0));
        Report conflict = new Report("house", Readings.of("0-0:1.0.0(240311101510W)", "1-0:1.4.0(02.351*kW)"));
        try (Lane lane = new Lane(new InfluxReporter(options(influxd)), LANE)) {
            for (int second = 1; second < 60; second++) {
                lane.offer(second == 30 ? conflict : second(second));
            }
            Eventually.await("all are done", () -> lane.status().waiting() == 0);
            assertThat(lane.status().reported()).isEqualTo(58);
            assertThat(lane.status().dropped()).isEqualTo(1);
            assertThat(lane.status().lastError().orElseThrow())
                    .contains(
                            "InfluxDB does not accept a reading (HTTP 400); it says: partial write: field type conflict")
                    .contains("average_demand_w");
        }
        assertThat(influxd.count("electricity", "power_import_w")).isEqualTo(59);
    }

    @Test
    void whatIsTooLargeGoesInParts() throws Exception {
        Influxd influxd = start("max-body-size = 400");
        try (Lane lane = new Lane(new InfluxReporter(options(influxd)), LANE)) {
            for (int second = 0; second < 100; second++) {
                lane.offer(second(second));
            }
            Eventually.await("all are there", () -> lane.status().reported() == 100);
            assertThat(lane.status().dropped()).isZero();
        }
        assertThat(influxd.count("electricity", "power_import_w")).isEqualTo(100);
    }

    @Test
    void logsInAndSaysWhatIsMissing() throws Exception {
        Influxd influxd = start("auth-enabled = true");
        fails(options(influxd), "does not let us in (HTTP 401); check the user and the password");
        fails(options(influxd).withLogin("p1", "wrong"), "it says: authorization failed");
        InfluxOptions options = options(influxd).withLogin("p1", "geheim");
        new InfluxReporter(options).report(second(0));
        fails(options.withRetentionPolicy("none"), "it says: retention policy not found: none");
        fails(
                InfluxOptions.ofDatabase(influxd.address(), "none").withLogin("p1", "geheim"),
                "it is not there (HTTP 404); create it, or check its name; it says: database not found: \"none\"");
        fails(
                InfluxOptions.ofBucket(influxd.address(), "org", "p1", "geheim"),
                "whether InfluxDB is 1.x, which has databases, or 2.x, which has buckets");
    }

    private static void fails(InfluxOptions options, String words) throws IOException {
        InfluxReporter reporter = new InfluxReporter(options);
        assertThatThrownBy(() -> reporter.report(second(0)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("geheim");
    }
}
