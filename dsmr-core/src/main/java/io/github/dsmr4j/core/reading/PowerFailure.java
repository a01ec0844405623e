package io.github.dsmr4j.core.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the log of long power failures (1-0:99.97.0). Immutable.
 *
 * @param end when the power came back; some meters print no real time
 * @param duration how long it was away; empty when no number is printed
 */
public record PowerFailure(MeterTime end, Optional<Duration> duration) {
    /** When the power went; empty when end or duration are not known, or nothing can have lasted so long. */
    public Optional<Instant> start() {
        return duration.filter(time -> time.toSeconds() <= 2L * Integer.MAX_VALUE)
                .flatMap(time -> end.instant().map(instant -> instant.minus(time)));
    }
}
