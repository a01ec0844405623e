package io.github.dsmr4j.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/** A code that is printed where only the owner reads it, and is good for setting the first password. Immutable. */
final class OneTimeCode {
    /** Without what looks alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUP = 4;
    private static final int LENGTH = 3 * GROUP;

    private final String code;

    private OneTimeCode(String code) {
        this.code = code;
    }

    /** A new one, of 60 random bits. */
    static OneTimeCode draw() {
        SecureRandom random = new SecureRandom();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new OneTimeCode(code.toString());
    }

    /** Whether it is this one, however it was typed; takes as long whatever it is. */
    boolean matches(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return MessageDigest.isEqual(code.getBytes(UTF_8), plain.getBytes(UTF_8));
    }

    /** In groups, for the owner's eyes. */
    String text() {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
