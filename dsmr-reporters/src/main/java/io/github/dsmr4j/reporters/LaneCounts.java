package io.github.dsmr4j.reporters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The counters behind a {@link LaneStatus}. Any thread. */
final class LaneCounts {
    private static final Duration BETWEEN_REASONS = Duration.ofMinutes(1);

    private long reported;
    private long failures;
    private long dropped;
    private Optional<Instant> lastSuccess = Optional.empty();
    private Optional<String> lastError = Optional.empty();
    private Optional<Instant> lastErrorTime = Optional.empty();
    private boolean failing;
    /** Whether the present series of failures was told. */
    private boolean told;

    private String toldError = "";
    private Instant toldTime = Instant.EPOCH;

    /** Counts a success; whether a series of failures that was told has ended by it. */
    synchronized boolean succeeded(int reports, Instant time) {
        reported += reports;
        lastSuccess = Optional.of(time);
        return mended();
    }

    /** Nothing was reported, but what was broken is mended; whether a series of failures that was told has ended by it. */
    synchronized boolean mended() {
        boolean wasTold = told;
        failing = false;
        told = false;
        return wasTold;
    }

    /** Counts a failure; whether it is worth telling: the first of a series, or one for another reason, a while after the last. */
    synchronized boolean failed(String words, Instant time) {
        boolean isNew = !told || !words.equals(toldError);
        boolean tell = isNew && time.isAfter(toldTime.plus(BETWEEN_REASONS));
        failures++;
        lastError = Optional.of(words);
        lastErrorTime = Optional.of(time);
        failing = true;
        if (tell) {
            told = true;
            toldError = words;
            toldTime = time;
        }
        return tell;
    }

    synchronized void dropped(int reports) {
        dropped += reports;
    }

    synchronized LaneStatus status(String name, int waiting) {
        return new LaneStatus(
                name, reported, failures, dropped, waiting, lastSuccess, lastError, lastErrorTime, failing);
    }
}
