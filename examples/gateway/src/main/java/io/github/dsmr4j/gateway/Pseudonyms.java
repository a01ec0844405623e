package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Other identifiers in the place of identifiers: of the same length, a digit for a digit, a letter for a letter of the
 * same case, all else as it is. The same one has the same pseudonym each time, whether it is printed as it is or as
 * hexadecimal octets; different ones have different ones as long as there are any.
 *
 * <p>They are drawn, not computed: no trying of serial numbers leads back. Memory: every identifier so far. One thread.
 */
final class Pseudonyms {
    private static final int TRIES = 1000;
    /** Shorter digits are rather a number than octets of a text. */
    private static final int MIN_DIGITS_OF_TEXT = 12;

    private final RandomGenerator random;
    private final Map<String, String> pseudonyms = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Pseudonyms from a source of chance, which should be one that cannot be guessed. */
    Pseudonyms(RandomGenerator random) {
        this.random = random;
    }

    /** The pseudonym of an identifier as printed. One that says nothing, such as zeros or dashes, stays. */
    String of(String printed) {
        if (saysNothing(printed)) {
            return printed;
        }
        String text = printed.strip();
        return printed.replace(text, isHexOfText(text) ? hex(text) : plain(text));
    }

    private String hex(String printed) {
        HexFormat format =
                printed.matches(".*[a-f].*") ? HexFormat.of() : HexFormat.of().withUpperCase();
        return format.formatHex(plain(decoded(printed)).getBytes(ISO_8859_1));
    }

    /** Whether it is octets of printable ASCII. Octets without a letter A to F must look like an identifier besides. */
    static boolean isHexOfText(String printed) {
        if (printed.length() % 2 != 0 || !printed.matches("[0-9A-Fa-f]+")) {
            return false;
        }
        if (printed.matches("[0-9]+")) {
            return printed.length() >= MIN_DIGITS_OF_TEXT && decoded(printed).matches("[0-9A-Za-z ]+");
        }
        return decoded(printed).matches("[ -~]+");
    }

    private static String decoded(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }

    private String plain(String text) {
        return saysNothing(text) ? text : pseudonyms.computeIfAbsent(text, this::draw);
    }

    private static boolean saysNothing(String text) {
        return !text.matches("(?s).*[1-9A-Za-z].*");
    }

    private String draw(String text) {
        String drawn = drawOnce(text);
        for (int tries = 1; tries < TRIES && !fits(drawn, text); tries++) {
            drawn = drawOnce(text);
        }
        taken.add(drawn);
        return drawn;
    }

    private boolean fits(String drawn, String text) {
        return !drawn.equals(text)
                && !taken.contains(drawn)
                && !saysNothing(drawn)
                && isHexOfText(drawn) == isHexOfText(text);
    }

    private String drawOnce(String text) {
        int letters = text.matches("[0-9A-Fa-f]+") ? 6 : 26;
        StringBuilder drawn = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            drawn.setCharAt(at, drawOnce(text.charAt(at), letters));
        }
        return drawn.toString();
    }

    private char drawOnce(char c, int letters) {
        if (c >= '0' && c <= '9') {
            return (char) ('0' + random.nextInt(10));
        }
        if (c >= 'A' && c <= 'Z') {
            return (char) ('A' + random.nextInt(letters));
        }
        return c >= 'a' && c <= 'z' ? (char) ('a' + random.nextInt(letters)) : c;
    }
}
