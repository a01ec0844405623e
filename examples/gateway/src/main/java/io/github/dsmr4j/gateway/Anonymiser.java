package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.Catalogue;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.TelegramCursor.Item;
import io.github.dsmr4j.core.telegram.ValueView;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts pseudonyms in the place of what tells one meter from another. Everything else stays where it was, and the CRC
 * tells what it told before.
 *
 * <p>Where damage may hide an identifier, text that is long enough for one is replaced as well: in lines that are no data
 * object and, under a wrong CRC or a code that is unknown, in values that are neither a time nor have a unit. One thread.
 */
final class Anonymiser {
    /** What may be an identifier or a part of one. */
    private static final Pattern SUSPECT = Pattern.compile("[0-9A-Za-z]{6,}");

    /**
     * Some meters print their serial number in the first line. Behind a backslash stands the number of a type, which
     * thousands share.
     */
    private static final Pattern NUMBER_OF_IDENTIFICATION = Pattern.compile("(?<![0-9\\\\])[0-9]{6,}");

    private final Pseudonyms pseudonyms;
    private final TelegramCursor cursor = new TelegramCursor();

    Anonymiser(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** One whose pseudonyms nobody can guess. */
    static Anonymiser unguessable() {
        return new Anonymiser(new Pseudonyms(new SecureRandom()));
    }

    /** The telegram without its identifiers, as a telegram; empty if the changed text is none. */
    Optional<Telegram> anonymised(Telegram telegram) {
        CrcPolicy policy = telegram.crc() == CrcStatus.INVALID ? CrcPolicy.IGNORED : CrcPolicy.IF_PRESENT;
        byte[] text = (new String(anonymise(telegram), ISO_8859_1) + "\r\n").getBytes(ISO_8859_1);
        return Telegram.decode(text, FramerOptions.DEFAULT.withCrcPolicy(policy)) instanceof Telegram changed
                ? Optional.of(changed)
                : Optional.empty();
    }

    /** The telegram without its identifiers; no line end behind it, as in {@link Telegram}. */
    byte[] anonymise(Telegram telegram) {
        // Each byte is a character here.
        StringBuilder text = new StringBuilder(telegram.toString());
        replaceInIdentification(text);
        cursor.reset(telegram);
        while (cursor.next() != Item.END) {
            if (cursor.item() == Item.OBJECT) {
                replaceInObject(text, telegram.crc() == CrcStatus.INVALID);
            } else {
                int from = cursor.problem().offset();
                replaceEach(SUSPECT, text, from, from + cursor.problem().raw().length());
            }
        }
        return RenewedCrc.of(telegram, text.toString()).getBytes(ISO_8859_1);
    }

    private void replaceInIdentification(StringBuilder text) {
        int end = indexOf("\n", text, 0);
        // A line end that got lost.
        int glued = Math.min(end, indexOf("(", text, 0));
        replaceEach(NUMBER_OF_IDENTIFICATION, text, 0, glued);
        replaceEach(SUSPECT, text, glued, end);
    }

    private static int indexOf(String wanted, StringBuilder text, int from) {
        int index = text.indexOf(wanted, from);
        return index < 0 ? text.length() : index;
    }

    private void replaceInObject(StringBuilder text, boolean damaged) {
        Obis obis = new Obis(cursor.obis());
        boolean identifier = isIdentifier(obis);
        boolean suspect = damaged || Catalogue.find(obis).isEmpty();
        int at = cursor.position();
        for (int index = 0; index < cursor.valueCount(); index++) {
            int from = text.indexOf("(", at) + 1;
            at = text.indexOf(")", from);
            if (identifier) {
                replace(text, from, at);
            } else if (suspect && mayBeIdentifier(cursor.value(index))) {
                replaceEach(SUSPECT, text, from, at);
            }
        }
    }

    /** Whether the values of an object may tell whose meter it is. */
    static boolean isIdentifier(Obis obis) {
        return switch (obis.c() + "." + obis.d()) {
            // Serial numbers and EANs, of the meter and of M-Bus devices; but the version of e-MUCS is no identifier.
            case "96.1" -> !(obis.a() == 0 && obis.b() == 0 && obis.e() == 4);
            // Texts and their codes: they may hold anything.
            case "96.13" -> true;
            // The logical device name; in DSMR 2.2 the serial number.
            case "42.0" -> true;
            // Serial numbers of meters of a medium (DSMR 2.2, EasyMeter, Iskra); 0-0:0.0.0 is a Swiss clock.
            case "0.0" -> obis.a() != 0;
            default -> false;
        };
    }

    private static boolean mayBeIdentifier(ValueView value) {
        return !value.hasUnit() && !value.isTimestamp();
    }

    private void replaceEach(Pattern pattern, StringBuilder text, int from, int to) {
        Matcher matcher = pattern.matcher(text.toString()).region(from, to);
        while (matcher.find()) {
            replace(text, matcher.start(), matcher.end());
        }
    }

    /** Replaces the text between two places, leaving the line ends of one that is wrapped where they are. */
    private void replace(StringBuilder text, int from, int to) {
        String pseudonym = pseudonyms.of(text.substring(from, to).replaceAll("[\r\n]", ""));
        int next = 0;
        for (int at = from; at < to; at++) {
            if (text.charAt(at) != '\r' && text.charAt(at) != '\n') {
                text.setCharAt(at, pseudonym.charAt(next++));
            }
        }
    }
}
