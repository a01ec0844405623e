package io.github.dsmr4j.core.reading;

import java.util.Optional;

/**
 * What a meter measures of the supply as a whole, beside power; most of it Lithuanian and Hungarian meters alone print.
 * What is not printed is absent. Quantities have the unit that the meter prints. Immutable; any thread.
 *
 * <p>Source: Lithuania (ESO), Hungary (E.ON); the codes are those of IEC 62056-6-1.
 */
public final class Supply {
    private static final int THOUSANDTHS = 3;
    private static final int ACTUAL = 7;
    private static final int MINIMUM = 3;
    private static final int POWER_FACTOR = 13;

    private final ObjectIndex objects;

    Supply(ObjectIndex objects) {
        this.objects = objects;
    }

    /** {@return the frequency (1-0:14.7.0)} */
    public Optional<Quantity> frequency() {
        return actual(14, UnitFamily.FREQUENCY);
    }

    /**
     * {@return the power factor (1-0:13.7.0), without a unit} Some meters give it a sign, some print more than 1.
     * Lithuanian ones print thousandths without a point: {@code 00971} is 0.971.
     */
    public Optional<Quantity> powerFactor() {
        return actual(POWER_FACTOR, UnitFamily.NONE).map(Supply::factor);
    }

    /** {@return the lowest power factor (1-0:13.3.0), read as {@link #powerFactor()} is} */
    public Optional<Quantity> minimumPowerFactor() {
        return objects.quantity(POWER_FACTOR, MINIMUM, 0, UnitFamily.NONE).map(Supply::factor);
    }

    static Quantity factor(Quantity printed) {
        boolean thousandths = printed.scale() == 0 && Math.abs(printed.unscaled()) > 1;
        return thousandths ? new Quantity(printed.unscaled(), THOUSANDTHS, printed.unit()) : printed;
    }

    /** {@return the voltage of any phase (1-0:12.7.0)} */
    public Optional<Quantity> voltage() {
        return actual(12, UnitFamily.VOLTAGE);
    }

    /** {@return the current of any phase (1-0:11.7.0)} */
    public Optional<Quantity> current() {
        return actual(11, UnitFamily.CURRENT);
    }

    /** {@return the sum of the phases' currents (1-0:90.7.0)} */
    public Optional<Quantity> totalCurrent() {
        return actual(90, UnitFamily.CURRENT);
    }

    /** {@return the current in the neutral conductor (1-0:91.7.0)} */
    public Optional<Quantity> neutralCurrent() {
        return actual(91, UnitFamily.CURRENT);
    }

    /** {@return the period of {@link Demand#average()} (1-0:0.8.2)} */
    public Optional<Quantity> measurementPeriod() {
        return objects.quantity(0, 8, 2, UnitFamily.TIME);
    }

    private Optional<Quantity> actual(int quantity, UnitFamily family) {
        return objects.quantity(quantity, ACTUAL, 0, family);
    }

    void readEverything() {
        frequency();
        powerFactor();
        minimumPowerFactor();
        voltage();
        current();
        totalCurrent();
        neutralCurrent();
        measurementPeriod();
    }

    /** Such as {@code 50.01 Hz}. */
    @Override
    public String toString() {
        return frequency().map(Quantity::toString).orElse("");
    }
}
