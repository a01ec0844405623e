package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.TelegramCounters;
import java.io.Closeable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells that no telegram comes, and why that may be: wrong settings of a line look like silence, for a telegram that is
 * never recognised is never rejected either. At most a notice a minute.
 */
final class TelegramWatch implements Closeable {
    private static final long FIRST_NANOS = Duration.ofSeconds(10).toNanos();

    /** Longer than for the first: a sound DSMR 4 meter is silent for ten seconds after each telegram. */
    private static final long NEXT_NANOS = Duration.ofSeconds(30).toNanos();

    private static final long INTERVAL_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long CHECK_MILLIS = 1000;

    /** What to ask when nothing comes, and when what comes is no telegram. */
    record Hints(String noBytes, String noTelegram) {}

    private final TelegramCounters counters;
    private final Supplier<Optional<Duration>> interval;
    private final Hints hints;
    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final Timer timer = new Timer("telegram-watch", true);

    /** Telegrams and rejections so far; of rejections others tell. */
    private long events;
    /** When, and at which counts, the last event was seen. */
    private long sinceNanos;

    private long sinceBytes;
    private long sinceSkipped;

    private long bytes;
    private long bytesNanos;
    private long toldNanos;
    private boolean paused = true;

    /**
     * Watches what is counted.
     *
     * @param interval how often the source sends, once that is known: some send seldom
     */
    TelegramWatch(
            TelegramCounters counters,
            Supplier<Optional<Duration>> interval,
            Hints hints,
            PrintWriter err,
            LongSupplier nanoTime) {
        this.counters = counters;
        this.interval = interval;
        this.hints = hints;
        this.err = err;
        this.nanoTime = nanoTime;
        this.toldNanos = nanoTime.getAsLong() - INTERVAL_NANOS;
    }

    /** Checks on a thread of its own. */
    void start() {
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                check();
            }
        };
        timer.schedule(task, CHECK_MILLIS, CHECK_MILLIS);
    }

    /** Waits from now on, when the source was opened. */
    synchronized void begin() {
        sinceNanos = nanoTime.getAsLong();
        bytesNanos = sinceNanos;
        paused = false;
    }

    /** The source is lost: that nothing comes is no wonder. */
    synchronized void pause() {
        paused = true;
    }

    /** Tells if it is due. */
    synchronized void check() {
        long now = nanoTime.getAsLong();
        if (counters.bytes() != bytes) {
            bytes = counters.bytes();
            bytesNanos = now;
        }
        if (counters.telegrams() + counters.rejections() != events) {
            events = counters.telegrams() + counters.rejections();
            sinceNanos = now;
            sinceBytes = bytes;
            sinceSkipped = counters.bytesSkipped();
        }
        long patience = patience();
        if (!paused && now - sinceNanos >= patience && now - toldNanos >= INTERVAL_NANOS) {
            err.println(now - bytesNanos >= patience ? silence(now) : noise(now));
            toldNanos = now;
        }
    }

    private long patience() {
        long threeIntervals =
                interval.get().map(Duration::toNanos).map(nanos -> 3 * nanos).orElse(0L);
        return Math.max(events == 0 ? FIRST_NANOS : NEXT_NANOS, threeIntervals);
    }

    private String silence(long now) {
        return "no bytes for " + seconds(now - bytesNanos) + "; " + hints.noBytes();
    }

    private String noise(long now) {
        long read = bytes - sinceBytes;
        long skipped = counters.bytesSkipped() - sinceSkipped;
        return "no telegram for " + seconds(now - sinceNanos) + ": " + Summary.plural(read, "byte") + " read, "
                + (skipped < read ? "one begins but none ends" : "none of them begins one; " + hints.noTelegram());
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds() + " s";
    }

    /** Tells nothing more. */
    @Override
    public synchronized void close() {
        paused = true;
        timer.cancel();
    }
}
