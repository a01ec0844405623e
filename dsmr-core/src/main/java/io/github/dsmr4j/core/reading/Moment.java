package io.github.dsmr4j.core.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something was measured: by the meter's clock if that tells, and when it came by this machine's. */
record Moment(Optional<Instant> meter, Instant received) {
    static Moment of(Reading reading, Instant received) {
        return new Moment(reading.time().flatMap(MeterTime::instant), received);
    }

    /**
     * How much time lies between them, at least 0. Of both clocks the one counts that saw more go by: each may be set back,
     * and what comes from a recording comes all at once.
     */
    long millisUntil(Moment later) {
        return Math.max(Math.max(0, Duration.between(received, later.received).toMillis()), meterMillisUntil(later));
    }

    /** The same by the meter's clock, below 0 if that was set back; 0 unless it told both times. */
    long meterMillisUntil(Moment later) {
        return meter.flatMap(from -> later.meter.map(to -> Duration.between(from, to)))
                .orElse(Duration.ZERO)
                .toMillis();
    }
}
