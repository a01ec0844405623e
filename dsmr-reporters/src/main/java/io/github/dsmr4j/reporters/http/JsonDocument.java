package io.github.dsmr4j.reporters.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.util.Objects;

/**
 * The latest reading of one source as {@link ReadingJson}. While there is no fresh one: 503 and
 * {@code {"error":"no telegram from ..."}}. Immutable.
 */
public final class JsonDocument implements Document {
    private static final String TYPE = "application/json";

    private final LatestReadings latest;
    private final String source;

    /**
     * The document of a source.
     *
     * @param latest where readings come from
     * @param source the name of the one source
     */
    public JsonDocument(LatestReadings latest, String source) {
        this.latest = Objects.requireNonNull(latest, "latest");
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public Answer answer() {
        return latest.fresh(source)
                .map(report -> Answer.ok(TYPE, ReadingJson.line(report.reading()) + "\n"))
                .orElseGet(() -> Answer.unavailable(TYPE, error(latest.absence(source)) + "\n"));
    }

    private static String error(String words) {
        return JsonNodeFactory.instance.objectNode().put("error", words).toString();
    }
}
