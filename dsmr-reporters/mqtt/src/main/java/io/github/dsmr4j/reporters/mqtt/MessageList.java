package io.github.dsmr4j.reporters.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The messages of one report, one value a topic. One thread. */
final class MessageList {
    private final String root;
    private final boolean retain;
    private final List<MqttMessage> messages = new ArrayList<>();

    MessageList(String root, boolean retain) {
        this.root = root;
        this.retain = retain;
    }

    /** Adds a value, if it is there. */
    void add(String topic, Optional<String> payload) {
        payload.ifPresent(text -> messages.add(new MqttMessage(root + "/" + topic, text, 1, retain, false)));
    }

    void add(String topic, OptionalLong count) {
        add(topic, count.stream().mapToObj(Long::toString).findFirst());
    }

    List<MqttMessage> toList() {
        return List.copyOf(messages);
    }
}
