package io.github.dsmr4j.reporters.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of line protocol, read more strictly than any server does. */
record Line(String measurement, Map<String, String> tags, Map<String, String> fields, long time) {
    private static final String NAME = "[a-z][a-z0-9_]*";
    private static final Pattern TAG = Pattern.compile(",(" + NAME + ")=((?:[^ ,=\\\\\\p{Cntrl}]|\\\\[ ,=])+)");
    private static final Pattern FIELD = Pattern.compile("(" + NAME + ")=(-?\\d+i|-?\\d+(?:\\.\\d+)?)");
    private static final Pattern LINE =
            Pattern.compile("(" + NAME + ")((?:" + TAG + ")*) (" + FIELD + "(?:," + FIELD + ")*) (-?\\d{1,11})");

    /** @throws IllegalArgumentException if it is not right */
    static Line of(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new IllegalArgumentException("unable to parse '" + text + "'");
        }
        Map<String, String> tags = new TreeMap<>();
        TAG.matcher(line.group(2))
                .results()
                .forEach(tag -> put(tags, tag.group(1), tag.group(2).replaceAll("\\\\(.)", "$1")));
        Map<String, String> fields = new TreeMap<>();
        FIELD.matcher(line.group(5)).results().forEach(field -> put(fields, field.group(1), field.group(2)));
        return new Line(line.group(1), tags, fields, Long.parseLong(line.group(line.groupCount())));
    }

    private static void put(Map<String, String> map, String key, String value) {
        assertThat(map.put(key, value)).as(key + " once").isNull();
    }

    /** What makes the point another one. */
    String series() {
        return measurement + tags + time;
    }

    /** The type of a field: {@code float} or {@code integer}. */
    String type(String field) {
        return fields.get(field).endsWith("i") ? "integer" : "float";
    }
}
