package io.github.dsmr4j.core.transport;

import io.github.dsmr4j.core.cipher.CipherListener;

/**
 * Hears what a {@link P1Reader} reads: on the reader's thread, in order, never two calls at once. What a listener throws
 * is counted and does not disturb the reader.
 */
public interface P1Listener extends CipherListener {
    /**
     * The reader has come into another state.
     *
     * @param state the new one
     */
    default void stateChanged(ReaderState state) {}

    /**
     * The source was lost, or could not be opened.
     *
     * @param failure why, and when
     */
    default void failed(ReaderFailure failure) {}

    /**
     * Something is worth a line in a log. Never often: see {@link ReaderNotice}.
     *
     * @param notice one line for a log
     */
    default void noticed(ReaderNotice notice) {}
}
