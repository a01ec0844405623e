package io.github.dsmr4j.core.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the log of long power failures (1-0:99.97.0). Immutable; any thread. Source: DSMR P1 companion standard
 * 5.0.2.
 *
 * @param end when the power came back; some meters print no real time
 * @param duration how long it was away; some meters print what cannot be
 */
public record PowerFailure(MeterTime end, Duration duration) {
    private static final Duration LONGEST = Duration.ofSeconds(1L << 32);

    /** {@return when the power went; empty when its end is no real time, or the duration is above 2^32 seconds} */
    public Optional<Instant> start() {
        return end.instant()
                .filter(instant -> duration.compareTo(LONGEST) <= 0)
                .map(instant -> instant.minus(duration));
    }
}
