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
    private static final int SLICES = 8;
    private static final char[] SLICE = slices();
    /** Which byte value put a given high byte into the register: the table's high bytes are all different. */
    private static final byte[] BY_HIGH_BYTE = byHighByte();

    private Crc16() {}

    private static char[] slices() {
        char[] table = new char[SLICES * 256];
        for (int value = 0; value < 256; value++) {
            int crc = value;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[value] = (char) crc;
        }
        for (int at = 256; at < table.length; at++) {
            int before = table[at - 256];
            table[at] = (char) (before >>> 8 ^ table[before & 0xFF]);
        }
        return table;
    }

    private static byte[] byHighByte() {
        byte[] inverse = new byte[256];
        for (int value = 0; value < 256; value++) {
            inverse[SLICE[value] >>> 8] = (byte) value;
        }
        return inverse;
    }

    /**
     * The CRC of a range.
     *
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public static int compute(byte[] bytes, int offset, int length) {
        return update(0, bytes, offset, length);
    }

    /**
     * Continues a CRC over a further range.
     *
     * @param crc the CRC of what came before, 0 at the beginning
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public static int update(int crc, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < FastCrc.MIN_LENGTH) {
            return updateByTable(crc & 0xFFFF, bytes, offset, length);
        }
        int head = length % FastCrc.BLOCK;
        int register = updateByTable(crc & 0xFFFF, bytes, offset, head);
        return FastCrc.update(register, bytes, offset + head, length - head);
    }

    private static int updateByTable(int crc, byte[] bytes, int offset, int length) {
        int register = crc;
        int at = offset;
        int end = offset + length;
        for (; at + SLICES <= end; at += SLICES) {
            register = update(register, Swar.word(bytes, at));
        }
        for (; at < end; at++) {
            register = register >>> 8 ^ SLICE[(register ^ bytes[at]) & 0xFF];
        }
        return register;
    }

    /** Continues a CRC over the eight bytes of a word, the lowest first. */
    static int update(int crc, long word) {
        long bits = word ^ crc;
        return SLICE[7 * 256 + (int) (bits & 0xFF)]
                ^ SLICE[6 * 256 + (int) (bits >>> 8 & 0xFF)]
                ^ SLICE[5 * 256 + (int) (bits >>> 16 & 0xFF)]
                ^ SLICE[4 * 256 + (int) (bits >>> 24 & 0xFF)]
                ^ SLICE[3 * 256 + (int) (bits >>> 32 & 0xFF)]
                ^ SLICE[2 * 256 + (int) (bits >>> 40 & 0xFF)]
                ^ SLICE[256 + (int) (bits >>> 48 & 0xFF)]
                ^ SLICE[(int) (bits >>> 56)];
    }

    /** Takes the last byte back: what the register held before {@code last} brought it to {@code crc}. */
    static int without(int crc, byte last) {
        int index = BY_HIGH_BYTE[crc >>> 8] & 0xFF;
        return (((crc ^ SLICE[index]) << 8) & 0xFF00) | (index ^ (last & 0xFF));
    }
}
