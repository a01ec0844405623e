package io.github.dsmr4j.core.bench;

/**
 * The measure that all ratios are taken against: CRC-16/ARC in the plain, well-known way, eight tables and eight bytes a
 * step. It stays as it is whatever the library does.
 */
final class SlicingBy8 {
    private static final int POLYNOMIAL = 0xA001;
    private static final char[] TABLE = table();

    private SlicingBy8() {}

    private static char[] table() {
        char[] table = new char[8 * 256];
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

    static int crc(byte[] bytes, int offset, int length) {
        int register = 0;
        int at = offset;
        int end = offset + length;
        for (; at < end - 7; at += 8) {
            register = TABLE[7 * 256 + ((register ^ bytes[at]) & 0xFF)]
                    ^ TABLE[6 * 256 + ((register >>> 8 ^ bytes[at + 1]) & 0xFF)]
                    ^ TABLE[5 * 256 + (bytes[at + 2] & 0xFF)]
                    ^ TABLE[4 * 256 + (bytes[at + 3] & 0xFF)]
                    ^ TABLE[3 * 256 + (bytes[at + 4] & 0xFF)]
                    ^ TABLE[2 * 256 + (bytes[at + 5] & 0xFF)]
                    ^ TABLE[256 + (bytes[at + 6] & 0xFF)]
                    ^ TABLE[bytes[at + 7] & 0xFF];
        }
        for (; at < end; at++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[at]) & 0xFF];
        }
        return register;
    }
}
