package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Domoticz is told of a reading: the {@code svalue} of its devices, numbers that are never negative. Domoticz
 * answers OK to anything and lets it spoil the device, so nothing else comes out of here: a reading that cannot be told
 * in full gives nothing.
 *
 * <p>What is less than a whole watt-hour, watt or litre is left off. Stateless; any thread.
 */
public final class DomoticzValues {
    /** A thousand times what a register of six digits before the point can count. */
    private static final BigDecimal MAX_COUNTER = BigDecimal.valueOf(1_000_000_000_000L);

    private static final BigDecimal MAX_WATTS = BigDecimal.valueOf(Integer.MAX_VALUE);

    private static final List<Integer> PHASES = List.of(1, 2, 3);

    private DomoticzValues() {}

    /**
     * For a device of type P1 Smart Meter, Energy: {@code USED1;USED2;RETURNED1;RETURNED2;CONS;PROD} in Wh and W.
     *
     * <p>1 is what the register of tariff 1 counts, 2 that of tariff 2 and of further ones. A direction without tariffs
     * (1-0:1.8.0 alone) counts in 1. A register or a power that the meter does not print is 0. The negative power of a
     * meter that has one power for both directions is power to the grid.
     *
     * @param reading of any meter
     * @param tariffsSwapped whether 1 and 2 change places: Domoticz takes 1 for the low tariff, which in Belgium has
     *     register 2
     * @return empty if the meter prints no register of energy from the grid, or one of the values is negative, too large or
     *     no number of that unit
     */
    public static Optional<String> energy(Reading reading, boolean tariffsSwapped) {
        Direction fromGrid = Direction.fromGrid(reading);
        Direction toGrid = Direction.toGrid(reading);
        if (!fromGrid.hasRegisters() || !fromGrid.isUsable() || !toGrid.isUsable()) {
            return Optional.empty();
        }
        BigDecimal watts = fromGrid.watts();
        boolean oneForBoth = watts.signum() < 0 && !toGrid.hasPower();
        return joined(List.of(
                low(fromGrid, tariffsSwapped),
                high(fromGrid, tariffsSwapped),
                low(toGrid, tariffsSwapped),
                high(toGrid, tariffsSwapped),
                whole(oneForBoth ? BigDecimal.ZERO : watts, MAX_WATTS),
                whole(oneForBoth ? watts.negate() : toGrid.watts(), MAX_WATTS)));
    }

    /**
     * Says why {@link #energy} gives nothing.
     *
     * @param report the one that gave nothing
     * @param receiver for whom it should have been told, as people call it
     * @return to be thrown by the caller
     */
    public static RefusedException noEnergy(Report report, String receiver) {
        return new RefusedException("nothing to tell " + receiver + " about the energy of " + report.source()
                + ": its telegram has no register 1-0:1.8.n, or a value that is no number of kWh or kW, or a negative"
                + " one");
    }

    private static Optional<String> low(Direction direction, boolean tariffsSwapped) {
        boolean swapped = tariffsSwapped && direction.hasTariffs();
        return whole(swapped ? direction.others() : direction.first(), MAX_COUNTER);
    }

    private static Optional<String> high(Direction direction, boolean tariffsSwapped) {
        boolean swapped = tariffsSwapped && direction.hasTariffs();
        return whole(swapped ? direction.first() : direction.others(), MAX_COUNTER);
    }

    private static Optional<String> joined(List<Optional<String>> figures) {
        List<String> present = figures.stream().flatMap(Optional::stream).toList();
        return present.size() == figures.size() ? Optional.of(String.join(";", present)) : Optional.empty();
    }

    /**
     * For a device of type P1 Smart Meter, Gas: litres.
     *
     * @param reading of any meter
     * @return empty if there is no gas meter or no volume of it
     */
    public static Optional<String> gas(Reading reading) {
        return litres(reading.gas());
    }

    /**
     * For a counter of type water with the divider 1000: litres.
     *
     * @param reading of any meter
     * @return empty if there is no water meter or no volume of it
     */
    public static Optional<String> water(Reading reading) {
        return litres(reading.water());
    }

    private static Optional<String> litres(Optional<MBusDevice> meter) {
        return meter.flatMap(MBusDevice::value).flatMap(volume -> thousandths(volume, Unit.CUBIC_METRE));
    }

    private static Optional<String> thousandths(Quantity quantity, Unit unit) {
        return quantity.numberIn(unit).flatMap(number -> whole(number.movePointRight(3), MAX_COUNTER));
    }

    /**
     * For a counter with the divider 1000: thousandths of GJ, kWh or m3, whichever the heat meter measures.
     *
     * @param reading of any meter
     * @return empty if there is no heat meter, or it measures something else
     */
    public static Optional<String> heat(Reading reading) {
        return reading.heat()
                .flatMap(MBusDevice::value)
                .flatMap(value -> Stream.of(Unit.GIGAJOULE, Unit.KILOWATT_HOUR, Unit.CUBIC_METRE)
                        .flatMap(unit -> thousandths(value, unit).stream())
                        .findFirst());
    }

    /**
     * For a device of type Ampere (3 Phase): {@code L1;L2;L3} in A, without signs. A phase that the meter does not
     * print is 0.
     *
     * @param reading of any meter
     * @return empty if it prints the current of no phase, or one that is no number of amperes
     */
    public static Optional<String> current(Reading reading) {
        return PHASES.stream().anyMatch(phase -> printsCurrent(reading, phase))
                ? joined(PHASES.stream().map(phase -> amperes(reading, phase)).toList())
                : Optional.empty();
    }

    private static Optional<String> amperes(Reading reading, int phase) {
        return printsCurrent(reading, phase)
                ? decimal(reading.phase(phase).flatMap(Phase::current), Unit.AMPERE, BigDecimal::abs)
                : Optional.of("0");
    }

    /** Whether there is such an object, be it a number or not. */
    private static boolean printsCurrent(Reading reading, int phase) {
        return IntStream.rangeClosed(0, 1)
                .anyMatch(b ->
                        !reading.objects(Obis.of(1, b, 11 + 20 * phase, 7, 0)).isEmpty());
    }

    /**
     * For a device of type Voltage: the voltage of a phase in V.
     *
     * @param reading of any meter
     * @param phase 1 to 3
     * @return empty if the meter prints none
     */
    public static Optional<String> voltage(Reading reading, int phase) {
        return decimal(reading.phase(phase).flatMap(Phase::voltage), Unit.VOLT, volts -> volts);
    }

    private static Optional<String> decimal(Optional<Quantity> quantity, Unit unit, UnaryOperator<BigDecimal> change) {
        return quantity.flatMap(value -> value.numberIn(unit))
                .map(change)
                .filter(number -> number.signum() >= 0)
                .map(BigDecimal::toPlainString);
    }

    private static Optional<String> whole(BigDecimal number, BigDecimal max) {
        return number.signum() < 0 || number.compareTo(max) > 0
                ? Optional.empty()
                : Optional.of(number.setScale(0, RoundingMode.DOWN).toPlainString());
    }
}
