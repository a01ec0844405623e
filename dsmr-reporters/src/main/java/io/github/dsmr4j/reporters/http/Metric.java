package io.github.dsmr4j.reporters.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A metric with its samples of something: a reading, a reader, a lane.
 *
 * @param name in base units; that of a counter ends in {@code _total}
 * @param type {@code counter} or {@code gauge}
 * @param help what it means
 * @param samples those of one thing
 */
record Metric<T>(String name, String type, String help, Function<T, Stream<Sample>> samples) {
    /** A label of a sample. */
    record Label(String name, String value) {
        /** As the text format writes it. */
        @Override
        public String toString() {
            String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            return name + "=\"" + escaped + "\"";
        }
    }

    /** One number of a metric. */
    record Sample(List<Label> labels, BigDecimal value) {
        Sample(BigDecimal value, Label... labels) {
            this(List.of(labels), value);
        }

        Sample(long value, Label... labels) {
            this(BigDecimal.valueOf(value), labels);
        }

        /** With these labels before its own; one that is among both is there once. */
        Sample under(List<Label> before) {
            return new Sample(
                    Stream.concat(before.stream(), labels.stream()).distinct().toList(), value);
        }
    }

    static <T> Metric<T> counter(String name, String help, Function<T, Stream<Sample>> samples) {
        return new Metric<>(name, "counter", help, samples);
    }

    static <T> Metric<T> gauge(String name, String help, Function<T, Stream<Sample>> samples) {
        return new Metric<>(name, "gauge", help, samples);
    }
}
