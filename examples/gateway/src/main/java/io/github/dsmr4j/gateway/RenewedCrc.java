package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.telegram.Crc16;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.Locale;

/** The CRC of a telegram whose text was changed: right if it was right, wrong if it was wrong, none if there was none. */
final class RenewedCrc {
    /** In the place of a CRC that is wrong because it is none. */
    private static final String NO_CRC = "?";

    private RenewedCrc() {}

    /**
     * The changed text with its CRC.
     *
     * @param changed the telegram's text, through {@code !} as long as before
     */
    static String of(Telegram telegram, String changed) {
        String before = telegram.toString();
        int end = before.lastIndexOf('!') + 1;
        String printed = before.substring(end);
        String body = changed.substring(0, end);
        return switch (telegram.crc()) {
            case ABSENT -> body;
            case VALID -> body + renewed(printed, before.substring(0, end), body);
            case INVALID -> body + renewedWrong(printed, before.substring(0, end), body);
        };
    }

    /** A wrong CRC that has no digit, or the right digits, has something behind these that is no CRC and is lost here. */
    private static String renewedWrong(String printed, String before, String body) {
        return printed.isEmpty() || number(printed) == crc(before, isRestored(printed, before))
                ? NO_CRC
                : renewed(printed, before, body);
    }

    /** The printed CRC, moved by as much as the CRC of the text: it stays right, or as wrong as it was. */
    private static String renewed(String printed, String before, String body) {
        boolean restored = isRestored(printed, before);
        int crc = number(printed) ^ crc(before, restored) ^ crc(body, restored);
        // As many digits as were printed, more if it needs them: meters that leave out leading zeros do so too.
        String digits = String.format(Locale.ROOT, "%0" + printed.length() + "X", crc);
        return printed.matches(".*[a-f].*") ? digits.toLowerCase(Locale.ROOT) : digits;
    }

    private static int number(String printed) {
        return Integer.parseInt(printed, 16);
    }

    /** Whether the CRC is that of the text with CR LF, although it was stored with LF alone. */
    private static boolean isRestored(String printed, String before) {
        return before.indexOf('\r') < 0 && number(printed) != crc(before, false);
    }

    private static int crc(String text, boolean restored) {
        byte[] bytes = (restored ? text.replace("\n", "\r\n") : text).getBytes(ISO_8859_1);
        return Crc16.compute(bytes, 0, bytes.length);
    }
}
