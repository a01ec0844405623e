package io.github.dsmr4j.core.telegram;

/** What a frame looks like from outside: where a telegram may start, and how an encrypted frame announces itself. */
final class FrameMarks {
    /** Nothing begins here. */
    static final int NONE = -1;
    /** More bytes are needed to tell. */
    static final int UNDECIDED = 0;

    /** How many bytes have come at the least when an encrypted frame is recognised. */
    static final int SURE_OF_ENCRYPTED_FRAME = 13;

    private static final int START_LENGTH = 4;
    private static final int LONGEST_LINE = 100;
    private static final int SECURITY_AND_COUNTER = 5;

    private FrameMarks() {}

    /**
     * Whether {@code /} and three letters stand at a place.
     *
     * @return the length of the mark, {@link #UNDECIDED} or {@link #NONE}
     */
    static int startAt(byte[] bytes, int at, int end) {
        if (bytes[at] != '/') {
            return NONE;
        }
        for (int letter = 1; letter < START_LENGTH; letter++) {
            if (at + letter >= end) {
                return UNDECIDED;
            }
            if (!isLetter(bytes[at + letter])) {
                return NONE;
            }
        }
        return START_LENGTH;
    }

    /**
     * Whether a start stands at a place with the rest of an identification line, readable, and behind it the beginning of
     * another line: a digit, or an empty one. In encrypted bytes a start alone is there now and then by chance, two lines
     * are not.
     *
     * @return as {@link #startAt}
     */
    static int linesAt(byte[] bytes, int at, int end) {
        int start = startAt(bytes, at, end);
        if (start <= 0) {
            return start;
        }
        int to = at + start;
        while (to < end && to - at < LONGEST_LINE && bytes[to] >= ' ' && bytes[to] <= '~') {
            to++;
        }
        if (to < end && bytes[to] == '\r') {
            to++;
        }
        if (to < end && bytes[to] != '\n') {
            return NONE;
        }
        if (to + 1 >= end) {
            return UNDECIDED;
        }
        return beginsLine(bytes[to + 1]) ? start : NONE;
    }

    private static boolean beginsLine(byte b) {
        return b == '\r' || b == '\n' || (b >= '0' && b <= '9');
    }

    /** Whether the same manufacturer's letters stand behind two starts. */
    static boolean sameManufacturer(byte[] bytes, int start, int other) {
        return bytes[start + 1] == bytes[other + 1]
                && bytes[start + 2] == bytes[other + 2]
                && bytes[start + 3] == bytes[other + 3];
    }

    /**
     * Whether an {@link EncryptedFrame} of a plausible length begins at a place. One so short that its length needs one
     * octet holds no telegram.
     *
     * @return the length of the whole frame, {@link #UNDECIDED} or {@link #NONE}
     */
    static int encryptedFrameAt(byte[] bytes, int at, int end, int maxLength) {
        int content = EncryptedFrame.contentAt(bytes, at, end);
        if (content <= 0) {
            return content;
        }
        long length = EncryptedFrame.contentLength(bytes, at);
        boolean plausible = length > SECURITY_AND_COUNTER && length <= maxLength;
        return plausible && content >= SURE_OF_ENCRYPTED_FRAME - 1 ? content + (int) length : NONE;
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
