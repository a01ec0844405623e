package io.github.dsmr4j.reporters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dsmr4j.core.AccessorWalk;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import io.github.dsmr4j.reporters.domoticz.DomoticzReporter;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderOptions;
import io.github.dsmr4j.reporters.influx.InfluxOptions;
import io.github.dsmr4j.reporters.json.MeterKind;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever reporters are given and give is asked for everything: nothing is null. */
class NothingIsNullTest {
    private final AccessorWalk walk = new AccessorWalk();

    @Test
    void inReportsOfAllComposedTelegrams() {
        for (Reading reading : Readings.composed()) {
            walk.visit(new Report("meter", reading), reading.identification());
            for (MeterKind kind : MeterKind.values()) {
                walk.visit(kind.in(reading), reading.identification());
            }
            assertThat(ReadingJson.document("meter", reading)).noneMatch(JsonNode::isNull);
        }
        assertThat(walk.called()).contains("Report.reading", "Reading.gas", "MBusDevice.value");
    }

    @Test
    void inOptionsAndStatus() throws IOException {
        DomoticzOptions domoticz = DomoticzOptions.of("http://127.0.0.1:8080", 1);
        try (Lane lane = new Lane(new DomoticzReporter(domoticz), LaneOptions.newest(Duration.ofSeconds(10)))) {
            walk.visit(lane.status(), "status");
        }
        walk.visit(
                List.of(
                        LaneOptions.every(10),
                        domoticz,
                        DsmrReaderOptions.of("http://127.0.0.1:8000", "key"),
                        InfluxOptions.ofDatabase("http://127.0.0.1:8086", "dsmr")),
                "options");
        assertThat(walk.called()).contains("LaneStatus.lastSuccess", "LaneOptions.interval");
    }
}
