package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How {@link SeedLayout} writes what was measured. */
public enum SeedNumbers {
    /** In kWh, kW, m3, A and V, with the decimals that the meter prints. */
    DECIMAL,
    /** Energy, power and gas in Wh, W and litres without decimals; A and V with theirs. */
    WATTS,
    /** Everything times 1000, without decimals. */
    THOUSANDTHS;

    private static final int THREE_DECIMALS = 3;

    String write(BigDecimal number, Unit unit) {
        boolean electric = unit.equals(Unit.VOLT) || unit.equals(Unit.AMPERE);
        if (this == DECIMAL || (this == WATTS && electric)) {
            return number.toPlainString();
        }
        return number.movePointRight(THREE_DECIMALS)
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
    }
}
