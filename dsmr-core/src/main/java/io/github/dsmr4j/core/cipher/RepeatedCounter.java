package io.github.dsmr4j.core.cipher;

/**
 * A frame whose counter is not higher than that of the frame before it from the same meter: it was sent, or played, again,
 * or the meter has begun to count anew. Immutable; any thread.
 *
 * @param title the meter's system title
 * @param counter the frame counter
 * @param before that of the frame before
 * @param offset where the frame begins: bytes from the beginning of the input
 */
public record RepeatedCounter(SystemTitle title, long counter, long before, long offset) {
    /** One line for a person. */
    @Override
    public String toString() {
        return "the frame counter of the meter " + title + " went from " + before + " to " + counter + " (at offset "
                + offset + "): an old frame was sent again, or the meter counts anew";
    }
}
