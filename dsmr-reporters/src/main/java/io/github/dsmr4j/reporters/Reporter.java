package io.github.dsmr4j.reporters;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Passes readings on to one other program. It may take its time and it may fail: a {@link Lane} keeps that from everybody
 * else.
 *
 * <p>One thread, the lane's, calls it, never two calls at once.
 */
public interface Reporter extends Closeable {
    /** {@return what a person calls it, such as {@code domoticz http://host:8080}; without secrets} */
    String name();

    /**
     * Passes a report on; returns when the other program has it.
     *
     * @param report one whose telegram has a right CRC, or none
     * @throws RefusedException if the other program will never take this report
     * @throws RetryLaterException if it may work after a time that the other program has said
     * @throws IOException if it may work later; the message says what, where, and what to do
     * @throws InterruptedException if the lane is closed and waits no longer
     */
    void report(Report report) throws IOException, InterruptedException;

    /**
     * There was nothing to report for a while, or what there is waits for its interval: a time to see after what is kept
     * open between reports, such as a connection whose other end believes that this program is gone. To return ends a
     * failure of this method, not one of a report.
     *
     * @throws IOException if it is broken and cannot be mended now; the message says what, where, and what to do
     * @throws InterruptedException if the lane is closed and waits no longer
     */
    default void idle() throws IOException, InterruptedException {}

    /**
     * Passes several reports on, the oldest first; returns when the other program has all of them. After a failure all
     * are handed over again, in batches half as large after a refusal, so taking one twice must do no harm. Several come
     * only in a lane with {@linkplain LaneOptions#inBatches batches}.
     *
     * @param reports at least one, the oldest first
     * @throws RefusedException if the other program does not take these reports together, or will never take one of them
     * @throws IOException as {@link #report}
     * @throws InterruptedException as {@link #report}
     */
    default void reportAll(List<Report> reports) throws IOException, InterruptedException {
        for (Report report : reports) {
            report(report);
        }
    }

    /** Closes connections. Harmless when there are none, and when repeated. */
    @Override
    void close() throws IOException;
}
