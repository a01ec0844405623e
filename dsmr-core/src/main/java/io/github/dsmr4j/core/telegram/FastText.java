package io.github.dsmr4j.core.telegram;

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

    /** In place of the end of a number: none of the usual form. */
    static final int NO_NUMBER = 0;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int BLOCK = 32;

    // An exclusive or with an apostrophe makes an end mark 6 and a slash 8. Of the other bytes only the blank and six
    // rare ones become 8 or less.
    private static final long NEAR_MARKS = ONES * '\'';
    private static final long BEYOND_MARKS = ONES * (0x80 - 9);

    // Limits: an opening parenthesis and what is below it, the other with blanks and line ends, a star, and a comma.
    private static final long BEHIND_OPENING = ONES * ')';
    private static final long BEHIND_CLOSING = ONES * '*';
    private static final long BEHIND_STAR = ONES * '+';
    private static final long BEHIND_COMMA = ONES * '-';

    private static final int LINE_END = ')' | '\r' << 8 | '\n' << 16;
    private static final int NEXT_GROUP = ')' | '(' << 8;

    // The first four bytes of a reference, A-B: with one digit each.
    private static final int SEPARATORS = '-' << 8 | ':' << 24;
    private static final int SEPARATOR_BYTES = 0xFF00FF00;
    private static final int DIGIT_ZEROS = '0' | '0' << 16;
    private static final int BEYOND_NINE = (0x80 - 10) * 0x00010001;
    private static final int DIGIT_MARKS = 0x00800080;

    // Digits, once their zero is taken off.
    private static final long ZEROS = ONES * '0';
    private static final long BEYOND_NINES = ONES * (0x80 - 10);
    private static final long PAIRS = 0x00FF00FF00FF00FFL;
    private static final int POINT = '.' ^ '0';
    private static final int LONGEST_NUMBER = 2 * Long.BYTES;

    private FastText() {}

    /** The eight bytes from a place on, which must be in the array. */
    static long word(byte[] bytes, int at) {
        return (long) WORDS.get(bytes, at);
    }

    /** The first place of an end mark or a slash; the end of the range if neither is there. */
    static int findMark(byte[] bytes, int from, int to) {
        int at = from - 1;
        do {
            at = passOthers(bytes, at + 1, to);
            while (at < to && bytes[at] < 0) {
                at++;
            }
        } while (at < to && bytes[at] != '!' && bytes[at] != '/');
        return at;
    }

    /** Passes bytes that are neither: to the first that may be one, or to where less than a word is left. */
    private static int passOthers(byte[] bytes, int from, int to) {
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
                return at + first(found);
            }
        }
        return at;
    }

    /**
     * High bits for bytes that are neither an end mark nor a slash. A blank and a few others have none either. A byte that is
     * no ASCII may lose its own, and then none above it is sure.
     */
    private static long others(long word) {
        return (word ^ NEAR_MARKS) + BEYOND_MARKS;
    }

    /** The first place of a byte that may end a group: parentheses, line ends and blanks; the end of the range if none. */
    static int findGroupEnd(byte[] bytes, int from, int to) {
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long found = below(word(bytes, at), BEHIND_CLOSING);
            if (found != 0) {
                return at + first(found);
            }
        }
        while (at < to && (bytes[at] >= '*' || bytes[at] < 0)) {
            at++;
        }
        return at;
    }

    private static long below(long word, long limits) {
        return (word - limits) & ~word & HIGH_BITS;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * Reads an object that stands alone on its line: {@code A-B:} with one digit each, one of {@link UsualCodes}, groups
     * closed on the line, CR LF, and nothing behind it that might be a blank line; a line that goes on with further groups
     * is read too. There must be an end mark behind the lines, at which every search ends.
     *
     * <p>One method on purpose: above 325 bytecodes the compiler leaves it a call. Inlined into a caller's loop, its reads
     * of words use up what the compiler allows the whole loop, and small methods behind it become calls instead.
     *
     * @return where the next line begins; for a line of any other form what {@link LineScanner#readOther()} returns, which
     *     is asked here and not by the caller because it would be inlined there, and in one place because it may be here
     */
    static int object(byte[] bytes, int begin, LineScanner into) {
        long text = word(bytes, begin + 4);
        long limits = below(text, BEHIND_OPENING);
        long code = text & (limits ^ (limits - 1));
        int slot = UsualCodes.slot(code);
        int head = (int) word(bytes, begin);
        int digits = (head & ~SEPARATOR_BYTES) ^ DIGIT_ZEROS;
        int wrong = ((head & SEPARATOR_BYTES) ^ SEPARATORS) | (((digits + BEYOND_NINE) | digits) & DIGIT_MARKS);
        if (UsualCodes.TABLE[slot] == code && wrong == 0) {
            into.obis = UsualCodes.TABLE[slot + 1] | UsualCodes.medium(digits & 0xF, digits >>> 16);
            int[] bounds = into.bounds;
            int groups = 0;
            int groupBegin = begin + 5 + first(limits);
            do {
                int numberEnd = limit(bytes, groupBegin, BEHIND_STAR);
                int groupEnd = numberEnd;
                int behind = (int) word(bytes, groupEnd);
                if ((byte) behind == '*') {
                    groupEnd = limit(bytes, groupEnd + 1, BEHIND_COMMA);
                    behind = (int) word(bytes, groupEnd);
                }
                if ((byte) behind != ')') {
                    numberEnd = NO_NUMBER;
                    groupEnd = oddEnd(bytes, groupEnd);
                    behind = (int) word(bytes, groupEnd);
                }
                int place = LineScanner.PLACES * groups++;
                bounds[place] = groupBegin;
                bounds[place + 1] = numberEnd;
                bounds[place + 2] = groupEnd;
                if ((behind & 0xFFFFFF) == LINE_END) {
                    int next = behind >>> 24;
                    if (next > '(' || next == '!') {
                        into.groups = groups;
                        return groupEnd + 3;
                    }
                    if (next != '(') {
                        break;
                    }
                    groupBegin = groupEnd + 4;
                } else if ((behind & 0xFFFF) == NEXT_GROUP) {
                    groupBegin = groupEnd + 2;
                } else {
                    break;
                }
            } while (LineScanner.PLACES * groups != bounds.length);
        }
        return into.readOther();
    }

    private static int limit(byte[] bytes, int begin, long limits) {
        int at = begin;
        long found = below(word(bytes, at), limits);
        while (found == 0) {
            at += Long.BYTES;
            found = below(word(bytes, at), limits);
        }
        return at + first(found);
    }

    /** The end of a group with blanks in it, or what else may be text. */
    private static int oddEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] == ' ' || (bytes[at] >= '*' && bytes[at] <= ',')) {
            at = limit(bytes, at + 1, BEHIND_CLOSING);
        }
        return at;
    }

    /**
     * Reads a number of at most {@value #LONGEST_NUMBER} bytes with at most eight behind the point, and knows a time with its
     * season for none.
     *
     * @param numberEnd where its digits end: at the value's end or at a star with a unit behind it, in which there is no
     *     blank, star or comma; {@link #NO_NUMBER} if neither is so
     * @return false if it is neither: then {@link PrintedNumber} has to look
     */
    static boolean number(byte[] bytes, int begin, int numberEnd, int end, ValueView into) {
        int length = numberEnd - begin;
        if (length <= 0 || length > LONGEST_NUMBER || numberEnd + 1 == end) {
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
        return word(bytes, at) ^ ZEROS;
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
        return (digits + BEYOND_NINES | digits) & HIGH_BITS;
    }
}
