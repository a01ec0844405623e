package io.github.dsmr4j.reporters.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopic;

/** Topics as a person configures them: with {@code {source}} where the source's name belongs. Stateless: any thread. */
final class TopicName {
    private static final String SOURCE = "{source}";

    private TopicName() {}

    /**
     * The topic, if it is one.
     *
     * @throws IllegalArgumentException if nothing can be published under it
     */
    static String check(String topic) {
        MqttTopic.of(topic);
        if (topic.startsWith("/") || topic.endsWith("/")) {
            throw new IllegalArgumentException("the topic \"" + topic + "\" begins or ends with a slash");
        }
        return topic;
    }

    /** A topic without the part that differs by source, for what all sources share. */
    static String shared(String topic) {
        String shared = topic.replace("/" + SOURCE, "").replace(SOURCE + "/", "");
        return shared.contains(SOURCE) ? shared.replace(SOURCE, "all") : shared;
    }

    static String of(String topic, String source) {
        return topic.replace(SOURCE, source.replaceAll("[/+#\\p{Cntrl}]", "_"));
    }
}
