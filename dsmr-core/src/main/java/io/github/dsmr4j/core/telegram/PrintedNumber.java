package io.github.dsmr4j.core.telegram;

/** A number with its unit, of any form: an optional minus, digits with at most one point among them, a unit. */
final class PrintedNumber {
    /** The scale of what is no number. */
    static final int NO_NUMBER = -1;

    private static final int USUAL_AMPERE_DIGITS = 3;

    private PrintedNumber() {}

    /** Reads a number of any form; what is none gets the scale {@link #NO_NUMBER}. */
    static void read(byte[] bytes, int begin, int end, ValueView into) {
        into.scale = NO_NUMBER;
        int whole = bytes[begin] == '-' ? begin + 1 : begin;
        int point = FastText.digitsEnd(bytes, whole);
        int at = point;
        int scale = 0;
        if (bytes[point] == '.') {
            at = FastText.digitsEnd(bytes, point + 1);
            scale = at - point - 1;
            if (scale == 0) {
                return;
            }
        }
        int digits = point - whole + scale;
        if (point > whole && digits <= ValueView.MAX_DIGITS && (at == end || isUnit(bytes, begin, at, end, scale))) {
            into.unscaled = unscaled(bytes, begin, end);
            into.scale = scale;
        }
    }

    /** All digits of what is a number. */
    private static long unscaled(byte[] bytes, int begin, int end) {
        boolean negative = bytes[begin] == '-';
        long number = 0;
        for (int at = negative ? begin + 1 : begin; at < end && isNumeral(bytes[at]); at++) {
            number = bytes[at] == '.' ? number : number * 10 + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    /** Where the unit of a number begins; where its text ends if there is none. */
    static int unitBegin(byte[] bytes, int begin, int end) {
        int at = bytes[begin] == '-' ? begin + 1 : begin;
        while (at < end && isNumeral(bytes[at])) {
            at++;
        }
        return at < end && bytes[at] == '*' ? at + 1 : at;
    }

    /** Where a value ends but for blanks. */
    static int withoutBlanks(byte[] bytes, int begin, int end) {
        int to = end;
        while (to > begin && bytes[to - 1] <= ' ' && bytes[to - 1] >= 0) {
            to--;
        }
        return to;
    }

    private static boolean isNumeral(byte b) {
        return b == '.' || (b >= '0' && b <= '9');
    }

    private static boolean isUnit(byte[] bytes, int begin, int at, int end, int scale) {
        int to = withoutBlanks(bytes, at, end);
        if (at == to) {
            return true;
        }
        if (bytes[at] == '*') {
            return PrintedUnit.isUnit(bytes, at + 1, to);
        }
        // One letter behind many digits is rather the end of hexadecimal octets or of a time.
        boolean clear = to - at > 1 || scale > 0 || at - begin == USUAL_AMPERE_DIGITS;
        return clear && PrintedUnit.isKnown(bytes, at, to);
    }
}
