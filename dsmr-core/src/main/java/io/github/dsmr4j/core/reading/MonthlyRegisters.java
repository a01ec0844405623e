package io.github.dsmr4j.core.reading;

import java.util.List;

/**
 * The registers as they stood when the month began (0-0:98.1.0, Hungary). Immutable; any thread.
 *
 * @param time when that was
 * @param values what the registers showed, in the printed order, which the telegram does not name: energy delivered in
 * total and by tariff, returned in total and by tariff, reactive energy, then peaks of power
 */
public record MonthlyRegisters(MeterTime time, List<Quantity> values) {
    /**
     * Copies the list.
     *
     * @param time when that was
     * @param values kept as a copy
     */
    public MonthlyRegisters {
        values = List.copyOf(values);
    }
}
