package io.github.dsmr4j.examples.plain;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramResult;
import java.util.StringJoiner;

/**
 * What a message says that holds one whole telegram, however it came: an MQTT client hands its payload to {@link #to},
 * a web server the body of a request. The text is the reading, or why there is none, in one line.
 */
public record Answer(boolean understood, String text) {
    /** Decodes a message; any thread, any bytes. */
    public static Answer to(byte[] message) {
        TelegramResult result = Telegram.decode(message);
        return result instanceof Telegram telegram
                ? new Answer(true, inWords(Reading.of(telegram)))
                : new Answer(false, "rejected: " + result);
    }

    private static String inWords(Reading reading) {
        StringJoiner words = new StringJoiner("; ");
        reading.powerDelivered().ifPresent(power -> words.add("power " + power));
        reading.tariffs().forEach(tariff -> words.add(tariff.toString()));
        reading.gas().ifPresent(gas -> words.add(gas.toString()));
        return words.toString();
    }
}
