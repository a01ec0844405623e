package io.github.dsmr4j.core.cipher;

import java.util.HexFormat;
import java.util.Locale;

/**
 * The name by which a meter calls itself in an encrypted frame: three letters of its manufacturer and a number, as a rule.
 * Immutable; any thread. Source: general-glo-ciphering of DLMS/COSEM.
 *
 * @param octets its eight octets, the first in the highest place
 */
public record SystemTitle(long octets) {
    private static final int DIGITS = 16;

    /**
     * Reads the sixteen hexadecimal digits that {@link #toString()} writes.
     *
     * @param text in upper or lower case
     * @return the system title of those octets
     * @throws IllegalArgumentException if the text is anything else
     */
    public static SystemTitle parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("\"" + text + "\" is no system title; expected 16 hexadecimal digits");
        }
        return new SystemTitle(HexFormat.fromHexDigitsToLong(text));
    }

    /** Its eight octets in hexadecimal digits. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016X", octets);
    }
}
