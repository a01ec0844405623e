package io.github.dsmr4j.core.examples;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Prints power, tariffs and gas of each telegram that a serial server sends. */
final class FirstReading {
    private FirstReading() {}

    public static void main(String[] args) throws IOException {
        try (Socket socket = new Socket(args[0], Integer.parseInt(args[1]))) {
            print(socket.getInputStream());
        }
    }

    static void print(InputStream in) throws IOException {
        try (TelegramReader telegrams = new TelegramReader(in)) {
            while (telegrams.hasNext()) {
                TelegramResult next = telegrams.next();
                if (next instanceof Telegram telegram) {
                    Reading reading = Reading.of(telegram);
                    reading.powerDelivered().ifPresent(power -> System.out.println(power.in(Unit.WATT)));
                    reading.tariffs().forEach(System.out::println);
                    reading.gas().ifPresent(System.out::println);
                } else if (next instanceof Rejection rejection) {
                    System.err.println(rejection);
                }
            }
        }
    }
}
