package io.github.dsmr4j.core.transport;

/** What a {@link P1Reader} does. Further states may come. */
public enum ReaderState {
    /** Not yet run. */
    NEW,
    /** Opening its transport. */
    OPENING,
    /** Reading. */
    READING,
    /** The input came to its end. */
    ENDED,
    /** The transport failed. */
    FAILED,
    /** Closed by {@link P1Reader#close()}. */
    CLOSED
}
