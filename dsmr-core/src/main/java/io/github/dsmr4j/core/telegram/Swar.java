package io.github.dsmr4j.core.telegram;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Fast path, not written for the reader: eight bytes at a time in a long, the first byte lowest. */
final class Swar {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int BLOCK = 32;

    private Swar() {}

    /** The eight bytes from a place on, which must be in the array. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The first place of a byte that is rare in a range; the end of the range if it is not there. */
    static int find(byte[] bytes, int from, int to, char wanted) {
        int at = from;
        while (at + BLOCK <= to && (marks(bytes, at, wanted) | marks(bytes, at + BLOCK / 2, wanted)) == 0) {
            at += BLOCK;
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Not 0 if one of sixteen bytes is the wanted one. */
    private static long marks(byte[] bytes, int at, char wanted) {
        return marks(word(bytes, at), wanted) | marks(word(bytes, at + Long.BYTES), wanted);
    }

    private static long marks(long word, char wanted) {
        long difference = word ^ (ONES * wanted);
        return (difference - ONES) & ~difference & HIGH_BITS;
    }
}
