package io.github.dsmr4j.core.telegram;

import java.nio.ByteBuffer;

/**
 * Takes a stream of bytes as they come, cut anywhere, and calls its {@link TelegramListener} with what it finds: a
 * {@link TelegramFramer}, or one that stands in front of it, such as a decrypting one.
 *
 * <p>One thread at a time, and not from its own listener.
 */
public interface Framer {
    /**
     * Takes all of an array.
     *
     * @param bytes copied; the array is the caller's again afterwards
     */
    default void feed(byte[] bytes) {
        feed(bytes, 0, bytes.length);
    }

    /**
     * Takes the next bytes of the input. They are copied; the array is the caller's again afterwards.
     *
     * @param bytes where the next bytes of the input stand
     * @param offset of the first of them
     * @param length how many they are; 0 changes nothing
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws IllegalStateException if the listener calls it
     */
    void feed(byte[] bytes, int offset, int length);

    /**
     * Takes what remains in a buffer, heap or direct.
     *
     * @param bytes copied from its position to its limit
     * @throws IllegalStateException if the listener calls it
     */
    void feed(ByteBuffer bytes);

    /**
     * Says that the input has ended, or was interrupted: what is pending is closed, as a telegram if its end mark has
     * come, else as a rejection. Feeding may go on with the bytes of a new connection; offsets count on, and what was
     * learned of the source stays.
     *
     * @throws IllegalStateException if the listener calls it
     */
    void end();

    /** {@return what was seen so far; readable from any thread} */
    TelegramCounters counters();
}
