package io.github.dsmr4j.core.telegram;

/** A number with its unit, read byte by byte: an optional minus, digits with at most one point among them, a unit. */
final class PrintedNumber {
    /** The scale of what is no number. */
    static final int NO_NUMBER = -1;

    private static final int USUAL_AMPERE_DIGITS = 3;

    private PrintedNumber() {}

    /** How many digits stand behind the point, or {@link #NO_NUMBER}. */
    static int scale(byte[] bytes, int begin, int end) {
        int to = withoutBlanks(bytes, begin, end);
        int whole = begin + (begin < to && bytes[begin] == '-' ? 1 : 0);
        int point = digitsEnd(bytes, whole, to);
        boolean pointed = point < to && bytes[point] == '.';
        int digitsEnd = pointed ? digitsEnd(bytes, point + 1, to) : point;
        int scale = pointed ? digitsEnd - point - 1 : 0;
        int digits = point - whole + scale;
        boolean numeral = point > whole && !(pointed && scale == 0) && digits <= ValueView.MAX_DIGITS;
        return numeral && isUnit(bytes, begin, digitsEnd, to, scale) ? scale : NO_NUMBER;
    }

    /** All digits of what is a number. */
    static long unscaled(byte[] bytes, int begin, int end) {
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

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static boolean isUnit(byte[] bytes, int begin, int at, int to, int scale) {
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
