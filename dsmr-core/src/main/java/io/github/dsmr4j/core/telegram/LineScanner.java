package io.github.dsmr4j.core.telegram;

import io.github.dsmr4j.core.obis.Obis;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the lines of a telegram into references and the places of value groups: the raw core of the cursor. Every form is
 * read byte by byte here; {@link FastText} is asked first whether the line is of the usual one.
 */
final class LineScanner {
    /** How many places are noted for each group. */
    static final int PLACES = 3;

    /** No object comes any more. */
    static final int NOTHING = -1;

    /** A line that is none, for {@link #skipProblem()} or {@link #passProblem()}. */
    static final int PROBLEM = -2;

    private static final int FIRST_GROUPS = 16;
    private static final int MAX_DIGITS = 3;
    private static final byte[] NO_BYTES = {};

    private byte[] bytes = NO_BYTES;
    private int start;
    /** Where the telegram's {@code !} stands: behind the last line. */
    private int end;

    /** Between objects the beginning of a line, the line end behind a problem, or the end. */
    private int at;

    /** Where the line begins that {@link #readOther()} reads. */
    private int lineBegin;

    private LineProblem.Reason reason = LineProblem.Reason.NO_REFERENCE;

    private int objectBegin;
    /** The reference of the object, packed. */
    long obis;

    /**
     * Of each group of the object its begin, the end of a number in it if it is known, and its end. A group wrapped over
     * lines lies in {@link #joined}, begin complemented.
     */
    int[] bounds = new int[PLACES * FIRST_GROUPS];

    /** How many groups the object has. */
    int groups;

    private final JoinedLines joined = new JoinedLines();

    /** Lines are counted only when a problem asks for a number. */
    private int countedTo;

    private int countedLine;

    void begin(byte[] telegram, int telegramStart, int mark) {
        bytes = telegram;
        start = telegramStart;
        end = mark;
        at = telegramStart;
        countedTo = telegramStart;
        countedLine = 1;
    }

    /** Goes behind the identification and the empty line that follows it. */
    void passIdentification() {
        int to = at;
        while (to < end && bytes[to] != '\n') {
            to++;
        }
        at = to;
        passLineEnd();
        if (at < end && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at++;
        }
        passLineEnd();
    }

    private void passLineEnd() {
        if (at < end && bytes[at] == '\n') {
            at++;
        }
    }

    void goTo(int position) {
        at = start + position;
    }

    /** Reads on until behind an object; else returns {@link #NOTHING}, or {@link #PROBLEM} if there is one to skip. */
    int next() {
        if (at >= end) {
            return NOTHING;
        }
        objectBegin = at;
        int next = FastText.object(bytes, at, this);
        if (next >= 0) {
            at = next;
        }
        return next;
    }

    /** The same for what is not of the usual form. */
    int readOther() {
        lineBegin = at;
        if (!toNextLine()) {
            return NOTHING;
        }
        objectBegin = at;
        groups = 0;
        joined.clear();
        return readObject() ? at : PROBLEM;
    }

    /** Goes to the first byte that is no blank, in the rest of this line or a later one. */
    private boolean toNextLine() {
        while (at < end) {
            if (bytes[at] == '\n') {
                lineBegin = at + 1;
            } else if (!isBlank(bytes[at])) {
                return true;
            }
            at++;
        }
        return false;
    }

    /** Reads an object with the lines that continue it. When it returns false, {@link #skipProblem()} is next. */
    private boolean readObject() {
        if (bytes[at] == '(') {
            return fail(LineProblem.Reason.NO_OBJECT_TO_CONTINUE);
        }
        if (!readReference()) {
            return fail(LineProblem.Reason.NO_REFERENCE);
        }
        if (at == end || bytes[at] != '(') {
            return fail(LineProblem.Reason.NO_VALUE);
        }
        if (!readGroups()) {
            return false;
        }
        readContinuations();
        passLineEnd();
        return true;
    }

    private boolean readReference() {
        int a = number('-');
        int b = number(':');
        int c = number('.');
        int d = number('.');
        int e = number();
        if ((a | b | c | d | e) < 0) {
            return false;
        }
        if (at == end || (bytes[at] != '*' && bytes[at] != '.')) {
            obis = Obis.pack(a, b, c, d, e);
            return true;
        }
        at++;
        int f = number();
        if (f < 0) {
            return false;
        }
        obis = Obis.pack(a, b, c, d, e, f);
        return true;
    }

