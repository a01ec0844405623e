package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers of a reading as payloads. Stateless: any thread. */
final class Numbers {
    private Numbers() {}

    /** The exact number in a unit; empty when it measures something else. */
    static Optional<BigDecimal> in(Unit unit, Optional<Quantity> quantity) {
        return quantity.filter(number -> number.unit().family() == unit.family())
                .map(number -> number.in(unit).toBigDecimal());
    }
}
