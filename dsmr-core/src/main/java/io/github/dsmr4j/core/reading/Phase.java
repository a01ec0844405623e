package io.github.dsmr4j.core.reading;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a reading says of one phase. What the meter does not print is absent, never 0. Immutable. */
public final class Phase {
    /** How far a quantity of one phase is from the same of the next, in value group C. */
    private static final int NEXT_PHASE = 20;

    private static final int ACTUAL = 7;
    private static final int SAGS = 32;
    private static final int SWELLS = 36;

    private final ObjectIndex objects;
    private final int number;

    Phase(ObjectIndex objects, int number) {
        this.objects = objects;
        this.number = number;
    }

    /** 1 to 3. */
    public int number() {
        return number;
    }

    /** Power from the grid (1-0:21.7.0, 41, 61). */
    public Optional<Quantity> powerDelivered() {
        return objects.quantity(index(21, ACTUAL), UnitFamily.POWER);
    }

    /** Power to the grid (1-0:22.7.0, 42, 62). */
    public Optional<Quantity> powerReturned() {
        return objects.quantity(index(22, ACTUAL), UnitFamily.POWER);
    }

    /** Current (1-0:31.7.0, 51, 71), which most meters print without a sign. */
    public Optional<Quantity> current() {
        return objects.quantity(index(31, ACTUAL), UnitFamily.CURRENT);
    }

    /** Voltage (1-0:32.7.0, 52, 72). */
    public Optional<Quantity> voltage() {
        return objects.quantity(index(32, ACTUAL), UnitFamily.VOLTAGE);
    }

    /** Number of voltage sags (1-0:32.32.0, 52, 72). */
    public OptionalLong voltageSags() {
        return objects.count(index(32, SAGS));
    }

    /** Number of voltage swells (1-0:32.36.0, 52, 72). */
    public OptionalLong voltageSwells() {
        return objects.count(index(32, SWELLS));
    }

    /** Whether anything of this phase is printed. */
    boolean readEverything() {
        boolean quantity = Stream.of(powerDelivered(), powerReturned(), current(), voltage())
                .anyMatch(Optional::isPresent);
        boolean count = Stream.of(voltageSags(), voltageSwells()).anyMatch(OptionalLong::isPresent);
        return quantity || count;
    }

    private int index(int quantityOfL1, int processing) {
        return objects.electricity(quantityOfL1 + (number - 1) * NEXT_PHASE, processing, 0);
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
