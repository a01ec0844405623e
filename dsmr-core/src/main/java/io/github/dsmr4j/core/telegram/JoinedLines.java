package io.github.dsmr4j.core.telegram;

import java.util.Arrays;

/** Groups that were wrapped over lines, without the line ends, each closed so that it looks like any other. */
final class JoinedLines {
    private byte[] bytes = {};
    private int length;

    void clear() {
        length = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next group will begin. */
    int length() {
        return length;
    }

    /**
     * Takes over a group.
     *
     * @return where it ends here
     */
    int append(byte[] source, int begin, int to) {
        int most = length + to - begin + 1 + FastText.REACH;
        if (bytes.length < most) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, most));
        }
        int at = begin;
        while (at < to) {
            boolean lineEnd = source[at] == '\n' || (source[at] == '\r' && source[at + 1] == '\n');
            int next = FastText.findGroupEnd(source, at + 1, to);
            int from = lineEnd ? at + 1 : at;
            System.arraycopy(source, from, bytes, length, next - from);
            length += next - from;
            at = next;
        }
        bytes[length] = ')';
        return length++;
    }
}
