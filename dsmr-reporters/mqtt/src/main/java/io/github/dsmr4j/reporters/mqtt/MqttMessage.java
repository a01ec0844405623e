package io.github.dsmr4j.reporters.mqtt;

import java.util.Objects;

/**
 * A message for the broker. Immutable; any thread.
 *
 * @param topic where it goes, without wildcards
 * @param payload the text, sent in UTF-8
 * @param qos 0, 1 or 2; with 0 nobody knows whether the broker took it
 * @param retain whether the broker keeps it for those who subscribe later
 * @param once whether it need not be sent again before it changes, the connection breaks or the receiving program starts
 */
public record MqttMessage(String topic, String payload, int qos, boolean retain, boolean once) {
    /**
     * Nothing is absent; the quality of service is one of the three.
     *
     * @param topic where it goes
     * @param payload the text
     * @param qos 0, 1 or 2
     * @param retain whether the broker keeps it
     * @param once whether it need not be sent again before something changes
     */
    public MqttMessage {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(payload, "payload");
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("a quality of service of " + qos + " is none: 0, 1 or 2 are");
        }
    }
}
