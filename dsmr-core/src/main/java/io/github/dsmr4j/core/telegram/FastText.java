package io.github.dsmr4j.core.telegram;

import io.github.dsmr4j.core.obis.Obis;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Fast path, not written for the reader: text eight bytes at a time, in a long whose lowest byte comes first. What is not
 * of the usual form it leaves to {@link LineScanner} and {@link PrintedNumber}, which read any form byte by byte.
 *
 * <p>A byte is tested by arithmetic on all eight at once that sets its high bit. A borrow or carry can spoil the bytes
 * above one that was marked, so of several marks the lowest is sure and the others are checked.
 */
final class FastText {
    /** How many bytes an array must have behind the last one of interest: words reach beyond it. */
    static final int REACH = 16;

    /** The result for a line that is not of the usual form. */
    static final int UNUSUAL = -1;

    /** How many low bits of {@link #number} hold the scale, or what the value is instead of a number. */
    static final int SCALE_BITS = 4;

    /** In place of a scale: no number. */
    static final int TEXT = 14;

    /** In place of a scale: not of the usual form. */
    static final int UNSURE = 15;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINE = ONES * (0x80 - 10);
    private static final long PAIRS = 0x00FF00FF00FF00FFL;
    private static final long LOW_BITS = ~HIGH_BITS;
    private static final long END_MARKS = ONES * '!';
    private static final long SLASHES = ONES * '/';
    private static final int BLOCK = 32;

    private static final int LINE_END = ')' | '\r' << 8 | '\n' << 16;
    private static final int NEXT_GROUP = ')' | '(' << 8;

    private static final int LETTER_BEHIND_TIME = 13;
    private static final int MAX_DIGITS = 17;
    private static final int LONGEST_UNIT = 5;

    /** Sixteen, so that no index has to be checked; only the first eight are asked for. */
    private static final long[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 0, 0, 0, 0, 0, 0, 0
    };

    private FastText() {}

