package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MqttLayout;
import io.github.dsmr4j.reporters.mqtt.MqttMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * A document below each topic, for nobody but a person who looks: it says nothing of who is online, and the broker does not
 * keep it.
 */
record TrialLayout(List<String> topics) implements MqttLayout {
    private static final String BELOW = "/test";

    TrialLayout {
        topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public List<MqttMessage> messages(Report report) {
        List<MqttMessage> messages = new ArrayList<>();
        topics.forEach(topic -> messages.addAll(new JsonLayout(topic + BELOW).messages(report)));
        return messages;
    }
}
