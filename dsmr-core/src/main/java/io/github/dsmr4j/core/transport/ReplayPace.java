package io.github.dsmr4j.core.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a recorded telegram follows the one before: as the meter's clock says. One without a clock, damaged perhaps, follows
 * at once; where no telegram shows a clock, each follows ten seconds after the other, as such meters send.
 */
final class ReplayPace {
    private static final Duration WITHOUT_CLOCK = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final double speed;
    private boolean begun;
    private Optional<Instant> lastClock = Optional.empty();

    ReplayPace(double speed) {
        this.speed = speed;
    }

    /** The pause before a telegram that shows this time. */
    Duration pauseBefore(Optional<Instant> clock) {
        Duration pause = begun ? pauseAfterLast(clock) : Duration.ZERO;
        begun = true;
        lastClock = clock.or(() -> lastClock);
        return Duration.ofNanos((long) (pause.toNanos() / speed));
    }

    private Duration pauseAfterLast(Optional<Instant> clock) {
        if (lastClock.isEmpty()) {
            return clock.isEmpty() ? WITHOUT_CLOCK : Duration.ZERO;
        }
        Duration pause = Duration.between(lastClock.get(), clock.orElse(lastClock.get()));
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
