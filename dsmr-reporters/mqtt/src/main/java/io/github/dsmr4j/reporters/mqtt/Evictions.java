package io.github.dsmr4j.reporters.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How often the broker has ended a connection that worked. Two clients with one id throw each other out for ever, and
 * each finds its next connection working: only the number of them tells, for some brokers give no reason.
 *
 * <p>Any thread.
 */
final class Evictions {
    private static final int OFTEN = 3;
    private static final long WHILE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Deque<Long> times = new ArrayDeque<>();
    private boolean takenOver;

    /** The broker has ended a connection; whether because of another client with the same id, as far as it says. */
    synchronized void evicted(boolean byAnotherClient) {
        takenOver |= byAnotherClient;
        times.add(System.nanoTime());
        if (times.size() > OFTEN) {
            times.remove();
        }
    }

    /** Whether it is time to say so; the count begins anew then. */
    synchronized boolean shouldBeTold() {
        boolean often = times.size() == OFTEN && times.getLast() - times.getFirst() < WHILE_NANOS;
        if (!often && !takenOver) {
            return false;
        }
        times.clear();
        takenOver = false;
        return true;
    }
}
