package io.github.dsmr4j.core.transport;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each, up to a limit. Each wait is a random part of its step,
 * from the half to the whole, so that many clients do not come back to a server all at once.
 *
 * <p>One thread.
 */
public final class BackOff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration step;

    /**
     * Waits from one step to another.
     *
     * @param first above zero
     * @param longest not shorter than the first
     * @param random draws the part of each step
     * @throws IllegalArgumentException if the first step is not above zero, or longer than the longest
     */
    public BackOff(Duration first, Duration longest, RandomGenerator random) {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("waits from " + first + " to " + longest + " make no sense");
        }
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.step = first;
    }

    /**
     * Gives the next wait, and doubles the step.
     *
     * @return between the half of its step and the whole
     */
    public Duration next() {
        Duration whole = step;
        Duration doubled = whole.multipliedBy(2);
        step = doubled.compareTo(longest) < 0 ? doubled : longest;
        return whole.minusNanos(random.nextLong(whole.toNanos() / 2 + 1));
    }

    /** The last try was a success: begins with the first step again. */
    public void reset() {
        step = first;
    }
}
