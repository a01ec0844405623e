package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.util.List;
import java.util.Optional;

/**
 * One document for each report: that of {@link ReadingJson}. Below its topic, {@code status} tells whether the reporter
 * is connected. Immutable; any thread.
 */
public final class JsonLayout implements MqttLayout {
    private final String topic;
    private final boolean retain;

    /**
     * A layout whose documents the broker does not keep.
     *
     * @param topic where the documents go; in it, {@code {source}} stands for the source's name
     * @throws IllegalArgumentException if the topic is none
     */
    public JsonLayout(String topic) {
        this(topic, false);
    }

    /**
     * A layout.
     *
     * @param topic where the documents go; in it, {@code {source}} stands for the source's name
     * @param retain whether the broker keeps the newest for those who subscribe later
     * @throws IllegalArgumentException if the topic is none
     */
    public JsonLayout(String topic, boolean retain) {
        this.topic = TopicName.check(topic);
        this.retain = retain;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Optional<String> statusTopic() {
        return Optional.of(TopicName.shared(topic) + "/status");
    }

    @Override
    public List<MqttMessage> messages(Report report) {
        return List.of(new MqttMessage(
                TopicName.of(topic, report.source()), ReadingJson.line(report.reading()), 1, retain, false));
    }
}
