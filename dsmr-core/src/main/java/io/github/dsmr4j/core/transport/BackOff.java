package io.github.dsmr4j.core.transport;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each, up to a limit. Each wait is a random part of its step,
 * from the half to the whole, so that many readers do not come back to a server all at once.
 */
final class BackOff {
    private final long first;
    private final long longest;
    private final RandomGenerator random;
    private long step;

    BackOff(ReaderOptions options, RandomGenerator random) {
        this.first = options.firstWait().toNanos();
        this.longest = options.longestWait().toNanos();
        this.random = random;
        this.step = first;
    }

    /** In nanoseconds. */
    long next() {
        long whole = step;
        step = Math.min(2 * step, longest);
        return whole - random.nextLong(whole / 2 + 1);
    }

    /** The last try was a success. */
    void reset() {
        step = first;
    }
}
