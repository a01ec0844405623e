package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeterProfileTest {
    /** A telegram does not tell Finland from Sweden, and nothing is known of Irish meters. */
    private static final Map<String, String> LOOKS_LIKE = Map.of("FI", "SE");

    /** Prints nothing by which its country could be known. */
    private static final String ANYWHERE = "be-no-version";

    static Stream<ComposedTelegram> ofACountry() {
        return ComposedTelegram.all().stream()
                .filter(composed -> !composed.country().equals("--"));
    }

    @ParameterizedTest
    @MethodSource("ofACountry")
    void recognisesTheCountry(ComposedTelegram composed) {
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        Telegram telegram = (Telegram) Telegram.decode(composed.bytes(), options);
        String country = composed.country();
        String expected = composed.name().equals(ANYWHERE) ? "general" : LOOKS_LIKE.getOrDefault(country, country);
        assertThat(MeterProfile.of(telegram).key().replace("-W", "")).isEqualTo(expected);
    }

    static Stream<ComposedTelegram> whole() {
        return ComposedTelegram.all().stream()
                .filter(composed -> Telegram.decode(composed.bytes()) instanceof Telegram)
                .filter(composed -> !composed.country().equals("FI"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void readsTheClockAsItIsExpected(ComposedTelegram composed) {
        Telegram telegram = (Telegram) Telegram.decode(composed.bytes());
        ZoneId expected = ZoneId.of(composed.expected().zone());
        for (Instant time : List.of(Instant.parse("2024-01-01T12:00:00Z"), Instant.parse("2024-07-01T12:00:00Z"))) {
            assertThat(MeterProfile.of(telegram).zone().getRules().getOffset(time))
                    .isEqualTo(expected.getRules().getOffset(time));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ABC5, 1-0:1.8.0(1*kWh), general",
        "FLU5, 1-0:1.8.0(1*kWh), BE",
        "ABC5, 0-0:96.1.4(50217), BE",
        "ABC5, 0-0:96.1.4(3231313130), BE-W",
        "ABC5, 0-3:24.2.3(240305181500W)(1*m3), BE",
        "ABC5, 0-17:24.2.3(240305181500W)(1*m3), general",
        "ABC5, 1-3:0.2.8(42), NL",
        "ABC5, 1-0:1.8.11(1*kWh), IL",
        "ABC FLU5, 1-0:1.8.0(1*kWh), general",
    })
    void recognisesByIdentificationCodesAndValues(String identification, String line, String key) {
        assertThat(MeterProfile.of(telegram(identification, line))).hasToString(key);
    }

    @Test
    void theFirstOfSeveralValuesCounts() {
        assertThat(MeterProfile.of(telegram("ABC5", "x\r\n0-0:96.1.4(50217)\r\n0-0:96.1.4(3231313130)")))
                .hasToString("BE");
    }

    @Test
    void aCodeThatIsPrintedMayRuleAProfileOut() {
        String sweden = "1-0:1.8.0(1*kWh)\r\n1-0:3.8.0(1*kvarh)\r\n1-0:21.7.0(1*kW)";
        assertThat(MeterProfile.of(telegram("ABC5", sweden))).hasToString("SE");
        assertThat(MeterProfile.of(telegram("ABC5", sweden + "\r\n1-0:1.8.1(1*kWh)")))
                .hasToString("general");
    }

    @Test
    void hasZoneAndTariffs() {
        MeterProfile belgium = MeterProfile.withKey("BE").orElseThrow();
        assertThat(belgium.name()).isEqualTo("Belgium");
        assertThat(belgium.zone()).isEqualTo(ZoneId.of("Europe/Brussels"));
        assertThat(belgium.tariffName(0)).isEmpty();
        assertThat(belgium.tariffName(1)).contains("normal");
        assertThat(belgium.tariffName(2)).contains("low");
        assertThat(belgium.tariffName(3)).isEmpty();
        assertThat(MeterProfile.withKey("FI").orElseThrow().zone()).isEqualTo(ZoneId.of("Europe/Helsinki"));
    }

    @Test
    void theGeneralOneKnowsNoMoreThanAReading() {
        assertThat(MeterProfile.all()).endsWith(MeterProfile.GENERAL).doesNotHaveDuplicates();
        assertThat(MeterProfile.GENERAL.zone()).isEqualTo(Reading.DEFAULT_ZONE);
        assertThat(MeterProfile.GENERAL.tariffName(1)).isEmpty();
        assertThat(MeterProfile.withKey("XX")).isEmpty();
    }

    private static Telegram telegram(String identification, String lines) {
        String text = "/" + identification + "\r\n\r\n" + lines + "\r\n!\r\n";
        return (Telegram) Telegram.decode(text.getBytes(ISO_8859_1));
    }
}
