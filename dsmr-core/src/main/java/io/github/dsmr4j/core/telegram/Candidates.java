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
     * The earliest start whose text through the end mark has the printed CRC.
     *
     * <p>The text as a whole is tried first. If that fails, the CRC is run backwards from its printed value: where the
     * register becomes 0, the text from there on has that CRC. Beside it runs the CRC of the same text with CR LF for
     * each LF, for text that was stored without its CRs.
     *
     * @param from where the stretch begins: a start
     * @param mark where its {@code !} stands
     */
    static int withCrc(byte[] bytes, int from, int mark, int printed) {
        if (Crc16.compute(bytes, from, mark + 1 - from) == printed) {
            return from;
        }
        int plain = printed;
        int restored = printed;
        boolean withoutCr = true;
        int earliest = NONE;
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
                earliest = at;
            }
        }
        return earliest;
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
