package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a reading says of one phase. What the meter does not print is absent, never 0. Quantities have the unit that the
 * meter prints. Immutable; any thread.
 *
 * <p>Source: DSMR P1 companion standard 5.0.2, e-MUCS P1, Luxembourg P1 1.1.3, Swedish H1 2.0; what Lithuanian meters
 * alone print is marked so.
 */
public final class Phase {
    /** How many there are. */
    static final int COUNT = 3;

    /** How far a quantity of one phase is from the same of the next, in value group C; L1 is as far from all phases. */
    private static final int NEXT_PHASE = 20;

    private static final int CURRENT = 11;
    private static final int VOLTAGE = 12;
    private static final int POWER_FACTOR = 13;

    private static final int ACTUAL = 7;
    private static final int AVERAGE = 24;
    private static final int SAGS = 32;
    private static final int SAG_DURATION = 33;
    private static final int SAG_MAGNITUDE = 34;
    private static final int SWELLS = 36;
    private static final int SWELL_DURATION = 37;
    private static final int SWELL_MAGNITUDE = 38;

    private final ObjectIndex objects;
    private final int number;

    Phase(ObjectIndex objects, int number) {
        this.objects = objects;
        this.number = number;
    }

    static boolean exists(int number) {
        return number >= 1 && number <= COUNT;
    }

    /** Value group C of a quantity of one phase, from that of all phases. */
    static int quantityOf(int all, int number) {
        return all + number * NEXT_PHASE;
    }

    /** {@return its number, 1 to 3} */
    public int number() {
        return number;
    }

    /** {@return the power from the grid (1-0:21.7.0, 41, 61)} */
    public Optional<Quantity> powerDelivered() {
        return power(EnergyFlow.ACTIVE_DELIVERED);
    }

    /** {@return the power to the grid (1-0:22.7.0, 42, 62)} */
    public Optional<Quantity> powerReturned() {
        return power(EnergyFlow.ACTIVE_RETURNED);
    }

    /**
     * Any kind of power now, such as reactive delivered (1-0:23.7.0, 43, 63) or apparent returned (1-0:30.7.0, 50, 70).
     *
     * @param flow kind and direction
     * @return in the unit that the meter prints, such as kW or kvar
     */
    public Optional<Quantity> power(EnergyFlow flow) {
        return quantity(flow.code(), ACTUAL, flow.power());
    }

    /** {@return the current (1-0:31.7.0, 51, 71), which most meters print without a sign} */
    public Optional<Quantity> current() {
        return quantity(CURRENT, ACTUAL, UnitFamily.CURRENT);
    }

    /**
     * {@return the current, below 0 while more power flows to the grid than from it} Meters that print no sign leave it
     * to the powers of the phase: without those it is absent.
     */
    public Optional<Quantity> signedCurrent() {
        Optional<Quantity> current = current();
        boolean printedSign = current.filter(printed -> printed.unscaled() < 0).isPresent();
        return printedSign ? current : current.flatMap(printed -> direction().map(sign -> signed(printed, sign)));
    }

    private static Quantity signed(Quantity current, int sign) {
        return sign < 0 ? new Quantity(-current.unscaled(), current.scale(), current.unit()) : current;
    }

    /** The sign of what is delivered less what is returned. */
    private Optional<Integer> direction() {
        Optional<BigDecimal> delivered = powerDelivered().flatMap(power -> power.numberIn(Unit.WATT));
        Optional<BigDecimal> returned = powerReturned().flatMap(power -> power.numberIn(Unit.WATT));
        return delivered.isEmpty() && returned.isEmpty()
                ? Optional.empty()
                : Optional.of(delivered.orElse(BigDecimal.ZERO).compareTo(returned.orElse(BigDecimal.ZERO)));
    }

    /** {@return the voltage (1-0:32.7.0, 52, 72)} */
    public Optional<Quantity> voltage() {
        return quantity(VOLTAGE, ACTUAL, UnitFamily.VOLTAGE);
    }

