package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Objects;

/**
 * Lays out a telegram line by line and closes it with a CRC in the form asked for. Nothing is checked: whatever a test
 * wants to see on a line can be put there. A character is one byte (ISO-8859-1).
 *
 * <p>Not safe for use by several threads.
 */
public final class TelegramBuilder {
    /** What stands between two lines. The CRC is always that of the text with CR LF. */
    public enum LineEnd {
        /** As standards have it. */
        CR_LF,
        /** As some meters and programs in between send it. */
        LF
    }

    /** What follows the closing {@code !}. */
    public enum CrcForm {
        /** Four upper case digits. */
        UPPER,
        /** Four lower case digits. */
        LOWER,
        /** Upper case digits without leading zeros: fewer than four of them for a CRC below 0x1000. */
        SHORT,
        /** Nothing. */
        ABSENT,
        /** Four upper case digits of which none is right. */
        WRONG
    }

    private static final String CR_LF = "\r\n";

    private final String identification;
    private final StringBuilder lines = new StringBuilder();
    private boolean blankLine = true;
    private LineEnd lineEnd = LineEnd.CR_LF;
    private CrcForm crc = CrcForm.UPPER;

    private TelegramBuilder(String identification) {
        this.identification = identification;
    }

    /**
     * Begins a telegram; the text does not include the leading slash: {@code "ISK5\\2M550T-1012"}.
     *
     * @param text of the identification line, without the leading slash
     * @return a telegram without any object as yet
     */
    public static TelegramBuilder identification(String text) {
        return new TelegramBuilder(Objects.requireNonNull(text, "text"));
    }

    /**
     * Adds a line of a reference and one group for each raw value: {@code object("1-0:1.8.1", "000123.456*kWh")}.
     *
     * @param reference as it is to be printed
     * @param values raw, without parentheses; none for a reference alone
     * @return this builder
     */
    public TelegramBuilder object(String reference, String... values) {
        lines.append(reference);
        for (String value : values) {
            lines.append('(').append(value).append(')');
        }
        lines.append(CR_LF);
        return this;
    }

    /**
     * Adds a line as it is; an empty text adds a blank line.
     *
     * @param text without its line end
     * @return this builder
     */
    public TelegramBuilder line(String text) {
        lines.append(text).append(CR_LF);
        return this;
    }

    /**
     * Whether a blank line follows the identification, as it does unless told otherwise.
     *
     * @param present false for none
     * @return this builder
     */
    public TelegramBuilder blankLineAfterIdentification(boolean present) {
        blankLine = present;
        return this;
    }

    /**
     * How lines end; CR LF unless told otherwise.
     *
     * @param end for all lines, the last one included
     * @return this builder
     */
    public TelegramBuilder lineEnd(LineEnd end) {
        lineEnd = Objects.requireNonNull(end, "end");
        return this;
    }

    /**
     * The form of the CRC; {@link CrcForm#UPPER} unless told otherwise.
     *
     * @param form of the line that closes the telegram
     * @return this builder
     */
    public TelegramBuilder crc(CrcForm form) {
        crc = Objects.requireNonNull(form, "form");
        return this;
    }

    /**
     * The bytes of the telegram, its last line end included. The builder can go on and build again.
     *
     * @return a fresh array at each call
     * @throws IllegalArgumentException when a character does not fit into one byte
     */
    public byte[] build() {
        String body = '/' + identification + CR_LF + (blankLine ? CR_LF : "") + lines + '!';
        byte[] counted = bytes(body);
        byte[] printed = lineEnd == LineEnd.CR_LF ? counted : bytes(body.replace(CR_LF, "\n"));
        String tail = crcText(ReferenceCrc.of(counted)) + (lineEnd == LineEnd.CR_LF ? CR_LF : "\n");
        ByteArrayOutputStream telegram = new ByteArrayOutputStream(printed.length + tail.length());
        telegram.writeBytes(printed);
        telegram.writeBytes(tail.getBytes(US_ASCII));
        return telegram.toByteArray();
    }

    private String crcText(int value) {
        return switch (crc) {
            case UPPER -> String.format(Locale.ROOT, "%04X", value);
            case LOWER -> String.format(Locale.ROOT, "%04x", value);
            case SHORT -> String.format(Locale.ROOT, "%X", value);
            case WRONG -> String.format(Locale.ROOT, "%04X", value ^ 0xFFFF);
            case ABSENT -> "";
        };
    }

    private static byte[] bytes(String text) {
        if (text.chars().anyMatch(character -> character > 0xFF)) {
            throw new IllegalArgumentException("a telegram holds single-byte characters only");
        }
        return text.getBytes(ISO_8859_1);
    }
}
