package io.github.dsmr4j.core.telegram;

/**
 * Chooses among the starts of an open stretch of input, once its end mark has come. Each way looks at each byte a fixed
 * number of times, however many starts there are.
 */
final class Candidates {
    /** No start fits. */
    static final int NONE = -1;

    private Candidates() {}

    /**
     * The latest start whose text through the end mark has the printed CRC. Two starts fit when the text between them
     * happens to have the CRC 0, which a telegram that lost its end has once in 65,536; a good telegram would need a start
     * inside its text besides.
     *
     * <p>The text as a whole is tried first. If that does not settle it, the CRC is run backwards from its printed value:
     * where the register becomes 0, the text from there on has that CRC. Beside it runs the CRC of the same text with CR LF
     * for each LF, for text that was stored without its CRs.
     *
     * @param from where the stretch begins: a start
     * @param mark where its {@code !} stands
     * @param furtherSlash whether a slash stands between the two
     */
    static int withCrc(byte[] bytes, int from, int mark, int printed, boolean furtherSlash) {
        boolean whole = Crc16.compute(bytes, from, mark + 1 - from) == printed;
        if (whole && !(furtherSlash && hasFurtherStart(bytes, from, mark))) {
            return from;
        }
        int plain = printed;
        int restored = printed;
        boolean withoutCr = true;
        for (int at = mark; at >= from; at--) {
            byte b = bytes[at];
            withoutCr &= b != '\r';
            plain = Crc16.without(plain, b);
            restored = Crc16.without(restored, b);
            if (b == '\n') {
                restored = Crc16.without(restored, (byte) '\r');
            }
            boolean matches = plain == 0 || (restored == 0 && withoutCr);
            if (matches && FrameMarks.startAt(bytes, at, mark) > 0) {
                return at;
            }
        }
        return NONE;
    }

    private static boolean hasFurtherStart(byte[] bytes, int from, int mark) {
        for (int at = FastText.findMark(bytes, from + 1, mark);
                at < mark;
                at = FastText.findMark(bytes, at + 1, mark)) {
            if (FrameMarks.startAt(bytes, at, mark) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The start that counts when no CRC can decide: the last one, because each start after an identification line says
     * that the telegram before it lost its end. Inside an identification line, where a slash may be free text, only the
     * same manufacturer once more counts.
     */
    static int withoutCrc(byte[] bytes, int from, int mark) {
        int last = from;
        boolean inIdentification = true;
        for (int at = from + 1; at < mark; at++) {
            if (bytes[at] == '\n') {
                inIdentification = false;
            } else if (FrameMarks.startAt(bytes, at, mark) > 0
                    && (!inIdentification || FrameMarks.sameManufacturer(bytes, last, at))) {
                last = at;
                inIdentification = true;
            }
        }
        return last;
    }
}
