package io.github.dsmr4j.core.cipher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Keys, and frames by them. */
final class TestMeter {
    static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    static final String OTHER_KEY = "000102030405060708090A0B0C0D0E0F";
    static final String PUBLISHED = "00112233445566778899AABBCCDDEEFF";
    static final Keys KEYS = Keys.of(CipherKey.parse(KEY));
    static final Keys UNAUTHENTICATED = KEYS.withoutAuthentication();
    /** Where the text of a frame with a length of two octets begins. */
    static final int TEXT_AT = 18;

    static final int TAG = 12;

    private TestMeter() {}

    static byte[] octets(String key) {
        return HexFormat.of().parseHex(key);
    }

    static FrameBuilder meter(String title) {
        return FrameBuilder.meter(title, octets(KEY)).authenticationKey(octets(PUBLISHED));
    }

    static FrameBuilder meter() {
        return meter("ABC12345").counter(100);
    }

    /** A telegram of some 400 bytes, of which no two are alike. */
    static byte[] telegram(int number) {
        TelegramBuilder builder = TelegramBuilder.identification("ABC5\\TEST").object("0-0:96.1.1", "4530" + number);
        for (int index = 1; index <= 15; index++) {
            builder.object("1-0:" + index + ".8.0", "00" + index + ".5*kWh");
        }
        return builder.build();
    }

    static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** What a telegram is without the line end behind it. */
    static String text(byte[] telegram) {
        return new String(telegram, ISO_8859_1).strip();
    }

    static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    /** A frame with one bit flipped. */
    static byte[] damaged(byte[] frame, int at) {
        byte[] damaged = frame.clone();
        damaged[at] ^= 4;
        return damaged;
    }
}
