package io.github.dsmr4j.core.cipher;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** A secret key of sixteen octets (AES-128). It never shows what it is: not as text, and not in a message. Any thread. */
public final class CipherKey {
    /** How many octets it has. */
    public static final int LENGTH = 16;

    private final SecretKeySpec secret;

    private CipherKey(byte[] octets) {
        this.secret = new SecretKeySpec(octets, "AES");
    }

    /**
     * A key of sixteen octets, which are copied.
     *
     * @param octets copied; clearing them is the caller's
     * @return the key of those octets
     * @throws IllegalArgumentException if there are more or fewer
     */
    public static CipherKey of(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " octets, not " + octets.length);
        }
        return new CipherKey(octets);
    }

    /**
     * A key as network operators print it: 32 hexadecimal digits, blanks, colons and hyphens among them allowed.
     *
     * @param text with upper or lower case digits
     * @return the key that it prints
     * @throws IllegalArgumentException if the text is anything else; the message does not repeat it
     */
    public static CipherKey parse(String text) {
        String digits = text.replaceAll("[\\s:-]", "");
        if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                    "a key is 32 hexadecimal digits (0-9, A-F), and there is another character in this one");
        }
        if (digits.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("a key is 32 hexadecimal digits, and this one has " + digits.length());
        }
        return new CipherKey(HexFormat.of().parseHex(digits));
    }

    SecretKeySpec secret() {
        return secret;
    }

    byte[] octets() {
        return secret.getEncoded();
    }

    /** Not the key. */
    @Override
    public String toString() {
        return "a key, not shown";
    }
}
