package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a DSMR-reader layout sends of a report: payloads by topic below {@code dsmr}. */
final class Published {
    private final DsmrReaderLayout layout;

    Published(RegisterMemory memory) {
        this.layout = DsmrReaderLayout.builder("dsmr").memory(memory).build();
    }

    Map<String, String> all(Report report) {
        Map<String, String> payloads = new LinkedHashMap<>();
        layout.messages(report)
                .forEach(message -> payloads.put(message.topic().replaceFirst("dsmr/", ""), message.payload()));
        return payloads;
    }

    Map<String, String> below(String topic, Report report) {
        Map<String, String> payloads = new LinkedHashMap<>();
        all(report).forEach((name, payload) -> {
            if (name.startsWith(topic + "/")) {
                payloads.put(name.substring(topic.length() + 1), payload);
            }
        });
        return payloads;
    }

    Optional<String> one(String topic, Report report) {
        return Optional.ofNullable(all(report).get(topic));
    }
}