    /** {@return the voltage, averaged (1-0:32.24.0, 52, 72, Lithuania)} */
    public Optional<Quantity> averageVoltage() {
        return quantity(VOLTAGE, AVERAGE, UnitFamily.VOLTAGE);
    }

    /** {@return the power factor (1-0:33.7.0, 53, 73), read as {@link Supply#powerFactor()} is} */
    public Optional<Quantity> powerFactor() {
        return quantity(POWER_FACTOR, ACTUAL, UnitFamily.NONE).map(Supply::factor);
    }

    /** {@return the number of voltage sags (1-0:32.32.0, 52, 72)} */
    public OptionalLong voltageSags() {
        return objects.count(index(VOLTAGE, SAGS));
    }

    /** {@return how long the last voltage sag was (1-0:32.33.0, 52, 72, Lithuania)} */
    public Optional<Quantity> lastSagDuration() {
        return quantity(VOLTAGE, SAG_DURATION, UnitFamily.TIME);
    }

    /** {@return the voltage printed for the last sag (1-0:32.34.0, 52, 72, Lithuania)} */
    public Optional<Quantity> lastSagVoltage() {
        return quantity(VOLTAGE, SAG_MAGNITUDE, UnitFamily.VOLTAGE);
    }

    /** {@return the number of voltage swells (1-0:32.36.0, 52, 72)} */
    public OptionalLong voltageSwells() {
        return objects.count(index(VOLTAGE, SWELLS));
    }

    /** {@return how long the last voltage swell was (1-0:32.37.0, 52, 72, Lithuania)} */
    public Optional<Quantity> lastSwellDuration() {
        return quantity(VOLTAGE, SWELL_DURATION, UnitFamily.TIME);
    }

    /** {@return the voltage printed for the last swell (1-0:32.38.0, 52, 72, Lithuania)} */
    public Optional<Quantity> lastSwellVoltage() {
        return quantity(VOLTAGE, SWELL_MAGNITUDE, UnitFamily.VOLTAGE);
    }

    /** Whether anything of this phase is printed. */
    boolean isPrinted() {
        return parts().anyMatch(BooleanSupplier::getAsBoolean);
    }

    /** How many things of this phase are printed. */
    long readEverything() {
        return parts().filter(BooleanSupplier::getAsBoolean).count();
    }

    /** Whether each thing is printed; the usual ones first. */
    private Stream<BooleanSupplier> parts() {
        Stream<BooleanSupplier> usual = Stream.of(
                () -> voltage().isPresent(),
                () -> current().isPresent(),
                () -> voltageSags().isPresent(),
                () -> voltageSwells().isPresent());
        Stream<BooleanSupplier> powers =
                Stream.of(EnergyFlow.values()).map(flow -> () -> power(flow).isPresent());
        Stream<BooleanSupplier> rare = Stream.of(
                () -> powerFactor().isPresent(),
                () -> averageVoltage().isPresent(),
                () -> lastSagDuration().isPresent(),
                () -> lastSagVoltage().isPresent(),
                () -> lastSwellDuration().isPresent(),
                () -> lastSwellVoltage().isPresent());
        return Stream.of(usual, powers, rare).flatMap(part -> part);
    }

    private Optional<Quantity> quantity(int all, int processing, UnitFamily family) {
        return objects.quantity(index(all, processing), family);
    }

    private int index(int all, int processing) {
        return objects.electricity(quantityOf(all, number), processing, 0);
    }

    /** Such as {@code L1 230.1 V 4 A}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder("L" + number);
        voltage().ifPresent(quantity -> line.append(' ').append(quantity));
        current().ifPresent(quantity -> line.append(' ').append(quantity));
        powerDelivered().ifPresent(quantity -> line.append(" +").append(quantity));
        powerReturned().ifPresent(quantity -> line.append(" -").append(quantity));
        return line.toString();
    }
}
