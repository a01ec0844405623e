package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How fast a register can grow.
 *
 * @param perHour in the base unit of what it measures
 * @param slack time that is added to what went by, as a meter may show its registers late
 */
record Pace(BigDecimal perHour, Duration slack) {
    private static final BigDecimal MILLIS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());

    /** Whether a register can have grown so much. Exact: nothing is divided. */
    boolean allows(BigDecimal growth, long millis) {
        return compare(perHour, millis + slack.toMillis(), growth) >= 0;
    }

    /** So much an hour, for so long, against an amount. */
    static int compare(BigDecimal perHour, long millis, BigDecimal amount) {
        return perHour.multiply(BigDecimal.valueOf(millis)).compareTo(amount.multiply(MILLIS_PER_HOUR));
    }
}
