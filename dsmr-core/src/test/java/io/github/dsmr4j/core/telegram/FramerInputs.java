package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.testdata.TelegramBuilder;
import java.util.List;

/** A small telegram with each kind of CRC, and what a framer makes of a text. */
final class FramerInputs {
    static final FramerOptions REQUIRED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.REQUIRED);
    static final FramerOptions IGNORED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    static final String VALID = telegram(TelegramBuilder.CrcForm.UPPER);
    static final String WRONG = telegram(TelegramBuilder.CrcForm.WRONG);
    static final String WITHOUT = telegram(TelegramBuilder.CrcForm.ABSENT);

    private FramerInputs() {}

    private static String telegram(TelegramBuilder.CrcForm crc) {
        byte[] bytes = TelegramBuilder.identification("ABC5\\TEST")
                .object("0-0:96.1.1", "4142433132333435")
                .object("1-0:1.8.1", "000123.456*kWh")
                .crc(crc)
                .build();
        return new String(bytes, ISO_8859_1);
    }

    static List<String> events(FramerOptions options, String input) {
        return EventLog.whole(options, input.getBytes(ISO_8859_1)).events().stream()
                .map(event -> event.replaceAll(" \\d+ \\d+$", ""))
                .toList();
    }
}
