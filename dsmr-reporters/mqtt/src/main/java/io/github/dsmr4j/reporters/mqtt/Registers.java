package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the registers of one meter show, or by how much they differ, in kWh and m3. Immutable.
 *
 * @param values by name: {@code electricity1} and so on by tariff, {@code electricity} where the meter totals them itself,
 *     both with {@code _returned} for what went to the grid; {@code gas}
 */
record Registers(Map<String, BigDecimal> values) {
    private static final String TOTAL = "electricity";
    private static final String RETURNED = "_returned";
    private static final String GAS = "gas";

    Registers {
        values = Map.copyOf(values);
    }

    /** Those of the electricity meter; none if it prints none. */
    static Registers electricity(Reading reading) {
        Map<String, BigDecimal> values = new TreeMap<>();
        put(values, TOTAL, Unit.KILOWATT_HOUR, reading.energyDelivered());
        put(values, TOTAL + RETURNED, Unit.KILOWATT_HOUR, reading.energyReturned());
        for (Tariff tariff : reading.tariffs()) {
            put(values, TOTAL + tariff.number(), Unit.KILOWATT_HOUR, tariff.delivered());
            put(values, TOTAL + tariff.number() + RETURNED, Unit.KILOWATT_HOUR, tariff.returned());
        }
        return new Registers(values);
    }

    static Registers gas(MBusDevice gas) {
        Map<String, BigDecimal> values = new TreeMap<>();
        put(values, GAS, Unit.CUBIC_METRE, gas.value());
        return new Registers(values);
    }

    private static void put(Map<String, BigDecimal> values, String name, Unit unit, Optional<Quantity> quantity) {
        quantity.flatMap(value -> value.numberIn(unit)).ifPresent(number -> values.put(name, number));
    }

    /** That of one tariff, from the grid. */
    Optional<BigDecimal> delivered(int tariff) {
        return get(TOTAL + tariff);
    }

    /** That of one tariff, to the grid. */
    Optional<BigDecimal> returned(int tariff) {
        return get(TOTAL + tariff + RETURNED);
    }

    Optional<BigDecimal> gas() {
        return get(GAS);
    }

    private Optional<BigDecimal> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** From the grid over all tariffs. */
    Optional<BigDecimal> delivered() {
        return get(TOTAL).or(() -> sum(name -> !name.endsWith(RETURNED)));
    }

    /** To the grid over all tariffs. */
    Optional<BigDecimal> returned() {
        return get(TOTAL + RETURNED).or(() -> sum(name -> name.endsWith(RETURNED)));
    }

    private Optional<BigDecimal> sum(Predicate<String> wanted) {
        return values.entrySet().stream()
                .filter(register -> register.getKey().startsWith(TOTAL) && wanted.test(register.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal::add);
    }

    /** Whether one of them shows less than it showed, as only another meter does. */
    boolean isBehind(Registers earlier) {
        return values.entrySet().stream()
                .anyMatch(register -> earlier.get(register.getKey())
                        .filter(value -> value.compareTo(register.getValue()) > 0)
                        .isPresent());
    }

    /** What was added since; empty if they are not the same registers further on: a sum without one of them is wrong. */
    Optional<Registers> since(Registers earlier) {
        if (isBehind(earlier) || !values.keySet().equals(earlier.values.keySet())) {
            return Optional.empty();
        }
        Map<String, BigDecimal> added = new TreeMap<>(values);
        earlier.values.forEach((name, value) -> added.computeIfPresent(name, (same, now) -> now.subtract(value)));
        return Optional.of(new Registers(added));
    }
}
