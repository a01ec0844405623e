package io.github.dsmr4j.core.telegram;

/**
 * Fast path, not written for the reader: CRC-16/ARC of long ranges by folding, without a table. {@link Crc16} says what
 * it computes.
 *
 * <p>The polynomial is (x+1) Q with Q = x^15+x+1. Squaring keeps Q sparse: x^256 = x^32 + x^16 modulo Q. So the 256 bits
 * read so far, times x^256, plus the next 256 bits, are two shifts and a few xors of four words; what a shift pushes out
 * at the high end is folded once more. Bits are reflected: the lowest bit of the first byte is the highest power, and
 * multiplying by x shifts right. What is lost is the remainder modulo x+1, which is the parity of all bits: where it
 * differs at the end, the remainder differs by Q.
 */
final class FastCrc {
    /** Shorter ranges are not worth it. */
    static final int MIN_LENGTH = 128;

    static final int BLOCK = 32;
    private static final int REFLECTED_Q = 0xC001;

    private FastCrc() {}

    /** The range must be in the array, and its length a multiple of 32 that is not 0. */
    static int update(int crc, byte[] bytes, int offset, int length) {
        long w0 = Swar.word(bytes, offset) ^ crc;
        long w1 = Swar.word(bytes, offset + 8);
        long w2 = Swar.word(bytes, offset + 16);
        long w3 = Swar.word(bytes, offset + 24);
        long parity = w0 ^ w1 ^ w2 ^ w3;
        for (int at = offset + BLOCK, end = offset + length; at < end; at += BLOCK) {
            long out = (w0 ^ (w0 << 16)) & 0xFFFFFFFFL;
            long n0 = Swar.word(bytes, at);
            long n1 = Swar.word(bytes, at + 8);
            long n2 = Swar.word(bytes, at + 16);
            long n3 = Swar.word(bytes, at + 24);
            parity ^= n0 ^ n1 ^ n2 ^ n3;
            w0 = n0 ^ (w0 >>> 32) ^ (w0 >>> 16) ^ (w1 << 32) ^ (w1 << 48);
            w1 = n1 ^ (w1 >>> 32) ^ (w1 >>> 16) ^ (w2 << 32) ^ (w2 << 48);
            w2 = n2 ^ (w2 >>> 32) ^ (w2 >>> 16) ^ (w3 << 32) ^ (w3 << 48);
            w3 = n3 ^ (w3 >>> 32) ^ (w3 >>> 16) ^ out ^ (out << 16);
        }
        int register = Crc16.update(Crc16.update(Crc16.update(Crc16.update(0, w0), w1), w2), w3);
        boolean odd = (Long.bitCount(parity ^ w0 ^ w1 ^ w2 ^ w3) & 1) != 0;
        return odd ? register ^ REFLECTED_Q : register;
    }
}
