package io.github.dsmr4j.testdata;

import java.util.Objects;

/**
 * CRC-16/ARC straight from its definition, one bit at a time: the polynomial x16 + x15 + x2 + 1, the least significant
 * bit of each byte first, start value 0, no final xor. Slow on purpose, so that it can judge a fast one.
 *
 * <p>Stateless and safe for use by several threads. Source: DSMR P1 companion standard 5.0.2.
 */
public final class ReferenceCrc {
    private static final int POLYNOMIAL = 0x8005;

    private ReferenceCrc() {}

    /**
     * The CRC of all bytes, 0 to 0xFFFF; that of {@code "123456789"} is 0xBB3D.
     *
     * @param bytes all of which count
     * @return 0 to 0xFFFF
     */
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /**
     * The CRC of {@code length} bytes from {@code offset} on.
     *
     * @param bytes of which a range counts
     * @param offset of the first byte that counts
     * @param length how many bytes count
     * @return 0 to 0xFFFF
     * @throws IndexOutOfBoundsException when that range is not inside the array
     */
    public static int of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int remainder = 0;
        for (int i = offset; i < offset + length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                int leaving = remainder >> 15 & 1;
                int entering = bytes[i] >> bit & 1;
                remainder = remainder << 1 & 0xFFFF;
                if (leaving != entering) {
                    remainder ^= POLYNOMIAL;
                }
            }
        }
        return Integer.reverse(remainder) >>> 16;
    }
}