    /** @return a number of one to three digits with a separator behind it, or -1 */
    private int number(char separator) {
        int number = number();
        if (at == end || bytes[at] != separator) {
            return -1;
        }
        at++;
        return number;
    }

    private int number() {
        int begin = at;
        int number = 0;
        while (at < end && at - begin < MAX_DIGITS && isDigit(bytes[at])) {
            number = number * 10 + bytes[at++] - '0';
        }
        return at > begin ? number : -1;
    }

    private boolean readGroups() {
        while (at < end && bytes[at] == '(') {
            if (!readGroup()) {
                return false;
            }
        }
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at == end || bytes[at] == '\n' || fail(LineProblem.Reason.TEXT_AFTER_GROUP);
    }

    private boolean readGroup() {
        int begin = ++at;
        boolean wrapped = false;
        for (at = limit(at); at < end; at = limit(at + 1)) {
            byte b = bytes[at];
            if (b == ')') {
                add(begin, at++, wrapped);
                return true;
            }
            if (b == '(') {
                return fail(LineProblem.Reason.NESTED_GROUP);
            }
            if (b == '\n') {
                if (!continuesAt(at + 1)) {
                    return fail(LineProblem.Reason.UNCLOSED_GROUP);
                }
                wrapped = true;
            }
        }
        return fail(LineProblem.Reason.UNCLOSED_GROUP);
    }

    private int limit(int from) {
        return FastText.findGroupEnd(bytes, from, end);
    }

    /** Whether an open group may go on in the line that begins here. */
    private boolean continuesAt(int next) {
        if (next >= end || bytes[next] == '/') {
            return false;
        }
        int to = digitsEnd(next);
        if (to == next || to == end || bytes[to] != '-') {
            return true;
        }
        int from = to + 1;
        to = digitsEnd(from);
        return to == from || to == end || bytes[to] != ':';
    }

    private int digitsEnd(int from) {
        int to = from;
        while (to < end && isDigit(bytes[to])) {
            to++;
        }
        return to;
    }

    private void readContinuations() {
        int goodAt = at;
        while (toNextLine() && bytes[at] == '(') {
            int goodGroups = groups;
            if (!readGroups()) {
                groups = goodGroups;
                break;
            }
            goodAt = at;
        }
        at = goodAt;
    }

    private void add(int begin, int to, boolean wrapped) {
        int place = PLACES * groups++;
        if (bounds.length == place) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[place] = wrapped ? ~joined.length() : begin;
        bounds[place + 1] = FastText.NO_NUMBER;
        bounds[place + 2] = wrapped ? joined.append(bytes, begin, to) : to;
    }

    LineProblem skipProblem() {
        passProblem();
        int to = at;
        while (to > lineBegin && bytes[to - 1] == '\r') {
            to--;
        }
        String raw = new String(bytes, lineBegin, to - lineBegin, StandardCharsets.ISO_8859_1);
        return new LineProblem(lineNumber(lineBegin), lineBegin - start, reason, raw);
    }

    /** Passes the line that is no object, with the lines that an open group joins to it. */
    void passProblem() {
        int open = 0;
        for (at = lineBegin; at < end; at++) {
            byte b = bytes[at];
            if (b == '\n' && (open != 1 || !continuesAt(at + 1))) {
                break;
            }
            open += b == '(' ? 1 : b == ')' ? -1 : 0;
        }
    }

    private int lineNumber(int place) {
        for (; countedTo < place; countedTo++) {
            if (bytes[countedTo] == '\n') {
                countedLine++;
            }
        }
        return countedLine;
    }

    int objectPosition() {
        return objectBegin - start;
    }

    long obis() {
        return obis;
    }

    int valueCount() {
        return groups;
    }

    void show(int index, ValueView value) {
        int[] places = bounds;
        int place = PLACES * index;
        byte[] source = bytes;
        int begin = places[place];
        if (begin < 0) {
            source = joined.bytes();
            begin = ~begin;
        }
        value.show(source, begin, places[place + 1], places[place + 2]);
    }

    private boolean fail(LineProblem.Reason why) {
        reason = why;
        return false;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** White space inside a line; a CR that does not end a line is no more. */
    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r' && b != '\n');
    }
}
