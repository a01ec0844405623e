package io.github.dsmr4j.reporters.influx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.MeterKind;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The points of a report, each a line of line protocol with its time in seconds. */
final class Points {
    private static final String ELECTRICITY = "electricity";

    private final Report report;
    private final ObjectNode document;

    private Points(Report report) {
        this.report = report;
        this.document = ReadingJson.document(report.reading());
    }

    /** The same at each call; none where the meter prints nothing that has a name. */
    static List<String> of(Report report) {
        Points points = new Points(report);
        return Stream.concat(
                        points.line(ELECTRICITY, "").stream(),
                        Stream.of(MeterKind.values())
                                .map(MeterKind::key)
                                .flatMap(meter -> points.line(meter, meter + "_").stream()))
                .toList();
    }

    /** A point without fields is none. */
    private Optional<String> line(String measurement, String prefix) {
        String fields = document.properties().stream()
                .filter(key -> measurement(key.getKey()).equals(measurement))
                .flatMap(key -> field(key).stream())
                .collect(Collectors.joining(","));
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        measurement + tag("meter_id", text(prefix + "meter_id").orElse(""))
                                + tag("source", report.source()) + " " + fields + " " + time(prefix));
    }

    private static String measurement(String key) {
        return MeterKind.ofKey(key).map(MeterKind::key).orElse(ELECTRICITY);
    }

    private static Optional<String> field(Map.Entry<String, JsonNode> key) {
        return FieldType.of(key.getKey()).map(type -> key.getKey() + "=" + type.text(key.getValue()));
    }

    /** An empty tag would be an error. */
    private static String tag(String name, String value) {
        String escaped = escaped(value);
        return escaped.isEmpty() ? "" : "," + name + "=" + escaped;
    }

    /**
     * Line protocol has no way to write a backslash before a sign that needs one itself, or at the end, nor a line break:
     * other signs take their place.
     */
    private static String escaped(String value) {
        return value.replaceAll("\\p{Cntrl}", " ").replace('\\', '/').replaceAll("[ ,=]", "\\\\$0");
    }

    private long time(String prefix) {
        return text(prefix + "time")
                .or(() -> text("time"))
                .map(Instant::parse)
                .orElseGet(() -> report.reading().telegram().received())
                .getEpochSecond();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(document.get(key)).map(JsonNode::asText);
    }
}
