package io.github.dsmr4j.reporters.raw;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.util.function.BooleanSupplier;

/** Telegrams to report, and patience. */
final class RawReports {
    private RawReports() {}

    /** About a kilobyte, with its number in it. */
    static byte[] telegram(int number) {
        TelegramBuilder telegram = TelegramBuilder.identification("ISK5\\2M550T-" + number);
        for (int i = 0; i < 32; i++) {
            telegram.object("1-0:1.8.1", String.format("%06d.%03d*kWh", number, i));
        }
        return telegram.build();
    }

    static Report report(byte[] telegram) {
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        return new Report("meter", Reading.of((Telegram) Telegram.decode(telegram, options)));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        Eventually.await("the server has done it", condition);
    }
}
