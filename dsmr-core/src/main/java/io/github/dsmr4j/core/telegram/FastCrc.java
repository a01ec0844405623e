package io.github.dsmr4j.core.telegram;

/**
 * Fast path, not written for the reader: CRC-16/ARC by folding, without a table. {@link Crc16} says what it computes.
 *
 * <p>The polynomial is (x+1) Q with Q = x^15+x+1. Squaring keeps Q sparse: modulo Q, x^16 = x^2 + x, x^32 = x^4 + x^2,
 * x^64 = x^8 + x^4, x^128 = x^16 + x^8 and x^960 = x^64 + 1. So fifteen words read so far, times x^960, plus the next fifteen, are each word
 * with the one behind it and the new one: no shift at all, and the word that is pushed out at the high end comes back in the
 * last two. Single words fold by x^64, with a few shifts. Bits are reflected: the lowest bit of the first byte is the
 * highest power, and multiplying by x shifts right. What is lost is the remainder modulo x+1, which is the parity of all
 * bits: where it differs at the end, the remainder differs by Q.
 */
final class FastCrc {
    /** Shorter ranges are left to the table. */
    static final int MIN_LENGTH = 16;

    /** Fifteen words. */
    private static final int BLOCK = 120;

    private static final int REFLECTED_Q = 0xC001;
    private static final long LOW_POWERS_32 = 0xFFFFFFFF00000000L;
    private static final long LOW_POWERS_16 = 0xFFFF000000000000L;

    private FastCrc() {}

    /** The range must be in the array, and at least {@link #MIN_LENGTH} long. */
    static int update(int crc, byte[] bytes, int offset, int length) {
        // One to eight bytes, so that whole words remain; the register reaches into the next word if it is one byte.
        int head = (length - 1) % Long.BYTES + 1;
        long word = (FastText.word(bytes, offset) ^ crc) << (Long.SIZE - Byte.SIZE * head);
        long carry = head == 1 ? crc >>> Byte.SIZE : 0;
        int at = offset + head;
        int end = offset + length;
        long parity = word;
        // One to fifteen words, so that whole blocks remain.
        int blocks = end - (end - at - Long.BYTES) / BLOCK * BLOCK;
        for (; at < blocks; at += Long.BYTES) {
            long next = FastText.word(bytes, at) ^ carry;
            carry = 0;
            parity ^= next;
            word = next ^ timesX64(word);
        }
        if (at < end) {
            long w0 = 0;
            long w1 = 0;
            long w2 = 0;
            long w3 = 0;
            long w4 = 0;
            long w5 = 0;
            long w6 = 0;
            long w7 = 0;
            long w8 = 0;
            long w9 = 0;
            long w10 = 0;
            long w11 = 0;
            long w12 = 0;
            long w13 = 0;
            long w14 = word;
            for (; at < end; at += BLOCK) {
                long n0 = FastText.word(bytes, at);
                long n1 = FastText.word(bytes, at + 8);
                long n2 = FastText.word(bytes, at + 16);
                long n3 = FastText.word(bytes, at + 24);
                long n4 = FastText.word(bytes, at + 32);
                long n5 = FastText.word(bytes, at + 40);
                long n6 = FastText.word(bytes, at + 48);
                long n7 = FastText.word(bytes, at + 56);
                long n8 = FastText.word(bytes, at + 64);
                long n9 = FastText.word(bytes, at + 72);
                long n10 = FastText.word(bytes, at + 80);
                long n11 = FastText.word(bytes, at + 88);
                long n12 = FastText.word(bytes, at + 96);
                long n13 = FastText.word(bytes, at + 104);
                long n14 = FastText.word(bytes, at + 112);
                parity ^= n0 ^ n1 ^ n2 ^ n3 ^ n4 ^ n5 ^ n6 ^ n7 ^ n8 ^ n9 ^ n10 ^ n11 ^ n12 ^ n13 ^ n14;
                long out = w0;
                w0 = n0 ^ w0 ^ w1;
                w1 = n1 ^ w1 ^ w2;
                w2 = n2 ^ w2 ^ w3;
                w3 = n3 ^ w3 ^ w4;
                w4 = n4 ^ w4 ^ w5;
                w5 = n5 ^ w5 ^ w6;
                w6 = n6 ^ w6 ^ w7;
                w7 = n7 ^ w7 ^ w8;
                w8 = n8 ^ w8 ^ w9;
                w9 = n9 ^ w9 ^ w10;
                w10 = n10 ^ w10 ^ w11;
                w11 = n11 ^ w11 ^ w12;
                w12 = n12 ^ w12 ^ w13;
                w13 = n13 ^ w13 ^ w14 ^ out;
                w14 = n14 ^ w14 ^ out;
            }
            // Every other word, so that two chains run side by side.
            long even = w0;
            even = w2 ^ timesX128(even);
            even = w4 ^ timesX128(even);
            even = w6 ^ timesX128(even);
            even = w8 ^ timesX128(even);
            even = w10 ^ timesX128(even);
            even = w12 ^ timesX128(even);
            even = w14 ^ timesX128(even);
            long odd = w1;
            odd = w3 ^ timesX128(odd);
            odd = w5 ^ timesX128(odd);
            odd = w7 ^ timesX128(odd);
            odd = w9 ^ timesX128(odd);
            odd = w11 ^ timesX128(odd);
            odd = w13 ^ timesX128(odd);
            word = even ^ timesX64(odd);
        }
        return remainder(word, Long.bitCount(parity));
    }

    private static long timesX64(long word) {
        long out = (word << 56) ^ (word << 60);
        return (word >>> 8) ^ (word >>> 4) ^ (out >>> 8) ^ (out >>> 4);
    }

    private static long timesX128(long word) {
        long out = (word << 48) ^ (word << 56);
        return (word >>> 16) ^ (word >>> 8) ^ (out >>> 8) ^ (out >>> 4);
    }

    /** The word times x^16, modulo the polynomial. */
    private static int remainder(long word, int parity) {
        long high = word << 32;
        long rest = (word & LOW_POWERS_32) ^ (high >>> 4) ^ (high >>> 2);
        rest = reduced(reduced((rest >>> 2) ^ (rest >>> 1)));
        int register = (int) (rest >>> 48);
        return ((parity ^ Integer.bitCount(register)) & 1) == 0 ? register : register ^ REFLECTED_Q;
    }

    /** Lowers the degree to that of the remainder, or by 14. */
    private static long reduced(long word) {
        long high = word << 16;
        return (word & LOW_POWERS_16) ^ (high >>> 2) ^ (high >>> 1);
    }
}
