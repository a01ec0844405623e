package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes samples of what a reading holds; none of what is absent, or measures something else. */
final class Samples {
    private Samples() {}

    static Stream<Sample> quantity(Unit unit, Optional<Quantity> quantity, Label... labels) {
        return quantity.flatMap(value -> value.numberIn(unit)).map(number -> new Sample(number, labels)).stream();
    }

    static Stream<Sample> count(OptionalLong count, Label... labels) {
        return count.stream().mapToObj(number -> new Sample(number, labels));
    }

    static Stream<Sample> time(Optional<MeterTime> time, Label... labels) {
        return time.flatMap(MeterTime::instant).map(instant -> new Sample(instant.getEpochSecond(), labels)).stream();
    }

    /** Never the total and the tariffs: a sum over both would be twice the energy. */
    static Stream<Sample> energy(Unit unit, Optional<Quantity> total, Map<Integer, Quantity> registers) {
        List<Sample> tariffs = registers.entrySet().stream()
                .flatMap(register -> quantity(
                        unit,
                        Optional.of(register.getValue()),
                        new Label("tariff", register.getKey().toString())))
                .toList();
        return tariffs.isEmpty() ? quantity(unit, total) : tariffs.stream();
    }

    static Stream<Sample> phases(Reading reading, Unit unit, Function<Phase, Optional<Quantity>> value) {
        return reading.phases().stream().flatMap(phase -> quantity(unit, value.apply(phase), phase(phase.number())));
    }

    static Stream<Sample> phaseCounts(Reading reading, Function<Phase, OptionalLong> value) {
        return reading.phases().stream().flatMap(phase -> count(value.apply(phase), phase(phase.number())));
    }

    static Label phase(int number) {
        return new Label("phase", "L" + number);
    }
}
