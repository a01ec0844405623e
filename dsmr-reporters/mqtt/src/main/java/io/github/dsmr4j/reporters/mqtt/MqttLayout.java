package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.Report;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Which messages a report becomes. The {@link MqttReporter} knows what the broker has; a layout knows at most what
 * earlier reports said, and counts a report once, however often it is asked. Any thread.
 */
public interface MqttLayout {
    /** {@return what a person calls it, such as {@code seed}} */
    String name();

    /**
     * {@return where the broker keeps whether the reporter is connected: {@code online}, or {@code offline} as soon as
     * it is gone} Empty for nowhere.
     */
    default Optional<String> statusTopic() {
        return Optional.empty();
    }

    /**
     * {@return where the receiving program says {@code online} when it starts; then everything is sent again} Empty if
     * it does not say so.
     */
    default Optional<String> birthTopic() {
        return Optional.empty();
    }

    /**
     * Makes the messages of a report.
     *
     * @param report one whose telegram has a right CRC, or none
     * @return in the order to send them; none when the layout has a place for none of the values
     * @throws io.github.dsmr4j.reporters.RefusedException if the report holds values that the receiving program must not
     *     get
     * @throws IOException if something is missing that may be there later; the message says what
     */
    List<MqttMessage> messages(Report report) throws IOException;
}
