package io.github.dsmr4j.core.telegram;

/**
 * Fast path, not written for the reader: digits eight at a time, as {@link FastText} does with text. What is not of the
 * usual form it leaves to {@link PrintedNumber}, which reads any form.
 */
final class FastNumber {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINE = ONES * (0x80 - 10);
    private static final long PAIRS = 0x00FF00FF00FF00FFL;
    private static final int POINT = '.' ^ '0';

    private static final int MAX_LENGTH = 2 * Long.BYTES;

    private FastNumber() {}

    /**
     * Reads a number of at most {@value #MAX_LENGTH} bytes with at most eight behind the point, and knows a time with its
     * season for none.
     *
     * @param numberEnd where its digits end: at the value's end or at a star with a unit behind it, in which there is no
     *     blank, star or comma; {@link FastText#NO_NUMBER} if neither is so
     * @return false if it is neither: then {@link PrintedNumber} has to look
     */
    static boolean read(byte[] bytes, int begin, int numberEnd, int end, ValueView into) {
        int length = numberEnd - begin;
        if (length <= 0 || length > MAX_LENGTH || numberEnd + 1 == end) {
            return false;
        }
        long digits;
        long high = 0;
        if (length <= Long.BYTES) {
            digits = digits(bytes, begin) << (-Byte.SIZE * length);
        } else {
            digits = digits(bytes, numberEnd - Long.BYTES);
            long first = digits(bytes, begin) << (-Byte.SIZE * length);
            if (noDigits(first) != 0) {
                return false;
            }
            high = decimal(first) * 10_000_000L;
        }
        long marks = noDigits(digits);
        if (marks == 0) {
            into.unscaled = high * 10 + decimal(digits);
            into.scale = 0;
            return true;
        }
        int point = Long.numberOfTrailingZeros(marks) + 1 - Byte.SIZE;
        int scale = (Long.SIZE - Byte.SIZE - point) >>> 3;
        boolean only = (marks & (marks - 1)) == 0 && (digits >>> point & 0xFF) == POINT;
        if (!only || scale == 0 || scale + 1 == length) {
            boolean onlyLast = marks == Long.MIN_VALUE && length > Long.BYTES;
            into.scale = PrintedNumber.NO_NUMBER;
            return onlyLast && bytes[numberEnd - 1] >= 'A';
        }
        long whole = (digits & ((1L << point) - 1)) << Byte.SIZE;
        long fraction = digits & (-256L << point);
        into.unscaled = high + decimal(fraction | whole);
        into.scale = scale;
        return true;
    }

    /** Where digits end that begin at a place; if there are more than a number may have, any place behind so many. */
    static int digitsEnd(byte[] bytes, int begin) {
        int at = begin;
        long marks = noDigits(digits(bytes, at));
        while (marks == 0 && at - begin < ValueView.MAX_DIGITS) {
            at += Long.BYTES;
            marks = noDigits(digits(bytes, at));
        }
        return at + (Long.numberOfTrailingZeros(marks) >>> 3);
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
