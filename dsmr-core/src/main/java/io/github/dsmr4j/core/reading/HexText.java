package io.github.dsmr4j.core.reading;

import java.util.Optional;

/** Text printed as hexadecimal octets, as the standard asks of identifiers and messages, and often is not. */
final class HexText {
    private HexText() {}

    /** The text of the octets if they are printable ASCII, else the printed text; without blanks around it. */
    static Optional<String> decoded(String printed) {
        return Optional.of(octets(printed).orElse(printed).strip()).filter(text -> !text.isEmpty());
    }

    private static Optional<String> octets(String printed) {
        if (printed.length() % 2 != 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(printed.length() / 2);
        for (int at = 0; at < printed.length(); at += 2) {
            int octet = (Character.digit(printed.charAt(at), 16) << 4) | Character.digit(printed.charAt(at + 1), 16);
            if (octet < ' ' || octet > '~') {
                return Optional.empty();
            }
            text.append((char) octet);
        }
        return Optional.of(text.toString());
    }
}
