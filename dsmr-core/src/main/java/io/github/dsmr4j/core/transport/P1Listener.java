package io.github.dsmr4j.core.transport;

import io.github.dsmr4j.core.telegram.TelegramListener;
import java.io.IOException;

/**
 * Hears what a {@link P1Reader} reads: on the reader's thread, in order, never two calls at once. What a listener throws
 * is counted and does not disturb the reader.
 */
public interface P1Listener extends TelegramListener {
    /** The reader has come into another state. */
    default void stateChanged(ReaderState state) {}

    /**
     * The transport could not be opened or read.
     *
     * @param failure its message says what, where, and what to do
     */
    default void failed(IOException failure) {}
}
