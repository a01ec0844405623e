package io.github.dsmr4j.reporters;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for a reporter: every report up to a bound, or the newest of each source. Those in hand stay until they are
 * done, so that they can be tried again; they are not counted, and pushed out only after they failed. Any thread offers,
 * one takes.
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

    private Map<Object, Report> inHand = Map.of();
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
        Iterator<Object> oldest = waiting.keySet().iterator();
        while (waiting.size() - inHand.size() >= options.queue()) {
            if (!inHand.containsKey(oldest.next())) {
                oldest.remove();
                dropped++;
            }
        }
        return dropped;
    }

    /**
     * Waits until reports are due, and takes so many at most; none after a while without one, and when the queue has
     * {@linkplain #isDone ended}.
     */
    List<Report> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long idle = System.nanoTime() + options.idleTime().toNanos();
            while (true) {
                long now = System.nanoTime();
                inHand = due(now, most);
                if (!inHand.isEmpty() || hasEnded() || untilIdle(idle, now) <= 0) {
                    return List.copyOf(inHand.values());
                }
                changed.await(Math.min(untilAnyIsDue(now, most), untilIdle(idle, now)), TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private Map<Object, Report> due(long now, int most) {
        Map<Object, Report> due = new LinkedHashMap<>();
        if (!givenUp) {
            waiting.entrySet().stream()
                    .filter(entry -> untilDue(entry.getValue(), now, most) <= 0)
                    .limit(most)
                    .forEach(entry -> due.put(entry.getKey(), entry.getValue()));
        }
        return due;
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

    private long untilAnyIsDue(long now, int most) {
        return waiting.values().stream()
                .mapToLong(report -> untilDue(report, now, most))
                .min()
                .orElse(FOR_EVER);
    }

    private long untilDue(Report report, long now, int most) {
        boolean batchIsFull = options.isEvery() && waiting.size() >= most;
        long due = batchIsFull ? 0 : dueNanos.getOrDefault(report.source(), now) - now;
        return closed ? 0 : Math.max(due, pausedUntil - now);
    }

    /** The reports in hand were handed on, or never will be. */
    void done() {
        lock.lock();
        try {
            long due = System.nanoTime() + options.interval().toNanos();
            // A newer one may have taken the place.
            inHand.forEach(waiting::remove);
            inHand.values().forEach(report -> dueNanos.put(report.source(), due));
            inHand = Map.of();
        } finally {
            lock.unlock();
        }
    }

    /** A failure: nothing is due for a while, and the newest of other sources first; a closed queue gives up. */
    void pause(Duration wait) {
        lock.lock();
        try {
            pausedUntil = System.nanoTime() + wait.toNanos();
            givenUp = closed;
            if (!options.isEvery()) {
                inHand.keySet()
                        .forEach(source -> Optional.ofNullable(waiting.remove(source))
                                .ifPresent(newest -> waiting.put(source, newest)));
            }
            inHand = Map.of();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody takes any longer; how many were dropped for it. The newest alone counts as waiting still. */
    int end() {
        lock.lock();
        try {
            closed = true;
            int dropped = options.isEvery() ? waiting.size() : 0;
            if (options.isEvery()) {
                waiting.clear();
            }
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
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
