package io.github.dsmr4j.reporters.mqtt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out the average power from the grid in each quarter of an hour, by what the registers show when it begins and
 * ends. One thread.
 */
final class QuarterWatch {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    /** A few seconds say nothing of a quarter: a step of the register by 1 Wh would be a peak. */
    private static final Duration LEAST = Duration.ofMinutes(10);

    private static final BigDecimal HOUR_MILLIS =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());
    private static final int DECIMALS = 3;

    private Optional<Snapshot> first = Optional.empty();
    private Optional<Snapshot> last = Optional.empty();
    private Optional<Finished> finished = Optional.empty();

    /** The average in kW between the first and the last reading of a quarter. */
    record Finished(Instant start, Instant end, BigDecimal average) {}

    /** The quarter that ended last; empty if too little of it was seen. */
    Optional<Finished> finished() {
        return finished;
    }

    /** Looks at a reading that is newer than those before. */
    void see(Snapshot now) {
        Optional<Instant> end = first.map(snapshot -> end(snapshot.time()));
        if (end.isEmpty() || !now.time().isBefore(end.get())) {
            Optional<Snapshot> closing = end.filter(now.time()::equals).isPresent() ? Optional.of(now) : last;
            finished = first.flatMap(from -> closing.flatMap(to -> finish(from, to)));
            first = Optional.of(now);
        }
        last = Optional.of(now);
    }

    private static Instant end(Instant time) {
        long length = QUARTER.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(time.getEpochSecond(), length) + 1) * length);
    }

    private static Optional<Finished> finish(Snapshot from, Snapshot to) {
        Duration time = Duration.between(from.time(), to.time());
        if (time.compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        BigDecimal millis = BigDecimal.valueOf(time.toMillis());
        return to.registers()
                .since(from.registers())
                .flatMap(Registers::delivered)
                .map(energy -> energy.multiply(HOUR_MILLIS).divide(millis, DECIMALS, RoundingMode.HALF_UP))
                .map(average -> new Finished(from.time(), to.time(), average));
    }
}
