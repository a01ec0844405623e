package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import java.io.IOException;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The cursor, fast path and all, says what the plain reading says, whatever the text. */
@HeavyProperties
class PlainReadingProperties {
    private static final String[] PIECES = {
        "1-0:1.8.1",
        "0-0:96.14.0",
        "0-1:24.2.1",
        "1-0:99.97.0",
        "1-0:1.8.0*255",
        "12-0:1.8.0",
        "0-0:96.1.255",
        "1-0:1.8.",
        "(",
        ")",
        "(",
        ")",
        "(",
        ")",
        "()",
        ")(",
        "\r\n",
        "\r\n",
        "\r\n",
        "\n",
        "\r",
        " ",
        "\t",
        "/",
        "-",
        ".",
        ",",
        "+",
        "*",
        "004321.765*kWh",
        "00.193*kW",
        "230.1*V",
        "001*A",
        "00002",
        "0",
        "-1.000",
        "12785.123*m3",
        "0000000240*s",
        "123456789*Wh",
        "00000000.000*kvarh",
        "1234567.1234567*kWh",
        "12345678901234567890",
        "123456789012345678*s",
        "12345678901.1234567*V",
        "1234567890123456.1*V",
        "12345678.12345678*V",
        "00010117.368kWh",
        "221.2V",
        "005A",
        "05A",
        "240115093000W",
        "240115093000S",
        "240115093000",
        "632525252525W",
        "000101000000W",
        "4530303030303030",
        "453030303030303030303030303030303",
        "0-0:96.7.19",
        "ON",
        "TARIFF 1",
        "*kWh",
        "*m\u00b3",
        "kWh",
        "W",
        "\u00ff",
        "\0",
        "9"
    };

    @Provide
    Arbitrary<GeneratedTelegram> telegrams() {
        return TelegramArbitraries.telegrams();
    }

    /** Lines of usual and unusual pieces. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> line = Arbitraries.of(PIECES).list().ofMaxSize(9).map(pieces -> String.join("", pieces));
        Arbitrary<String> object = line.map(pieces -> "1-0:1.7.0(" + pieces + ")\r\n");
        return Arbitraries.oneOf(line, object).list().ofMaxSize(12).map(lines -> String.join("", lines));
    }

    private static void readsAsPlainly(byte[] lines) {
        String text = "/ABC5\r\n\r\n" + new String(lines, ISO_8859_1) + "\r\n!0000\r\n";
        FramerOptions any = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        new TelegramFramer(any, telegram -> {
                    assertThat(PlainReading.byCursor(telegram)).isEqualTo(PlainReading.of(telegram));
                    Telegram copy = telegram.copy();
                    assertThat(PlainReading.byCursor(copy)).isEqualTo(PlainReading.of(copy));
                })
                .feed(text.getBytes(ISO_8859_1));
    }

    @Property(tries = 1_000)
    void composedTelegrams(@ForAll("telegrams") GeneratedTelegram composed) {
        Telegram telegram = (Telegram) Telegram.decode(composed.bytes());
        assertThat(PlainReading.byCursor(telegram)).isEqualTo(PlainReading.of(telegram));
    }

    @Example
    void recordedTelegrams() throws IOException {
        for (byte[] bytes : RecordedFiles.telegrams()) {
            Telegram telegram = (Telegram) Telegram.decode(bytes);
            assertThat(PlainReading.byCursor(telegram)).isEqualTo(PlainReading.of(telegram));
        }
    }

    @Property(tries = 2_000)
    void damagedTelegrams(@ForAll("telegrams") GeneratedTelegram composed, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = composed.bytes();
        for (int times = random.nextInt(1, 6); times > 0; times--) {
            damaged = Damage.any(damaged, random);
        }
        readsAsPlainly(damaged);
    }

    @Property(tries = 5_000)
    void textsOfPieces(@ForAll("texts") String text) {
        readsAsPlainly(text.getBytes(ISO_8859_1));
    }

    @Property(tries = 1_000)
    void randomBytes(@ForAll byte[] bytes) {
        readsAsPlainly(bytes);
    }
}
