package io.github.dsmr4j.core.telegram;

/** The line of the end mark, read byte by byte until it is known which CRC it prints, if any. */
final class EndLine {
    private static final int CRC_DIGITS = 4;

    private int crc;
    private int digits;
    private boolean blankSeen;
    private boolean otherText;

    /** Begins anew, behind an end mark. */
    void begin() {
        crc = 0;
        digits = 0;
        blankSeen = false;
        otherText = false;
    }

    /** Takes the next byte, so many places behind the mark; whether it is the last one that counts. */
    boolean endsWith(byte b, int place) {
        int digit = blankSeen ? -1 : Character.digit(b, 16);
        if (digit >= 0) {
            crc = (crc << 4) | digit;
            digits++;
            return digits == CRC_DIGITS;
        }
        if ((b == ' ' || b == '\t') && place < FramerOptions.MAX_END_LINE) {
            blankSeen = true;
            return false;
        }
        otherText = b != '\r' && b != '\n';
        return true;
    }

    /** What follows is none of this line's. */
    void breakOff() {
        otherText = true;
    }

    /** How many digits stand behind the mark. */
    int digits() {
        return digits;
    }

    /** The number that they print. */
    int crc() {
        return crc;
    }

    /** Whether the digits are a CRC: there are some, and nothing else. */
    boolean hasCrc() {
        return digits > 0 && !otherText;
    }

    /** Whether anything is printed that is or was a CRC. */
    boolean isPrinted() {
        return digits > 0 || otherText;
    }
}
