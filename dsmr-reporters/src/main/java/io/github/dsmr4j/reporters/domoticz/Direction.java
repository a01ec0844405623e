package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** What a meter prints of one direction: from the grid, or to it. */
final class Direction {
    private static final int REGISTER = 8;
    private static final int POWER = 7;

    /** Watt-hours by tariff; that of tariff 0 is their total. */
    private final Map<Integer, BigDecimal> registers = new TreeMap<>();

    /** The tariffs of all registers that are printed, whether they hold a number or not. */
    private final Set<Integer> printedRegisters;

    private final boolean printsPower;
    private final Optional<BigDecimal> watts;

    private Direction(
            Reading reading,
            int code,
            Optional<Quantity> total,
            Function<Tariff, Optional<Quantity>> register,
            Optional<Quantity> power) {
        total.ifPresent(energy -> registers.put(0, wattHours(energy)));
        reading.tariffs()
                .forEach(tariff ->
                        register.apply(tariff).ifPresent(energy -> registers.put(tariff.number(), wattHours(energy))));
        printedRegisters = printed(reading, code, REGISTER);
        printsPower = printed(reading, code, POWER).contains(0);
        watts = power.map(quantity -> quantity.in(Unit.WATT).toBigDecimal());
    }

    static Direction fromGrid(Reading reading) {
        return new Direction(reading, 1, reading.energyDelivered(), Tariff::delivered, reading.powerDelivered());
    }

    static Direction toGrid(Reading reading) {
        return new Direction(reading, 2, reading.energyReturned(), Tariff::returned, reading.powerReturned());
    }

    private static BigDecimal wattHours(Quantity energy) {
        return energy.in(Unit.WATT_HOUR).toBigDecimal();
    }

    private static Set<Integer> printed(Reading reading, int code, int kind) {
        return reading.objects().stream()
                .map(object -> object.reference().code())
                .filter(reference -> reference.a() == 1 && reference.b() <= 1)
                .filter(reference -> reference.c() == code && reference.d() == kind)
                .map(Obis::e)
                .collect(Collectors.toSet());
    }

    boolean hasRegisters() {
        return !registers.isEmpty();
    }

    boolean hasPower() {
        return printsPower;
    }

    /** Whether what is printed is numbers, and no counter is negative: what is not printed does no harm. */
    boolean isUsable() {
        return registers.keySet().containsAll(printedRegisters)
                && registers.values().stream().allMatch(energy -> energy.signum() >= 0)
                && watts.isPresent() == printsPower;
    }

    /** What was counted in tariff 1; a total without tariffs is taken for that. */
    BigDecimal first() {
        return sum(hasTariffs() ? tariff -> tariff == 1 : tariff -> true);
    }

    /** What was counted in all other tariffs. */
    BigDecimal others() {
        return sum(hasTariffs() ? tariff -> tariff > 1 : tariff -> false);
    }

    boolean hasTariffs() {
        return registers.keySet().stream().anyMatch(tariff -> tariff > 0);
    }

    private BigDecimal sum(IntPredicate tariffs) {
        return registers.entrySet().stream()
                .filter(register -> tariffs.test(register.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Power; 0 when it is not printed. */
    BigDecimal watts() {
        return watts.orElse(BigDecimal.ZERO);
    }
}
