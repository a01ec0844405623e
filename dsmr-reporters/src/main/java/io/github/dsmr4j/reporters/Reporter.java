package io.github.dsmr4j.reporters;

import java.io.Closeable;
import java.io.IOException;

/**
 * Passes readings on to one other program. It may take its time and it may fail: a {@link Lane} keeps that from everybody
 * else.
 *
 * <p>One thread, the lane's, calls it, never two calls at once.
 */
public interface Reporter extends Closeable {
    /** What a person calls it, such as {@code domoticz http://host:8080}; without secrets. */
    String name();

    /**
     * Passes a report on; returns when the other program has it.
     *
     * @throws RefusedException if the other program will never take this report
     * @throws IOException if it may work later; the message says what, where, and what to do
     * @throws InterruptedException if the lane is closed and waits no longer
     */
    void report(Report report) throws IOException, InterruptedException;

    /**
     * There was nothing to report for a while: a time to see after what is kept open between reports, such as a connection
     * whose other end believes that this program is gone.
     *
     * @throws IOException if it is broken and cannot be mended now; the message says what, where, and what to do
     * @throws InterruptedException if the lane is closed and waits no longer
     */
    default void idle() throws IOException, InterruptedException {}

    /** Closes connections. Harmless when there are none, and when repeated. */
    @Override
    void close() throws IOException;
}
