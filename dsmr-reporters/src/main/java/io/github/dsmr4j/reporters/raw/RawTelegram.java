package io.github.dsmr4j.reporters.raw;

import io.github.dsmr4j.core.telegram.Telegram;
import java.io.ByteArrayOutputStream;

/** The bytes that go out for a telegram. */
final class RawTelegram {
    private RawTelegram() {}

    /**
     * The telegram as the meter sent it, and CR LF behind it. One that lost its CRs on the way gets them back: its CRC was
     * made with them, and readers check it with what they get.
     */
    static byte[] bytes(Telegram telegram) {
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

    private static boolean contains(Telegram telegram, char wanted) {
        for (int i = 0; i < telegram.length(); i++) {
            if (telegram.byteAt(i) == wanted) {
                return true;
            }
        }
        return false;
    }
}
