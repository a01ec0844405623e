package io.github.dsmr4j.reporters.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.telegram.Telegram;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The bytes that programs want to have of a telegram. Stateless: any thread. */
public final class RawTelegram {
    private static final int CRC_DIGITS = 4;

    private RawTelegram() {}

    /**
     * The telegram as the meter sent it, and CR LF behind it. One that lost its CRs on the way gets them back: its CRC was
     * made with them, and readers check it with what they get.
     *
     * @param telegram with any CRC, or none
     * @return a fresh array at each call
     */
    public static byte[] bytes(Telegram telegram) {
        boolean crLost = !contains(telegram, '\r');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(telegram.length() + 64);
        for (int i = 0; i < telegram.length(); i++) {
            if (crLost && telegram.byteAt(i) == '\n') {
                bytes.write('\r');
            }
            bytes.write(telegram.byteAt(i));
        }
        bytes.write('\r');
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /**
     * The telegram as {@link #bytes} gives it, with the CRC, where there is one, as four digits 0-9 A-F.
     *
     * @param telegram with any CRC, or none
     * @return a fresh array at each call
     */
    public static byte[] withCrcNormalised(Telegram telegram) {
        String text = new String(bytes(telegram), ISO_8859_1);
        int mark = text.lastIndexOf('!');
        String crc = text.substring(mark + 1).strip().toUpperCase(Locale.ROOT);
        if (crc.isEmpty()) {
            return text.getBytes(ISO_8859_1);
        }
        return (text.substring(0, mark + 1) + "0".repeat(CRC_DIGITS - crc.length()) + crc + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private static boolean contains(Telegram telegram, char wanted) {
        for (int i = 0; i < telegram.length(); i++) {
            if (telegram.byteAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }
}
