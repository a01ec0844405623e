package io.github.dsmr4j.gateway.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be kept: a hash that is slow to make, with the salt and the number of iterations it was made with, so
 * that a later version can choose more. Immutable.
 */
final class Password {
    /** As OWASP asks for with this function; half a second of a small computer. */
    private static final int ITERATIONS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final String FUNCTION = "PBKDF2WithHmacSHA512";
    private static final Pattern TEXT =
            Pattern.compile("pbkdf2-hmac-sha512 ([1-9]\\d{3,6}) ([0-9a-f]{32}) ([0-9a-f]{128})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Password(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** With a salt of its own. */
    static Password of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Password(ITERATIONS, salt, hash(password, salt, ITERATIONS));
    }

    /**
     * What {@link #text} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Password parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it holds something else");
        }
        HexFormat hex = HexFormat.of();
        return new Password(
                Integer.parseInt(matcher.group(1)), hex.parseHex(matcher.group(2)), hex.parseHex(matcher.group(3)));
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance(FUNCTION).generateSecret(key).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + FUNCTION, e);
        } finally {
            key.clearPassword();
        }
    }

    /** Whether it is this one; takes as long whatever it is. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, hash(password, salt, iterations));
    }

    /** One line to keep. */
    String text() {
        HexFormat hex = HexFormat.of();
        return "pbkdf2-hmac-sha512 " + iterations + " " + hex.formatHex(salt) + " " + hex.formatHex(hash);
    }
}
