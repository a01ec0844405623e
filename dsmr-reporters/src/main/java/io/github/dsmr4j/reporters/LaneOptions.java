package io.github.dsmr4j.reporters;

import java.time.Duration;

/**
 * What a lane hands to its reporter, and how long it waits. Immutable; any thread. Each {@code with} method gives a changed
 * copy.
 */
public final class LaneOptions {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(2);
    private static final Duration IDLE_TIME = Duration.ofSeconds(15);

    private final Duration interval;
    private final int queue;
    private final int batch;
    private final Duration firstWait;
    private final Duration longestWait;
    private final Duration timeToDrain;
    private final Duration idleTime;

    private LaneOptions(
            Duration interval,
            int queue,
            int batch,
            Duration firstWait,
            Duration longestWait,
            Duration timeToDrain,
            Duration idleTime) {
        this.interval = interval;
        this.queue = queue;
        this.batch = batch;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
        this.timeToDrain = timeToDrain;
        this.idleTime = idleTime;
    }

    /**
     * For states: the newest report of each source, once an interval. What became old meanwhile is not reported.
     *
     * @param interval zero for as often as the reporter can take one
     * @return without batches; waits of 1 to 60 s after failures, 2 s to drain, idle after 15 s
     * @throws IllegalArgumentException if the interval is negative
     */
    public static LaneOptions newest(Duration interval) {
        return new LaneOptions(checked(interval), 0, 1, FIRST_WAIT, LONGEST_WAIT, TIME_TO_DRAIN, IDLE_TIME);
    }

    /**
     * For streams: every report. When the queue is full the oldest is dropped, and counted.
     *
     * @param queue how many may wait
     * @return without batches; waits of 1 to 60 s after failures, 2 s to drain, idle after 15 s
     * @throws IllegalArgumentException if none may
     */
    public static LaneOptions every(int queue) {
        if (queue < 1) {
            throw new IllegalArgumentException("a queue of " + queue + " holds nothing");
        }
        return new LaneOptions(Duration.ZERO, queue, 1, FIRST_WAIT, LONGEST_WAIT, TIME_TO_DRAIN, IDLE_TIME);
    }

    private static Duration checked(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("an interval of " + interval + " is negative");
        }
        return interval;
    }

    /**
     * With reports handed over together, as {@link Reporter#reportAll} says: when so many wait, or an interval after the
     * last ones.
     *
     * @param reports the most at once; those in hand come on top of the queue
     * @param interval zero for as soon as the reporter can take any
     * @return a copy in which this interval takes the place of the old one
     * @throws IllegalArgumentException if it is none, or the interval is negative
     * @throws IllegalStateException if the newest alone counts
     */
    public LaneOptions inBatches(int reports, Duration interval) {
        if (reports < 1) {
            throw new IllegalArgumentException("a batch of " + reports + " holds nothing");
        }
        if (!isEvery()) {
            throw new IllegalStateException("batches are for lanes in which every report counts");
        }
        return new LaneOptions(checked(interval), queue, reports, firstWait, longestWait, timeToDrain, idleTime);
    }

    /**
     * With other waits after a failure: the first at most, and the longest however often it fails.
     *
     * @param first above zero; up to half of it is left off at random
     * @param longest not shorter than the first
     * @return a copy with these waits
     * @throws IllegalArgumentException if they are not above zero and in order
     */
    public LaneOptions withWaits(Duration first, Duration longest) {
        if (first.isZero() || first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("waits from " + first + " to " + longest + " make no sense");
        }
        return new LaneOptions(interval, queue, batch, first, longest, timeToDrain, idleTime);
    }

    /**
     * With another limit for what waits when the lane is closed.
     *
     * @param time zero for not to wait at all
     * @return a copy with this limit
     */
    public LaneOptions withTimeToDrain(Duration time) {
        return new LaneOptions(interval, queue, batch, firstWait, longestWait, time, idleTime);
    }

    /**
     * With another time without a report after which the reporter is called {@linkplain Reporter#idle idle}.
     *
     * @param time above zero
     * @return a copy with this time
     * @throws IllegalArgumentException if it is not above zero
     */
    public LaneOptions withIdleTime(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("an idle time of " + time + " makes no sense");
        }
        return new LaneOptions(interval, queue, batch, firstWait, longestWait, timeToDrain, time);
    }

    /** {@return whether every report is handed on, rather than the newest} */
    public boolean isEvery() {
        return queue > 0;
    }

    /** {@return how many reports are handed over at once, at most} 1 without batches. */
    public int batch() {
        return batch;
    }

    /** {@return the time from one newest report, or one batch, to the next; zero for no wait} */
    public Duration interval() {
        return interval;
    }

    /** {@return how many reports may wait; 0 where the newest alone counts} */
    public int queue() {
        return queue;
    }

    /** {@return the first wait after a failure, at most} */
    public Duration firstWait() {
        return firstWait;
    }

    /** {@return the longest wait, however often it failed} */
    public Duration longestWait() {
        return longestWait;
    }

    /** {@return how long closing waits for what is not yet reported} */
    public Duration timeToDrain() {
        return timeToDrain;
    }

    /** {@return how long there is no report before the reporter is called idle} */
    public Duration idleTime() {
        return idleTime;
    }
}
