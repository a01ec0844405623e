package io.github.dsmr4j.reporters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** This machine's clock, put forward by a test. */
public final class LaterClock implements InstantSource {
    private volatile Duration later = Duration.ZERO;

    public void putForward(Duration by) {
        later = later.plus(by);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(later);
    }
}
