package io.github.dsmr4j.core.telegram;

import java.util.Arrays;

/** The end of the input, as far as it still matters to a framer. It begins small and grows on demand. */
final class InputBuffer {
    private static final int FIRST_CAPACITY = 2048;

    /** Longer than its capacity, for reading in words. */
    byte[] bytes = new byte[FIRST_CAPACITY + FastText.REACH];

    /** Where the input ends in them. */
    int end;

    /** Place of the first byte in the whole input. */
    long base;

    /** The byte before the first. */
    private byte lastDiscarded;

    /** How many bytes it holds. */
    private int capacity() {
        return bytes.length - FastText.REACH;
    }

    boolean isFull() {
        return end == capacity();
    }

    /** How many bytes may be put behind those that are there. */
    int room() {
        return capacity() - end;
    }

    /**
     * Grows if that is worth it: if most of it still matters.
     *
     * @param from the first byte that does
     * @param most how many bytes it may hold
     */
    boolean grows(int from, int most) {
        if (from >= capacity() / 2 || capacity() >= most) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, Math.min(2 * capacity(), most) + FastText.REACH);
        return true;
    }

    /** Forgets the first bytes: every other place becomes lower by so many. */
    void discard(int count) {
        lastDiscarded = before(count);
        System.arraycopy(bytes, count, bytes, 0, end - count);
        base += count;
        end -= count;
    }

    /** The byte before a place. */
    byte before(int at) {
        return at > 0 ? bytes[at - 1] : lastDiscarded;
    }

    /** Clears the eighth bit of bytes that were put behind the end. */
    void stripParity(int count) {
        for (int at = end; at < end + count; at++) {
            bytes[at] &= 0x7F;
        }
    }
}
