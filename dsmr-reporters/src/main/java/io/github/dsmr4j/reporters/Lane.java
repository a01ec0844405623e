package io.github.dsmr4j.reporters;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.transport.BackOff;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reporter with a thread and a bounded queue of its own. Whatever the reporter does, to hang, throw or be slow, the
 * one who offers reports never waits for it.
 *
 * <p>After a failure it waits, longer each time, and tries again: with the newest report, or where every report counts
 * with the same ones. Of a batch that is refused, what is good is passed on in smaller ones, and what is not is dropped.
 * It logs the first failure of a series, further ones for another reason, and its end; at most once a minute. Any thread.
 */
public final class Lane implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Reporter reporter;
    private final LaneOptions options;
    private final LaneQueue queue;
    private final LaneCounts counts;
    private final BackOff backOff;
    private final Thread thread;

    /** How many reports are handed over at once; the lane's thread alone looks, here and below. */
    private int batch;

    /** Whether the last failure was one of the reporter's idle time, and ends with it. */
    private boolean idleFailed;

    /**
     * A lane that begins at once. It closes the reporter when it is closed itself.
     *
     * @param reporter called by the lane's thread alone
     * @param options what it gets, and how long failures wait
     */
    public Lane(Reporter reporter, LaneOptions options) {
        this.reporter = reporter;
        this.options = options;
        this.queue = new LaneQueue(options);
        this.counts = new LaneCounts();
        this.batch = options.batch();
        this.backOff = new BackOff(options.firstWait(), options.longestWait(), new SplittableRandom());
        this.thread = new Thread(this::run, "dsmr-lane-" + reporter.name());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Hands a report over, without waiting. A telegram whose CRC is wrong goes no further.
     *
     * @param report once the lane is closed it goes no further either
     */
    public void offer(Report report) {
        if (report.reading().telegram().crc() != CrcStatus.INVALID) {
            counts.dropped(queue.offer(report));
        }
    }

    /** {@return what was done so far} */
    public LaneStatus status() {
        return counts.status(reporter.name(), queue.size());
    }

    private void run() {
        try {
            while (!queue.isDone()) {
                List<Report> next = queue.take(batch);
                if (!next.isEmpty()) {
                    report(next);
                } else if (!queue.isDone()) {
                    idle();
                }
            }
        } catch (InterruptedException e) {
            // Most likely closed, and nobody waits any longer.
            if (!queue.isClosed()) {
                failed(e);
            }
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failed(e);
            throw e;
        } finally {
            counts.dropped(queue.end());
            closeReporter();
        }
    }

    private void report(List<Report> reports) throws InterruptedException {
        try {
            reporter.reportAll(reports);
            succeeded(reports);
        } catch (RefusedException e) {
            refused(reports, e);
        } catch (InterruptedException | VirtualMachineError e) {
            throw e;
        } catch (RetryLaterException e) {
            failed(e);
            queue.pause(longer(e.after(), backOff.next()));
        } catch (Throwable e) {
            failed(e);
            queue.pause(backOff.next());
        }
    }

    private void idle() throws InterruptedException {
        try {
            reporter.idle();
            mended();
        } catch (InterruptedException | VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            failed(e);
            idleFailed = true;
            queue.pause(backOff.next());
        }
    }

    /** What failed with a report is mended when a report succeeds. */
    private void mended() {
        if (idleFailed) {
            idleFailed = false;
            backOff.reset();
            works(counts.mended());
        }
    }

    private void works(boolean again) {
        if (again) {
            LOG.info("{}: works again", reporter.name());
        }
    }

    private void succeeded(List<Report> reports) {
        backOff.reset();
        works(counts.succeeded(reports.size(), Instant.now()));
        batch = Math.min(batch + 1, options.batch());
        queue.done();
    }

    /** Of several one may be bad, or they are too many: smaller batches tell, and cost no other report. */
    private void refused(List<Report> reports, RefusedException reason) {
        if (reports.size() > 1) {
            batch = reports.size() / 2;
            return;
        }
        failed(reason);
        counts.dropped(1);
        queue.done();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void failed(Throwable failure) {
        idleFailed = false;
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
