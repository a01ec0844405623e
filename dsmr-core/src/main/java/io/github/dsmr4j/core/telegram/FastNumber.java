package io.github.dsmr4j.core.telegram;

/**
 * Fast path, not written for the reader: digits eight at a time, as {@link FastText} does with text. What is not of the
 * usual form it leaves to {@link PrintedNumber}, which reads any form byte by byte.
 */
final class FastNumber {
    /** How many low bits of {@link #of} hold the scale, or what the value is instead of a number. */
    static final int SCALE_BITS = 4;

    /** In place of a scale: not of the usual form. */
    static final int UNSURE = 14;

    /** In place of a scale: no number. */
    static final int TEXT = 15;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINE = ONES * (0x80 - 10);
    private static final long PAIRS = 0x00FF00FF00FF00FFL;
    private static final int POINT = '.' ^ '0';

    private static final int MAX_LENGTH = 2 * Long.BYTES;
    private static final int LONGEST_UNIT = 5;
    private static final int USUAL_AMPERE_DIGITS = 3;

    private FastNumber() {}

    /**
     * Reads a number of at most {@value #MAX_LENGTH} bytes with at most eight behind the point.
     *
     * @param numberEnd where its digits end: at the value's end or at a star with a unit behind it, in which there is no
     *     blank, star or comma; {@link FastText#NO_NUMBER} if neither is so
     * @return the number shifted by {@link #SCALE_BITS}, below it the scale, {@link #TEXT} or {@link #UNSURE}
     */
    static long of(byte[] bytes, int begin, int numberEnd, int end) {
        int length = numberEnd - begin;
        if (length <= 0 || length > MAX_LENGTH || numberEnd + 1 == end) {
            return other(bytes, begin, end);
        }
        long digits;
        long high = 0;
        if (length <= Long.BYTES) {
            digits = digits(bytes, begin) << (-Byte.SIZE * length);
        } else {
            digits = digits(bytes, numberEnd - Long.BYTES);
            long first = digits(bytes, begin) << (-Byte.SIZE * length);
            if (noDigits(first) != 0) {
                return other(bytes, begin, end);
            }
            high = decimal(first) * 10_000_000L;
        }
        long marks = noDigits(digits);
        if (marks == 0) {
            return (high * 10 + decimal(digits)) << SCALE_BITS;
        }
        int point = Long.numberOfTrailingZeros(marks) + 1 - Byte.SIZE;
        int scale = (Long.SIZE - Byte.SIZE - point) >>> 3;
        boolean only = (marks & (marks - 1)) == 0 && (digits >>> point & 0xFF) == POINT;
        if (!only || scale == 0 || scale + 1 == length) {
            return other(bytes, begin, end);
        }
        long whole = (digits & ((1L << point) - 1)) << Byte.SIZE;
        long fraction = digits & (-256L << point);
        return (high + decimal(fraction | whole)) << SCALE_BITS | scale;
    }

    /** Tells what is surely text: most often a time, an identifier, a reference or nothing at all. */
    private static long other(byte[] bytes, int begin, int end) {
        int first = bytes[begin] - '0';
        if (first < 0 || first > 9) {
            return first == '-' - '0' ? UNSURE : TEXT;
        }
        int digits = 0;
        long marks = noDigits(digits(bytes, begin));
        if (marks == 0) {
            digits = Long.BYTES;
            marks = noDigits(digits(bytes, begin + digits));
        }
        digits += Long.numberOfTrailingZeros(marks) >>> 3;
        int rest = end - begin - digits;
        if (marks == 0) {
            return rest > ValueView.MAX_DIGITS - digits && isDigits(bytes, begin + 11) ? TEXT : UNSURE;
        }
        byte behind = bytes[begin + digits];
        if (behind == '.' || behind == '*' || bytes[end - 1] <= ' ') {
            return UNSURE;
        }
        // One letter is a unit behind as many digits as a current has.
        return rest > LONGEST_UNIT || (rest == 1 && digits != USUAL_AMPERE_DIGITS) ? TEXT : UNSURE;
    }

    /** Whether eight bytes are all digits. */
    static boolean isDigits(byte[] bytes, int at) {
        return noDigits(digits(bytes, at)) == 0;
    }

    /** Eight digits as four numbers of two, sixteen bits each, the first lowest. */
    static long pairs(byte[] bytes, int at) {
        return pairs(digits(bytes, at));
    }

    private static long digits(byte[] bytes, int at) {
        return FastText.word(bytes, at) ^ ZEROS;
    }

    private static long pairs(long digits) {
        return ((digits * (10 * 256 + 1)) >>> 8) & PAIRS;
    }

    private static long decimal(long digits) {
        long fours = (pairs(digits) * (100 * 65_536 + 1)) >>> 16;
        return (fours & 0xFFFF) * 10_000 + (fours >>> 32);
    }

    /** A mark for each byte that is no digit, once the digits' zero is taken off. */
    private static long noDigits(long digits) {
        return (digits + BEYOND_NINE | digits) & HIGH_BITS;
    }
}