    /** The eight bytes from a place on, which must be in the array. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The first place of an end mark or a slash; the end of the range if neither is there. */
    static int findMark(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - BLOCK; at <= last; at += BLOCK) {
            long others = others(word(bytes, at))
                    & others(word(bytes, at + 8))
                    & others(word(bytes, at + 16))
                    & others(word(bytes, at + 24));
            if ((others & HIGH_BITS) != HIGH_BITS) {
                break;
            }
        }
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long found = ~others(word(bytes, at)) & HIGH_BITS;
            if (found != 0) {
                at += first(found);
                break;
            }
        }
        while (at < to && bytes[at] != '!' && bytes[at] != '/') {
            at++;
        }
        return at;
    }

    /** High bits for bytes that are neither. A byte that is no ASCII may lose its own, and from there on none is sure. */
    private static long others(long word) {
        return ((word ^ END_MARKS) + LOW_BITS) & ((word ^ SLASHES) + LOW_BITS);
    }

    /** The first place of a byte from 0 to below a limit; the end of the range if there is none. */
    static int findBelow(byte[] bytes, int from, int to, char limit) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long found = below(word(bytes, at), limit);
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && (bytes[at] >= limit || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private static long below(long word, char limit) {
        return (word - ONES * limit) & ~word & HIGH_BITS;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * Reads an object that stands alone on its line: {@code A-B:C.D.E} with one digit for A and B and one or two for the
     * others, groups closed on the line, CR LF, and nothing behind it that might be a blank line; a line that goes on with
     * further groups is read too. There must be an end mark behind the lines, at which every search ends.
     *
     * <p>The reference byte by byte: where its separators stand is known from line to line, so the processor guesses it
     * right and is at the groups at once. In words it took longer.
     *
     * @return where the next line begins, or {@link #UNUSUAL}
     */
    static int object(byte[] bytes, int begin, LineScanner into) {
        int a = bytes[begin] - '0';
        int b = bytes[begin + 2] - '0';
        if (isNoDigit(a) || isNoDigit(b) || bytes[begin + 1] != '-' || bytes[begin + 3] != ':') {
            return UNUSUAL;
        }
        int at = begin + 4;
        int c = bytes[at++] - '0';
        int next = bytes[at++] - '0';
        if (isNoDigit(c)) {
            return UNUSUAL;
        }
        if (!isNoDigit(next)) {
            c = 10 * c + next;
            next = bytes[at++] - '0';
        }
        int d = bytes[at++] - '0';
        if (next != '.' - '0' || isNoDigit(d)) {
            return UNUSUAL;
        }
        next = bytes[at++] - '0';
        if (!isNoDigit(next)) {
            d = 10 * d + next;
            next = bytes[at++] - '0';
        }
        int e = bytes[at++] - '0';
        if (next != '.' - '0' || isNoDigit(e)) {
            return UNUSUAL;
        }
        next = bytes[at++] - '0';
        if (!isNoDigit(next)) {
            e = 10 * e + next;
            next = bytes[at++] - '0';
        }
        if (next != '(' - '0') {
            return UNUSUAL;
        }
        into.obis = Obis.pack(a, b, c, d, e);
        return groups(bytes, at, into);
    }

    private static boolean isNoDigit(int digit) {
        return digit < 0 || digit > 9;
    }

    private static int groups(byte[] bytes, int firstBegin, LineScanner into) {
        int begin = firstBegin;
        int[] bounds = into.bounds;
        int groups = 0;
        while (2 * groups < bounds.length) {
            int close = limit(bytes, begin);
            int behind = (int) word(bytes, close);
            if ((byte) behind == ' ') {
                close = limitBehindBlanks(bytes, close);
                behind = (int) word(bytes, close);
            }
            bounds[2 * groups] = begin;
            bounds[2 * groups + 1] = close;
            groups++;
            if ((behind & 0xFFFFFF) == LINE_END) {
                int next = behind >>> 24;
                if (next > '(' || next == '!') {
                    into.groups = groups;
                    return close + 3;
                }
                if (next != '(') {
                    return UNUSUAL;
                }
                begin = close + 4;
            } else if ((behind & 0xFFFF) == NEXT_GROUP) {
                begin = close + 2;
            } else {
                return UNUSUAL;
            }
        }
        return UNUSUAL;
    }

    /** Where a group may end: parentheses, line ends and blanks are below a star. */
    private static int limit(byte[] bytes, int begin) {
        int at = begin;
        long limits = below(word(bytes, at), '*');
        while (limits == 0) {
            at += Long.BYTES;
            limits = below(word(bytes, at), '*');
        }
        return at + first(limits);
    }

    private static int limitBehindBlanks(byte[] bytes, int blank) {
        int at = blank;
        while (bytes[at] == ' ') {
            at = limit(bytes, at + 1);
        }
        return at;
    }

    /**
     * Reads a number of at most 16 whole digits, 7 behind the point and {@value #MAX_DIGITS} in all, with a star before
     * its unit. The value must end with a byte that is neither digit nor point.
     *
     * @return the number shifted by {@link #SCALE_BITS}, below it the scale, {@link #TEXT} or {@link #UNSURE}
     */
    static long number(byte[] bytes, int begin, int end) {
        long digits = word(bytes, begin) ^ ZEROS;
        long marks = noDigits(digits);
        int at;
        long number;
        if (marks != 0) {
            int bits = Long.numberOfTrailingZeros(marks);
            if (bits == 7) {
                return bytes[begin] == '-' ? UNSURE : TEXT;
            }
            number = decimal(digits << (71 - bits));
            at = begin + (bits >>> 3);
        } else {
            long more = word(bytes, begin + 8) ^ ZEROS;
            int bits = Long.numberOfTrailingZeros(noDigits(more)) & 0x78;
            at = begin + 8 + (bits >>> 3);
            if (bits == Long.SIZE || at + 1 == end) {
                return manyDigits(bytes, begin, end);
            }
            number = decimal(digits) * POWERS[bits >>> 3] + decimal(more << 1 << (63 - bits));
        }
        long behind = word(bytes, at);
        int scale = 0;
        if ((byte) behind == '.') {
            long fraction = word(bytes, at + 1) ^ ZEROS;
            int bits = Long.numberOfTrailingZeros(noDigits(fraction)) & 0x78;
            scale = bits >>> 3;
            if (bits == 0 || bits == Long.SIZE || at - begin + scale > MAX_DIGITS) {
                return UNSURE;
            }
            number = number * POWERS[scale] + decimal(fraction << (Long.SIZE - bits));
            at += 1 + scale;
            behind = word(bytes, at);
        }
        if (at != end) {
            if ((byte) behind != '*') {
                // A unit without a star is short, and blanks may stand behind it.
                return end - at > LONGEST_UNIT && bytes[end - 1] > ' ' ? TEXT : UNSURE;
            }
            // Below a minus are star, comma, blanks and the parenthesis, so the second of them must be the end.
            long limits = below(behind, '-');
            int length = first(limits & (limits - 1));
            if (at + length != end || length == 1) {
                return UNSURE;
            }
        }
        return number << SCALE_BITS | scale;
    }

    /** What begins with eight digits and is no usual number: most often a time or an identifier. */
    private static long manyDigits(byte[] bytes, int begin, int end) {
        int length = end - begin;
        boolean time = length == LETTER_BEHIND_TIME && bytes[end - 1] > ' ';
        boolean identifier = length > MAX_DIGITS + 1 && isDigits(bytes, begin + 8) && isDigits(bytes, begin + 11);
        return time || identifier ? TEXT : UNSURE;
    }

    /** Whether eight bytes are all digits. */
    static boolean isDigits(byte[] bytes, int at) {
        return noDigits(word(bytes, at) ^ ZEROS) == 0;
    }

    /** Eight digits as four numbers of two, sixteen bits each, the first lowest. */
    static long pairs(byte[] bytes, int at) {
        return pairs(word(bytes, at) ^ ZEROS);
    }

    private static long pairs(long digits) {
        return ((digits * (10 * 256 + 1)) >>> 8) & PAIRS;
    }

    private static int decimal(long digits) {
        long fours = (pairs(digits) * (100 * 65_536 + 1)) >>> 16;
        return (int) (fours & 0xFFFF) * 10_000 + (int) (fours >>> 32);
    }

    /** A mark for each byte that is no digit, once the digits' zero is taken off. */
    private static long noDigits(long digits) {
        return (digits + BEYOND_NINE | digits) & HIGH_BITS;
    }
}
