package io.github.dsmr4j.core.transport;

import java.io.IOException;
import java.time.Instant;

/**
 * Why a reader lost its source. Immutable; any thread.
 *
 * @param kind what kind of failure
 * @param cause its message says what, where, and what to do
 * @param time when
 */
public record ReaderFailure(Kind kind, IOException cause, Instant time) {
    /** The kinds of failure. Further ones may come: have a default branch. */
    public enum Kind {
        /** The transport could not be opened. */
        NOT_OPENED,
        /** Reading failed. */
        BROKEN,
        /** The other end has closed, or the device is gone. */
        ENDED,
        /** No telegram for longer than {@link ReaderOptions} allows. */
        SILENT
    }

    /** {@return the message alone} */
    public String message() {
        return String.valueOf(cause.getMessage());
    }
}
