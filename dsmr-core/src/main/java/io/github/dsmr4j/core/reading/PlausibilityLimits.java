package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a connection can carry and a meter can mean: from where on {@link Plausibility} doubts. Immutable; each {@code with}
 * method gives a changed copy, and throws IllegalArgumentException if a limit is not above zero or measures something else.
 */
public final class PlausibilityLimits {
    /**
     * For a house or a small business: 3 x 80 A at 230 V (55.2 kW), 25 m3/h of gas, 10 m3/h of water, 100 kW of heat,
     * voltages of 0 or from 100 to 300 V, a gap of 65 minutes.
     */
    public static final PlausibilityLimits DEFAULT = new PlausibilityLimits(
            new Quantity(55_200, 3, Unit.KILOWATT),
            new Quantity(25, 0, Unit.of("m3/h")),
            new Quantity(10, 0, Unit.of("m3/h")),
            new Quantity(100, 0, Unit.KILOWATT),
            new Quantity(100, 0, Unit.VOLT),
            new Quantity(300, 0, Unit.VOLT),
            Duration.ofMinutes(65));

    private final Quantity connectionPower;
    private final Quantity gasFlow;
    private final Quantity waterFlow;
    private final Quantity heatPower;
    private final Quantity lowestVoltage;
    private final Quantity highestVoltage;
    private final Duration gap;

    private PlausibilityLimits(
            Quantity connectionPower,
            Quantity gasFlow,
            Quantity waterFlow,
            Quantity heatPower,
            Quantity lowestVoltage,
            Quantity highestVoltage,
            Duration gap) {
        this.connectionPower = connectionPower;
        this.gasFlow = gasFlow;
        this.waterFlow = waterFlow;
        this.heatPower = heatPower;
        this.lowestVoltage = lowestVoltage;
        this.highestVoltage = highestVoltage;
        this.gap = gap;
    }

    /**
     * {@return the power that the connection's fuses carry for long} Half as much again is allowed for power, current
     * (at 230 V) and the growth of registers.
     */
    public Quantity connectionPower() {
        return connectionPower;
    }

    /** {@return the largest flow of gas, a volume in time; no head-room is added} */
    public Quantity gasFlow() {
        return gasFlow;
    }

    /** {@return the largest flow of water and of any other volume; no head-room is added} */
    public Quantity waterFlow() {
        return waterFlow;
    }

    /** {@return the largest power of heat or cold; no head-room is added} */
    public Quantity heatPower() {
        return heatPower;
    }

    /** {@return the lowest voltage of a phase that is not dead; a dead one has 0} */
    public Quantity lowestVoltage() {
        return lowestVoltage;
    }

    /** {@return the highest voltage of a phase} */
    public Quantity highestVoltage() {
        return highestVoltage;
    }

    /**
     * {@return the time that may go by between two readings} After more than this, and than twice what lay between the
     * two readings before, a reading counts once the next agrees; a clock that goes back further is doubted. More than
     * an hour: a clock that prints no summer letter goes back by one each autumn.
     */
    public Duration gap() {
        return gap;
    }

    /**
     * With another connection, such as 3 x 25 A: 17.25 kW.
     *
     * @param power active, such as kW; without head-room
     * @return a copy for this connection
     */
    public PlausibilityLimits withConnectionPower(Quantity power) {
        return new PlausibilityLimits(
                checked(power, UnitFamily.POWER), gasFlow, waterFlow, heatPower, lowestVoltage, highestVoltage, gap);
    }

    /**
     * With another flow of gas.
     *
     * @param flow such as m3/h
     * @return a copy with this flow
     */
    public PlausibilityLimits withGasFlow(Quantity flow) {
        return new PlausibilityLimits(
                connectionPower,
                checked(flow, UnitFamily.FLOW),
                waterFlow,
                heatPower,
                lowestVoltage,
                highestVoltage,
                gap);
    }

    /**
     * With another flow of water.
     *
     * @param flow such as m3/h
     * @return a copy with this flow
     */
    public PlausibilityLimits withWaterFlow(Quantity flow) {
        return new PlausibilityLimits(
                connectionPower,
                gasFlow,
                checked(flow, UnitFamily.FLOW),
                heatPower,
                lowestVoltage,
                highestVoltage,
                gap);
    }

    /**
     * With another power of heat.
     *
     * @param power such as kW
     * @return a copy with this power
     */
    public PlausibilityLimits withHeatPower(Quantity power) {
        return new PlausibilityLimits(
                connectionPower,
                gasFlow,
                waterFlow,
                checked(power, UnitFamily.POWER),
                lowestVoltage,
                highestVoltage,
                gap);
    }

    /**
     * With other voltages.
     *
     * @param lowest of a phase that is not dead
     * @param highest not below the lowest
     * @return a copy with these voltages
     * @throws IllegalArgumentException if the highest is below the lowest
     */
    public PlausibilityLimits withVoltages(Quantity lowest, Quantity highest) {
        checked(lowest, UnitFamily.VOLTAGE);
        checked(highest, UnitFamily.VOLTAGE);
        if (base(lowest).compareTo(base(highest)) > 0) {
            throw new IllegalArgumentException("no voltage is from " + lowest + " to " + highest);
        }
        return new PlausibilityLimits(connectionPower, gasFlow, waterFlow, heatPower, lowest, highest, gap);
    }

    /**
     * With another gap.
     *
     * @param duration above zero
     * @return a copy with this gap
     */
    public PlausibilityLimits withGap(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("a gap of " + duration + " is none");
        }
        return new PlausibilityLimits(
                connectionPower, gasFlow, waterFlow, heatPower, lowestVoltage, highestVoltage, duration);
    }

    private static Quantity checked(Quantity limit, UnitFamily family) {
        if (limit.unit().family() != family || limit.unscaled() <= 0) {
            throw new IllegalArgumentException("a limit of " + limit + "; expected more than 0 of " + family);
        }
        return limit;
    }

    /** The number in the base unit of its family. */
    static BigDecimal base(Quantity quantity) {
        return BigDecimal.valueOf(
                quantity.unscaled(), quantity.scale() - quantity.unit().exponent());
    }

    /** The limits, for a log. */
    @Override
    public String toString() {
        return "connection " + connectionPower + ", gas " + gasFlow + ", water " + waterFlow + ", heat " + heatPower
                + ", " + lowestVoltage + " to " + highestVoltage + ", gap " + gap.toMinutes() + " min";
    }
}
