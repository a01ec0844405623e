package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.mqtt.MqttLayout;
import io.github.dsmr4j.reporters.mqtt.MqttMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One layout for each meter that has a name, and one for the meter that has none. */
final class MeterLayouts implements MqttLayout {
    private final MqttLayout unnamed;
    private final Map<String, MqttLayout> named;

    MeterLayouts(MqttLayout unnamed, Map<String, MqttLayout> named) {
        this.unnamed = unnamed;
        this.named = Map.copyOf(named);
    }

    @Override
    public String name() {
        return unnamed.name();
    }

    @Override
    public Optional<String> statusTopic() {
        return unnamed.statusTopic();
    }

    @Override
    public Optional<String> birthTopic() {
        return unnamed.birthTopic();
    }

    @Override
    public List<MqttMessage> messages(Report report) throws IOException {
        return named.getOrDefault(report.source(), unnamed).messages(report);
    }
}
