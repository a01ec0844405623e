package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.AccessorWalk;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Layouts, and what they make of all composed telegrams: nothing is null, and no public method is left out. */
class NothingIsNullTest {
    private static final Map<DomoticzDevice, Integer> DEVICES = Map.of(DomoticzDevice.GAS, 2, DomoticzDevice.WATER, 3);

    private final AccessorWalk walk = new AccessorWalk();

    @Test
    void whateverIsSent() throws IOException {
        List<MqttLayout> layouts = List.of(
                new JsonLayout("p1/{source}/state"),
                new DomoticzMqttLayout(DEVICES),
                new DsmrReaderLayout(),
                new HomeAssistantLayout("p1", "homeassistant", Duration.ofSeconds(10), source -> "nameless"),
                SeedLayout.builder(SeedLayout.DEFAULT_ROOT).build());
        walk.visit(layouts, "layouts");
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            for (MqttLayout layout : layouts) {
                visit(layout, composed);
            }
        }
        visitWhatIsSetUp(layouts.get(0));

        walk.assertNothingLeftOut(MqttMessage.class, Set.of());
    }

    private void visit(MqttLayout layout, ComposedTelegram composed) throws IOException {
        TelegramReader results = new TelegramReader(new ByteArrayInputStream(composed.bytes()));
        while (results.hasNext()) {
            if (results.next() instanceof Telegram telegram) {
                visit(layout, new Report(composed.name(), Reading.of(telegram)));
            }
        }
    }

    private void visit(MqttLayout layout, Report report) throws IOException {
        try {
            walk.visit(layout.messages(report), layout.name() + " of " + report.source());
        } catch (RefusedException e) {
            walk.visit(e.getMessage(), layout.name() + " of " + report.source());
        }
    }

    private void visitWhatIsSetUp(MqttLayout layout) {
        MqttOptions.Builder options = MqttOptions.builder("127.0.0.1");
        walk.visit(options, "a builder of options");
        walk.visit(List.of(SeedLayout.builder("seed"), DsmrReaderLayout.builder("dsmr")), "builders of layouts");
        walk.visit(new RegisterMemory(Reading.DEFAULT_ZONE), "a memory of registers");
        try (MqttReporter reporter = new MqttReporter(options.build(), layout)) {
            walk.visit(reporter, "a reporter");
        }
    }
}
