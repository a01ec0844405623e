package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** How meters print numbers, texts and times. */
final class Printed {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

    private Printed() {}

    /** A number that counts in units of its last decimal: 12345 with 3 and 2 places is {@code 123.45}. */
    static String decimal(int integers, int decimals, long value) {
        String digits = String.format(Locale.ROOT, "%0" + (integers + decimals) + "d", value);
        int point = digits.length() - decimals;
        return decimals == 0 ? digits : digits.substring(0, point) + '.' + digits.substring(point);
    }

    /** Local time with its letter. */
    static String clock(Instant instant, ZoneId zone) {
        char letter = zone.getRules().isDaylightSavings(instant) ? 'S' : 'W';
        return CLOCK.format(instant.atZone(zone)) + letter;
    }

    /** Two upper case digits for each character. */
    static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(US_ASCII));
    }
}
