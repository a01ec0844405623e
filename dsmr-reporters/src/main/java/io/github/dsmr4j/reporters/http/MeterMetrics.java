package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;
import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import io.github.dsmr4j.reporters.json.MeterKind;
import java.util.List;
import java.util.stream.Stream;

/** The metrics of the meters behind the electricity meter. */
final class MeterMetrics {
    private static final Measure VOLUME = new Measure("cubic_meters", Unit.CUBIC_METRE);
    private static final List<Measure> OF_HEAT =
            List.of(new Measure("joules", Unit.of("J")), new Measure("watthours", Unit.WATT_HOUR), VOLUME);

    static final List<Metric<Reading>> ALL = Stream.concat(
                    Stream.of(MeterKind.values()).flatMap(MeterMetrics::of),
                    Stream.of(gauge(
                            "dsmr_valve_position",
                            "Position of a meter's valve: 0 off, 1 on, 2 released.",
                            MeterMetrics::valves)))
            .toList();

    private MeterMetrics() {}

    /** What a meter counts, as its metric says it, and in which unit. */
    private record Measure(String name, Unit unit) {}

    private static Stream<Metric<Reading>> of(MeterKind kind) {
        String name = "dsmr_" + kind.key() + "_";
        String words = kind.key().replace('_', ' ') + " meter";
        List<Measure> measures = kind == MeterKind.HEAT || kind == MeterKind.COOLING ? OF_HEAT : List.of(VOLUME);
        Stream<Metric<Reading>> counters = measures.stream()
                .map(measure -> counter(
                        name + measure.name() + "_total",
                        "What the " + words + " in use measured last.",
                        reading -> kind.in(reading).stream()
                                .flatMap(meter -> Samples.quantity(measure.unit(), kind.value(meter), label(meter)))));
        Metric<Reading> time = gauge(
                name + "timestamp_seconds",
                "When the " + words + " measured that.",
                reading -> kind.in(reading).stream().flatMap(meter -> Samples.time(meter.time(), label(meter))));
        return Stream.concat(counters, Stream.of(time));
    }

    private static Stream<Sample> valves(Reading reading) {
        return Stream.of(MeterKind.values())
                .flatMap(kind -> kind.in(reading).stream()
                        .flatMap(meter ->
                                Samples.count(meter.valvePosition(), new Label("meter", kind.key()), label(meter))));
    }

    private static Label label(MBusDevice device) {
        return new Label("channel", Integer.toString(device.channel()));
    }
}
