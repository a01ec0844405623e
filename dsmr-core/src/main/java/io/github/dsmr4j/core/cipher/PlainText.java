package io.github.dsmr4j.core.cipher;

/** What shows that a telegram in plain text begins among encrypted bytes. */
final class PlainText {
    /** It does not. */
    static final int NONE = -1;
    /** More bytes are needed to tell. */
    static final int UNDECIDED = 0;

    /**
     * So many readable bytes, a start before them. Encrypted bytes look like that once in some hundred million years of a
     * frame a second; a start alone they have every few minutes.
     */
    static final int SURE = 32;

    private static final int START_LENGTH = 4;

    private PlainText() {}

    /**
     * Whether {@code /}, three letters and readable text stand at a place.
     *
     * @return {@link #SURE}, {@link #UNDECIDED} or {@link #NONE}
     */
    static int at(byte[] bytes, int at, int end) {
        if (bytes[at] != '/') {
            return NONE;
        }
        int limit = Math.min(end, at + SURE);
        for (int index = at + 1; index < limit; index++) {
            boolean fits = index < at + START_LENGTH ? isLetter(bytes[index]) : isReadable(bytes[index]);
            if (!fits) {
                return NONE;
            }
        }
        return limit - at == SURE ? SURE : UNDECIDED;
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** Whether it is printable ASCII or part of a line end. */
    static boolean isReadable(byte b) {
        return (b >= ' ' && b <= '~') || b == '\r' || b == '\n';
    }
}
