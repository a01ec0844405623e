package io.github.dsmr4j.core.transport;

import java.io.Closeable;
import java.io.IOException;

/**
 * A source of bytes: a serial port, a connection, a file. This is the seam on which all sources meet.
 *
 * <p>One thread opens and reads; any thread may close. After it was closed a transport may be opened again.
 */
public interface Transport extends Closeable {
    /** {@return what a person calls this source, such as {@code tcp://meter:2000}; without secrets} */
    String name();

    /**
     * {@return whether it is worth opening it again after it ended or failed: a port, a connection} What is recorded
     * has its end.
     */
    default boolean isLive() {
        return true;
    }

    /**
     * Opens the source and waits until it is open.
     *
     * @throws IOException if that fails; the message says what, where, and what to do
     */
    void open() throws IOException;

    /**
     * Waits for bytes, but not much longer than a second.
     *
     * @param buffer where bytes are put
     * @param offset of the first one
     * @param length how many fit
     * @return how many were read; 0 when the source is silent; -1 when it has ended, is gone, or was closed
     * @throws IOException if reading fails; a transport that waits by itself throws when its thread is interrupted
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** Closes the source; a blocked {@link #open()} or {@link #read} returns or throws soon. Harmless when it is not open. */
    @Override
    void close() throws IOException;
}
