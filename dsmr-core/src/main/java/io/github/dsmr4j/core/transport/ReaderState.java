package io.github.dsmr4j.core.transport;

/** What a {@link P1Reader} does. Further states may come: have a default branch. */
public enum ReaderState {
    /** Not yet run. */
    NEW,
    /** Opening its transport. */
    OPENING,
    /** Reading. */
    READING,
    /** Waiting before it opens its transport again. */
    WAITING,
    /** A recording came to its end. */
    ENDED,
    /** A recording could not be opened or read, or the virtual machine failed. */
    FAILED,
    /** Closed by {@link P1Reader#close()}, or its thread was interrupted. */
    CLOSED
}
