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
    private String toldError = "";
    private Instant toldTime = Instant.EPOCH;

    /** Counts a success; whether a series of failures has ended by it. */
    synchronized boolean succeeded(int reports, Instant time) {
        boolean failedBefore = failing;
        reported += reports;
        lastSuccess = Optional.of(time);
        failing = false;
        return failedBefore;
    }

    /** Nothing was reported, but what was broken is mended; whether a series of failures has ended by it. */
    synchronized boolean mended() {
        boolean failedBefore = failing;
        failing = false;
        return failedBefore;
    }

    /** Counts a failure; whether it is worth telling: the first of a series, or after a while one for another reason. */
    synchronized boolean failed(String words, Instant time) {
        boolean first = !failing;
        boolean changed = !words.equals(toldError) && time.isAfter(toldTime.plus(BETWEEN_REASONS));
        failures++;
        lastError = Optional.of(words);
        lastErrorTime = Optional.of(time);
        failing = true;
        if (first || changed) {
            toldError = words;
            toldTime = time;
        }
        return first || changed;
    }

    synchronized void dropped(int reports) {
        dropped += reports;
    }

    synchronized LaneStatus status(String name, int waiting) {
        return new LaneStatus(
                name, reported, failures, dropped, waiting, lastSuccess, lastError, lastErrorTime, failing);
    }
}
