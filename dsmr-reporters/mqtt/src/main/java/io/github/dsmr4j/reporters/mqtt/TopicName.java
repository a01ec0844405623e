package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** Topics as a person configures them: with {@code {source}} where the source's name belongs. Stateless: any thread. */
final class TopicName {
    private static final String SOURCE = "{source}";
    private static final Pattern FORBIDDEN = Pattern.compile("[+#\\p{Cntrl}\\p{Cs}]");

    /** What a topic may have by MQTT, less room for what is put behind it. */
    private static final int MAX_BYTES = 60_000;

    private TopicName() {}

    /**
     * The topic, if it is one.
     *
     * @throws IllegalArgumentException if nothing can be published under it
     */
    static String check(String topic) {
        if (topic.isEmpty() || topic.startsWith("/") || topic.endsWith("/")) {
            throw new IllegalArgumentException("the topic \"" + topic + "\" is empty, or begins or ends with a slash");
        }
        if (FORBIDDEN.matcher(topic).find()) {
            throw new IllegalArgumentException("the topic \"" + topic
                    + "\" holds + or #, which stand for any topic, or a character that cannot be printed");
        }
        if (topic.getBytes(UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a topic of more than " + MAX_BYTES + " bytes is too long");
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
