package io.github.dsmr4j.core.telegram;

import io.github.dsmr4j.core.obis.Obis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The value groups C, D and E that meters print, found by their text: a table of pairs, the text with its opening
 * parenthesis as a word of {@link FastText} and the packed reference without A and B. Any other code is read byte by byte.
 */
final class UsualCodes {
    private static final String CODES = """
            0.0.0 0.2.0 0.2.8 0.8.2 1.0.0 1.4.0 1.5.0 1.6.0 1.7.0 1.8.0 1.8.1 1.8.2 1.8.3 1.8.4 1.8.11 1.8.12 \
            1.8.13 1.24.0 2.4.0 2.5.0 2.7.0 2.8.0 2.8.1 2.8.2 2.8.3 2.8.4 2.8.11 2.8.12 2.8.13 3.4.0 3.5.0 3.7.0 \
            3.8.0 3.8.1 3.8.2 3.8.3 3.8.4 4.4.0 4.5.0 4.7.0 4.8.0 4.8.1 4.8.2 4.8.3 4.8.4 5.7.0 5.8.0 6.7.0 \
            6.8.0 7.7.0 7.8.0 8.7.0 8.8.0 9.4.0 9.5.0 9.7.0 10.4.0 10.5.0 10.7.0 11.7.0 12.7.0 13.3.0 13.7.0 \
            14.7.0 15.7.0 15.8.0 15.8.1 15.8.2 15.24.0 16.24.0 17.0.0 21.7.0 22.7.0 23.1.0 23.2.0 23.7.0 24.1.0 \
            24.2.1 24.2.2 24.2.3 24.3.0 24.3.1 24.4.0 24.7.0 29.7.0 30.7.0 31.4.0 31.7.0 32.7.0 32.24.0 32.32.0 \
            32.33.0 32.34.0 32.36.0 32.37.0 32.38.0 33.7.0 41.7.0 42.0.0 42.7.0 43.7.0 44.7.0 49.7.0 50.7.0 \
            51.4.0 51.7.0 52.7.0 52.24.0 52.32.0 52.33.0 52.34.0 52.36.0 52.37.0 52.38.0 53.7.0 61.7.0 62.7.0 \
            63.7.0 64.7.0 69.7.0 70.7.0 71.4.0 71.7.0 72.7.0 72.24.0 72.32.0 72.33.0 72.34.0 72.36.0 72.37.0 \
            72.38.0 73.7.0 90.7.0 91.7.0 96.1.0 96.1.1 96.1.2 96.1.4 96.3.10 96.5.5 96.7.9 96.7.19 96.7.21 \
            96.13.0 96.13.1 96.13.2 96.13.3 96.13.4 96.13.5 96.14.0 96.14.1 98.1.0 99.1.0 99.97.0""";

    private static final int BITS = 10;
    /** Found by trying: no two of the codes share a slot. */
    private static final long MULTIPLIER = 0x1A1531E98BBCA063L;

    /** In empty places: no text, as a text ends with its first parenthesis. */
    private static final long NO_TEXT = 0x2828282828282828L;

    static final long[] TABLE = table();

    private UsualCodes() {}

    static List<String> codes() {
        return List.of(CODES.split(" ", -1));
    }

    private static long[] table() {
        long[] table = new long[2 << BITS];
        Arrays.fill(table, NO_TEXT);
        for (String code : codes()) {
            byte[] text = (code + "(").getBytes(StandardCharsets.US_ASCII);
            long word = 0;
            for (int index = 0; index < text.length; index++) {
                word |= (long) text[index] << (Byte.SIZE * index);
            }
            table[slot(word)] = word;
            table[slot(word) + 1] = Obis.parse("0-0:" + code).orElseThrow().packed();
        }
        return table;
    }

    /** Where a text is in the table, if it is there. */
    static int slot(long text) {
        return (int) ((text * MULTIPLIER) >>> (Long.SIZE - BITS)) << 1;
    }

    /** What A and B add to a packed reference. */
    static long medium(int a, int b) {
        return (long) ((a << 10) | b) << 40;
    }
}
