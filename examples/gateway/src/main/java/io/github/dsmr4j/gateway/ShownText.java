package io.github.dsmr4j.gateway;

import java.util.Locale;

/** Text of a meter on a terminal, which no meter must be able to control: other bytes than printable ASCII are escaped. */
final class ShownText {
    private ShownText() {}

    /** The text, each byte that is no printable ASCII as {@code \xNN}, line ends as {@code \r} and {@code \n}. */
    static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(escaped((char) c)));
        return shown.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            default -> c >= ' ' && c <= '~' ? String.valueOf(c) : String.format(Locale.ROOT, "\\x%02x", (int) c);
        };
    }

    /** The escaped text if there is room, else its beginning and how long it is. */
    static String cut(String text, int width) {
        String whole = escaped(text);
        if (whole.length() <= width) {
            return whole;
        }
        String ending = "\u2026 (" + text.length() + " characters)";
        StringBuilder shown = new StringBuilder(width);
        int at = 0;
        String next = escaped(text.charAt(at));
        while (shown.length() + next.length() + ending.length() <= width) {
            shown.append(next);
            next = escaped(text.charAt(++at));
        }
        return shown.append(ending).toString();
    }
}
