package io.github.dsmr4j.reporters.mqtt;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What one reading alone does not tell. Immutable.
 *
 * @param electricity what was used since the period began; nothing for a period whose beginning is not known
 * @param gas the same in m3
 * @param gasAdded what the gas meter added with its last reading, in m3
 * @param quarter the quarter of an hour that ended last
 */
record Consumption(
        Map<Period, Registers> electricity,
        Map<Period, BigDecimal> gas,
        Optional<BigDecimal> gasAdded,
        Optional<QuarterWatch.Finished> quarter) {}
