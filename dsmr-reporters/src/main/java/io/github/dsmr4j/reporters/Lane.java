package io.github.dsmr4j.reporters;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.transport.BackOff;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reporter with a thread and a bounded queue of its own. Whatever the reporter does, to hang, throw or be slow, the
 * one who offers reports never waits for it.
 *
 * <p>After a failure it waits, longer each time, and tries again: with the newest report, or where every report counts
 * with the same one. It logs the first failure of a series, further ones for another
 * reason at most once a minute, and its end. Any thread.
 */
public final class Lane implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Reporter reporter;
    private final LaneOptions options;
    private final LaneQueue queue;
    private final LaneCounts counts;
    private final BackOff backOff;
    private final Thread thread;

    /** A lane that begins at once. It closes the reporter when it is closed itself. */
    public Lane(Reporter reporter, LaneOptions options) {
        this.reporter = reporter;
        this.options = options;
        this.queue = new LaneQueue(options);
        this.counts = new LaneCounts();
        this.backOff = new BackOff(options.firstWait(), options.longestWait(), new SplittableRandom());
        this.thread = new Thread(this::run, "dsmr-lane-" + reporter.name());
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands a report over, without waiting. A telegram whose CRC is wrong goes no further. */
    public void offer(Report report) {
        if (report.reading().telegram().crc() != CrcStatus.INVALID) {
            counts.dropped(queue.offer(report));
        }
    }

    /** What was done so far. */
    public LaneStatus status() {
        return counts.status(reporter.name(), queue.size());
    }

    private void run() {
        try {
            while (!queue.isDone()) {
                Optional<Report> next = queue.take();
                if (next.isPresent()) {
                    report(next.get());
                } else if (!queue.isDone()) {
                    idle();
                }
            }
        } catch (InterruptedException e) {
            // Closed, and nobody waits any longer.
            Thread.currentThread().interrupt();
        } catch (VirtualMachineError e) {
            failed(e);
            throw e;
        } finally {
            counts.dropped(options.isEvery() ? queue.size() : 0);
            closeReporter();
        }
    }

    private void report(Report report) throws InterruptedException {
        try {
            reporter.report(report);
            succeeded();
            queue.done(report);
        } catch (RefusedException e) {
            failed(e);
            counts.dropped(1);
            queue.done(report);
        } catch (InterruptedException | VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            failed(e);
            queue.pause(report, backOff.next());
        }
    }

    private void idle() throws InterruptedException {
        try {
            reporter.idle();
            backOff.reset();
            works(counts.mended());
        } catch (InterruptedException | VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            failed(e);
            queue.pause(backOff.next());
        }
    }

    private void succeeded() {
        backOff.reset();
        works(counts.succeeded(Instant.now()));
    }

    private void works(boolean again) {
        if (again) {
            LOG.info("{}: works again", reporter.name());
        }
    }

    private void failed(Throwable failure) {
        String words = failure instanceof IOException && failure.getMessage() != null
                ? failure.getMessage()
                : "failed unexpectedly: " + failure;
        if (counts.failed(words, Instant.now())) {
            LOG.warn("{}: {}", reporter.name(), words);
        }
    }

    private void closeReporter() {
        try {
            reporter.close();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} did not close well", reporter.name(), e);
        }
    }

    /**
     * Takes no more reports; hands on those that wait, within the time of {@link LaneOptions#timeToDrain()}, and closes
     * the reporter. A reporter that hangs is interrupted and left to itself. Harmless when repeated.
     */
    @Override
    public void close() {
        beginClosing();
        awaitClosed(options.timeToDrain());
    }

    void beginClosing() {
        queue.close();
    }

    Duration timeToDrain() {
        return options.timeToDrain();
    }

    /** Waits for a lane that closes, but not longer than this. */
    void awaitClosed(Duration time) {
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, time.toNanos()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
