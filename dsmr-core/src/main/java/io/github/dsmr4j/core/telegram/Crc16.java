package io.github.dsmr4j.core.telegram;

import java.util.Objects;

/**
 * CRC-16/ARC, the check sum of a P1 telegram over every byte from {@code /} through {@code !}: polynomial
 * x16+x15+x2+1, least significant bit first, initial value 0, no final xor. The check value of "123456789" is 0xBB3D.
 *
 * <p>Stateless; any thread. Source: DSMR P1 companion standard 5.0.2.
 */
public final class Crc16 {
    private static final int POLYNOMIAL = 0xA001;
    private static final char[] TABLE = table();
    /** Which byte value put a given high byte into the register: the table's high bytes are all different. */
    private static final byte[] BY_HIGH_BYTE = byHighByte();

    private Crc16() {}

    private static char[] table() {
        char[] table = new char[256];
        for (int value = 0; value < 256; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[value] = (char) crc;
        }
        return table;
    }

    private static byte[] byHighByte() {
        byte[] inverse = new byte[256];
        for (int value = 0; value < 256; value++) {
            inverse[TABLE[value] >>> 8] = (byte) value;
        }
        return inverse;
    }

    /**
     * The CRC of a range.
     *
     * @param bytes of which a range counts
     * @param offset of the first byte that counts
     * @param length how many bytes count
     * @return 0 to 0xFFFF
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public static int compute(byte[] bytes, int offset, int length) {
        return update(0, bytes, offset, length);
    }

    /**
     * Continues a CRC over a further range.
     *
     * @param crc the CRC of what came before, 0 at the beginning
     * @param bytes of which a range counts
     * @param offset of the first byte that counts
     * @param length how many bytes count
     * @return the CRC of all that came before and this range, 0 to 0xFFFF
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public static int update(int crc, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < FastCrc.MIN_LENGTH) {
            return updateByTable(crc & 0xFFFF, bytes, offset, length);
        }
        return FastCrc.update(crc & 0xFFFF, bytes, offset, length);
    }

    private static int updateByTable(int crc, byte[] bytes, int offset, int length) {
        int register = crc;
        for (int at = offset; at < offset + length; at++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[at]) & 0xFF];
        }
        return register;
    }

    /** Takes the last byte back: what the register held before {@code last} brought it to {@code crc}. */
    static int without(int crc, byte last) {
        int index = BY_HIGH_BYTE[crc >>> 8] & 0xFF;
        return (((crc ^ TABLE[index]) << 8) & 0xFF00) | (index ^ (last & 0xFF));
    }
}
