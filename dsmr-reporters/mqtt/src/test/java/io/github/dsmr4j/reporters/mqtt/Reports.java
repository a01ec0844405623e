package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.util.ArrayList;
import java.util.List;

/** Reports of telegrams that a test lays out, or that are composed. */
final class Reports {
    private Reports() {}

    /** A report of a telegram with these objects. */
    static Report of(String... objects) {
        return from("meter", objects);
    }

    /** A report of a telegram with these objects, from a source. */
    static Report from(String source, String... objects) {
        String telegram = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return new Report(source, Reading.of((Telegram) Telegram.decode(telegram.getBytes(ISO_8859_1))));
    }

    /** A report that only a number tells from others. */
    static Report numbered(int number) {
        return of("0-0:96.7.21(" + number + ")");
    }

    /** The first telegram of a composed file. */
    static Report composed(String name) {
        List<Report> reports = new ArrayList<>();
        TelegramFramer framer =
                new TelegramFramer(telegram -> reports.add(new Report("meter", Reading.of(telegram.copy()))));
        byte[] bytes = ComposedTelegram.named(name).bytes();
        framer.feed(bytes, 0, bytes.length);
        framer.end();
        return reports.get(0);
    }
}
