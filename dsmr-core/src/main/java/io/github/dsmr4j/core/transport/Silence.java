package io.github.dsmr4j.core.transport;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells when a source has been without a telegram for too long. It learns from the telegrams how often the source sends
 * them: the shortest of the last few gaps, because one telegram lost makes a gap of two intervals, while telegrams that
 * come in one burst leave none between them.
 *
 * <p>Written by the reader's thread; the interval is for any thread. Times are those of {@link System#nanoTime()}.
 */
final class Silence {
    private static final int GAPS = 3;
    private static final long SHORTEST_GAP = Duration.ofMillis(50).toNanos();

    private final ReaderOptions options;
    private final long[] gaps = new long[GAPS];
    private int gapAt;
    private boolean telegramBefore;
    private long lastTelegram;
    /** When the source was opened, or its last telegram had been heard. */
    private long since;

    /** Nanoseconds; 0 while it is unknown. */
    private volatile long interval;

    Silence(ReaderOptions options) {
        this.options = options;
        Arrays.fill(gaps, Long.MAX_VALUE);
    }

    /** Counts from now on. */
    void begin(long now) {
        since = now;
    }

    void telegram(long now) {
        long gap = now - lastTelegram;
        if (telegramBefore && gap >= SHORTEST_GAP) {
            gaps[gapAt] = gap;
            gapAt = (gapAt + 1) % GAPS;
            interval = Arrays.stream(gaps).min().orElse(gap);
        }
        telegramBefore = true;
        lastTelegram = now;
        since = now;
    }

    /**
     * The source was lost, so the next gap shows nothing; but if it was silent and never has sent two telegrams, it may be
     * one that sends seldom, and the gap is all that there is.
     */
    void lost(ReaderFailure.Kind kind) {
        telegramBefore &= kind == ReaderFailure.Kind.SILENT && interval == 0;
    }

    boolean isTooLong(long now) {
        return now - since > limit();
    }

    /** How long the source may be silent. */
    private long limit() {
        long known = interval;
        return known == 0
                ? options.patience().toNanos()
                : Math.max(options.shortestSilence().toNanos(), known * options.silentIntervals());
    }

    /** How long it has been. */
    Duration length(long now) {
        return Duration.ofNanos(now - since);
    }

    /** How often the source sends a telegram, once two have shown it. */
    Optional<Duration> interval() {
        long known = interval;
        return known == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(known));
    }
}
