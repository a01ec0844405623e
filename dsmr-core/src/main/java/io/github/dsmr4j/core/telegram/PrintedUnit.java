package io.github.dsmr4j.core.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The unit behind a number. */
final class PrintedUnit {
    /** Units understood without a star before them, in lower case. */
    private static final List<byte[]> KNOWN = List.of(
                    "kwh", "wh", "mwh", "kw", "w", "v", "kv", "mv", "a", "ma", "ka", "hz", "khz", "s", "kvar", "var",
                    "mvar", "kvarh", "varh", "mvarh", "kva", "va", "kvah", "vah", "m3", "dm3", "gj", "mj", "kj")
            .stream()
            .map(unit -> unit.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private static final int LONGEST_KNOWN = 5;

    private PrintedUnit() {}

    /** Whether a range can be a unit: not empty, and no blank, star or comma in it. */
    static boolean isUnit(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = bytes[at];
            if ((b >= 0 && b <= ' ') || b == '*' || b == ',') {
                return false;
            }
        }
        return from < to;
    }

    static boolean isKnown(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_KNOWN) {
            return false;
        }
        for (int index = 0; index < KNOWN.size(); index++) {
            if (isSame(KNOWN.get(index), bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(byte[] unit, byte[] bytes, int from, int to) {
        if (unit.length != to - from) {
            return false;
        }
        for (int index = 0; index < unit.length; index++) {
            byte b = bytes[from + index];
            int lower = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
            if (lower != unit[index]) {
                return false;
            }
        }
        return true;
    }
}
