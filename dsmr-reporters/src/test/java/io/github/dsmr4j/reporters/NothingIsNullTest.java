package io.github.dsmr4j.reporters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dsmr4j.core.AccessorWalk;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import io.github.dsmr4j.reporters.domoticz.DomoticzReporter;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderOptions;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderPush;
import io.github.dsmr4j.reporters.homewizard.HomeWizardApi;
import io.github.dsmr4j.reporters.http.JsonDocument;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.PrometheusDocument;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import io.github.dsmr4j.reporters.influx.InfluxOptions;
import io.github.dsmr4j.reporters.influx.InfluxReporter;
import io.github.dsmr4j.reporters.json.MeterKind;
import io.github.dsmr4j.reporters.json.ReadingJson;
import io.github.dsmr4j.reporters.raw.RawTelegramOptions;
import io.github.dsmr4j.reporters.raw.RawTelegramServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever reporters are given and give is asked for everything: nothing is null, and no public method is left out. */
class NothingIsNullTest {
    private static final String SOURCE = "meter";
    private static final DomoticzOptions DOMOTICZ = DomoticzOptions.of("http://127.0.0.1:8080", 1);
    private static final DsmrReaderOptions DSMR_READER = DsmrReaderOptions.of("http://127.0.0.1:8000", "key");
    private static final InfluxOptions INFLUX = InfluxOptions.ofDatabase("http://127.0.0.1:8086", "dsmr");

    private final AccessorWalk walk = new AccessorWalk();

    @Test
    void whateverReportersGive() throws IOException {
        for (Reading reading : Readings.composed()) {
            visit(reading);
        }
        visitDocuments(new LatestReadings(Duration.ofMinutes(1)), "before the first telegram");
        visitReporters();
        visitRawTelegrams();
        visitLanes();
        walk.visit(new RetryLaterException("later", Duration.ofSeconds(1)), "a wait");

        walk.assertNothingLeftOut(Report.class, Set.of());
    }

    private void visit(Reading reading) {
        Report report = new Report(SOURCE, reading);
        walk.visit(report, reading.identification());
        for (MeterKind kind : MeterKind.values()) {
            walk.visit(kind.in(reading), reading.identification());
        }
        for (DomoticzDevice device : DomoticzDevice.values()) {
            walk.visit(device.svalue(reading), reading.identification());
        }
        assertThat(ReadingJson.document(SOURCE, reading)).noneMatch(JsonNode::isNull);

        LatestReadings latest = new LatestReadings(Duration.ofHours(1));
        latest.report(report);
        visitDocuments(latest, reading.identification());
    }

    private void visitDocuments(LatestReadings latest, String path) {
        walk.visit(latest, path);
        walk.visit(
                List.of(
                        new JsonDocument(latest, SOURCE),
                        new TelegramDocument(latest, SOURCE),
                        new PrometheusDocument(latest),
                        new HomeWizardApi(latest, SOURCE, "aabbccddeeff")),
                path);
    }

    /** None of them connects before its first report. */
    private void visitReporters() throws IOException {
        walk.visit(List.of(DOMOTICZ, DSMR_READER, INFLUX), "options");
        walk.visit(
                List.of(
                        new DomoticzReporter(DOMOTICZ),
                        new DsmrReaderPush(DSMR_READER),
                        new InfluxReporter(INFLUX),
                        new ReadingEvents(SOURCE)),
                "reporters");
    }

    private void visitRawTelegrams() throws IOException {
        RawTelegramOptions options =
                RawTelegramOptions.on(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        walk.visit(options, "options of raw telegrams");
        try (RawTelegramServer server = RawTelegramServer.open(options)) {
            walk.visit(server, "raw telegrams");
        }
    }

    private void visitLanes() throws IOException {
        LaneOptions newest = LaneOptions.newest(Duration.ofSeconds(10));
        walk.visit(List.of(newest, LaneOptions.every(10)), "options of lanes");
        Lane lane = new Lane(new DomoticzReporter(DOMOTICZ), newest);
        try (Lanes lanes = new Lanes(List.of(lane))) {
            walk.visit(List.of(lane, lanes), "lanes");
        }
    }
}
