package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;

import io.github.dsmr4j.core.reading.Doubt;
import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The metrics of what is held back. */
final class PlausibilityMetrics {
    static final List<Metric<PlausibilityCounters>> ALL = List.of(
            counter(
                    "dsmr_readings_held_back_total",
                    "Readings held back as not plausible, by the gravest doubt.",
                    PlausibilityMetrics::heldBack),
            counter(
                    "dsmr_readings_released_total",
                    "Readings held back that the next one confirmed.",
                    counters -> Stream.of(new Sample(counters.released()))));

    private PlausibilityMetrics() {}

    private static Stream<Sample> heldBack(PlausibilityCounters counters) {
        return Arrays.stream(Doubt.Kind.values())
                .map(kind -> new Sample(
                        counters.heldBack(kind), new Label("kind", kind.name().toLowerCase(Locale.ROOT))));
    }
}
