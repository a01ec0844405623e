package io.github.dsmr4j.reporters;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a reporter: every report up to a bound, or the newest of each source. The one in hand stays until it is
 * done, so that it can be tried again; it is not counted, and pushed out only after it failed. Any thread offers, one
 * takes.
 */
final class LaneQueue {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final LaneOptions options;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** By source where the newest counts, else each under a key of its own; the oldest first. */
    private final Map<Object, Report> waiting = new LinkedHashMap<>();
    /** When the next report of a source is due. */
    private final Map<String, Long> dueNanos = new HashMap<>();

    private Optional<Report> inHand = Optional.empty();
    private long pausedUntil = System.nanoTime();
    private boolean closed;
    private boolean givenUp;

    LaneQueue(LaneOptions options) {
        this.options = options;
    }

    /** Puts a report in; how many were dropped for it. */
    int offer(Report report) {
        lock.lock();
        try {
            if (closed) {
                return options.isEvery() ? 1 : 0;
            }
            int dropped = options.isEvery() ? makeRoom() : 0;
            waiting.put(options.isEvery() ? new Object() : report.source(), report);
            changed.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private int makeRoom() {
        int dropped = 0;
        Iterator<Report> oldest = waiting.values().iterator();
        while (waiting.size() - (inHand.isPresent() ? 1 : 0) >= options.queue()) {
            Report report = oldest.next();
            if (!inHand.equals(Optional.of(report))) {
                oldest.remove();
                dropped++;
            }
        }
        return dropped;
    }

    /** Waits until a report is due; empty after a while without one, and when the queue has {@linkplain #isDone ended}. */
    Optional<Report> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long idle = System.nanoTime() + options.idleTime().toNanos();
            while (true) {
                long now = System.nanoTime();
                Optional<Report> due = waiting.values().stream()
                        .filter(report -> !givenUp && untilDue(report, now) <= 0)
                        .findFirst();
                inHand = due;
                if (due.isPresent() || hasEnded() || untilIdle(idle, now) <= 0) {
                    return due;
                }
                changed.await(Math.min(untilAnyIsDue(now), untilIdle(idle, now)), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** While it pauses after a failure nobody is idle. */
    private long untilIdle(long idle, long now) {
        return Math.max(idle - now, pausedUntil - now);
    }

    /** Whether the queue is closed and nothing more will come out of it. */
    boolean isDone() {
        lock.lock();
        try {
            return hasEnded();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded() {
        return closed && (givenUp || waiting.isEmpty());
    }

    private long untilAnyIsDue(long now) {
        return waiting.values().stream()
                .mapToLong(report -> untilDue(report, now))
                .min()
                .orElse(FOR_EVER);
    }

    private long untilDue(Report report, long now) {
        long due = dueNanos.getOrDefault(report.source(), now) - now;
        return closed ? 0 : Math.max(due, pausedUntil - now);
    }

    /** The report was handed on, or never will be. */
    void done(Report report) {
        lock.lock();
        try {
            inHand = Optional.empty();
            waiting.values().remove(report);
            dueNanos.put(report.source(), System.nanoTime() + options.interval().toNanos());
        } finally {
            lock.unlock();
        }
    }

    /** The report failed: nothing is due for a while, and the newest of other sources first; a closed queue gives up. */
    void pause(Report failed, Duration wait) {
        lock.lock();
        try {
            inHand = Optional.empty();
            Optional.ofNullable(waiting.remove(failed.source()))
                    .ifPresent(report -> waiting.put(failed.source(), report));
            pause(wait);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is due for a while; a closed queue gives up. */
    void pause(Duration wait) {
        lock.lock();
        try {
            pausedUntil = System.nanoTime() + wait.toNanos();
            givenUp = closed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
