package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.LaterClock;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.ReadingJson;
import io.github.dsmr4j.reporters.raw.RawTelegram;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The JSON document and the raw telegram. */
class DocumentsTest {
    private static final byte[] UMLAUT_TELEGRAM =
            "/ISK5\\M\u00fcller\r\n\r\n1-0:1.7.0(1*kW)\r\n!\r\n".getBytes(ISO_8859_1);

    private final LaterClock clock = new LaterClock();
    private final LatestReadings latest = new LatestReadings(Duration.ofSeconds(60), clock);
    private final Document json = new JsonDocument(latest, "the \"house\"");
    private final Document telegram = new TelegramDocument(latest, "the \"house\"");

    private static String text(Answer answer) {
        return new String(answer.body(), UTF_8);
    }

    private void report(Reading reading) {
        latest.report(new Report("the \"house\"", reading));
    }

    @Test
    void jsonIsTheFlatDocument() {
        for (Reading reading : Readings.composed()) {
            report(reading);
            assertThat(json.answer().status()).isEqualTo(200);
            assertThat(json.answer().contentType()).isEqualTo("application/json");
            assertThat(text(json.answer())).isEqualTo(ReadingJson.line(reading) + "\n");
        }
    }

    @Test
    void theTelegramIsWhatTheMeterSent() {
        report(Readings.of(UMLAUT_TELEGRAM));
        assertThat(telegram.answer().status()).isEqualTo(200);
        assertThat(telegram.answer().contentType()).isEqualTo("text/plain; charset=ISO-8859-1");
        assertThat(telegram.answer().body()).isEqualTo(UMLAUT_TELEGRAM);
    }

    @Test
    void everyComposedTelegramComesOutByteForByte() {
        for (Reading reading : Readings.composed()) {
            report(reading);
            assertThat(new String(telegram.answer().body(), ISO_8859_1))
                    .isEqualTo(new String(RawTelegram.bytes(reading.telegram()), ISO_8859_1))
                    .startsWith("/" + reading.identification() + "\r\n");
        }
    }

    @Test
    void withoutATelegramTheySayWhy() {
        report(new Report("barn", Readings.everything()));
        assertThat(json.answer().status()).isEqualTo(503);
        assertThat(json.answer().contentType()).isEqualTo("application/json");
        assertThat(text(json.answer())).isEqualTo("{\"error\":\"no telegram from the \\\"house\\\" yet\"}\n");
        assertThat(telegram.answer().status()).isEqualTo(503);
        assertThat(text(telegram.answer())).isEqualTo("no telegram from the \"house\" yet\n");
    }

    private void report(Report report) {
        latest.report(report);
    }

    @Test
    void anOldReadingIsNotShown() {
        report(Readings.everything());
        clock.putForward(Duration.ofSeconds(61));
        assertThat(json.answer().status()).isEqualTo(503);
        assertThat(text(json.answer())).contains("for more than 60 s");
        assertThat(telegram.answer().status()).isEqualTo(503);
        assertThat(text(telegram.answer())).contains("for more than 60 s");
    }
}
