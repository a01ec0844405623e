package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTimeTest {
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyMMddHHmmss");

    private static MeterTime time(String printed, String zone) {
        byte[] telegram = ("/ABC5\r\n\r\n0-0:1.0.0(" + printed + ")\r\n!\r\n").getBytes(ISO_8859_1);
        return Reading.of((Telegram) Telegram.decode(telegram), ZoneId.of(zone))
                .time()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "231029023000S, Europe/Amsterdam, 2023-10-29T00:30:00Z",
        "231029023000W, Europe/Amsterdam, 2023-10-29T01:30:00Z",
        "240701120000W, Europe/Stockholm, 2024-07-01T11:00:00Z",
        "240701120000S, Europe/Vilnius, 2024-07-01T09:00:00Z",
        "240115120000W, Europe/Helsinki, 2024-01-15T10:00:00Z",
        "240115120000, Europe/Amsterdam, 2024-01-15T11:00:00Z",
        "240715120000, Europe/Amsterdam, 2024-07-15T10:00:00Z",
        "240229235959W, Europe/Amsterdam, 2024-02-29T22:59:59Z",
        "000101120000W, UTC, ",
        "000102000000W, UTC, 2000-01-02T00:00:00Z",
        "991231235959W, UTC, 2099-12-31T23:59:59Z",
    })
    void theLetterGivesTheOffset(String printed, String zone, Instant expected) {
        MeterTime time = time(printed, zone);
        assertThat(time.raw()).isEqualTo(printed);
        assertThat(time.instant().orElse(null)).isEqualTo(expected);
        assertThat(time.isAmbiguous()).isFalse();
        assertThat(time).hasToString(expected == null ? printed : expected.toString());
    }

    @Test
    void withoutALetterTheHourThatComesTwiceIsItsFirstPassAndAmbiguous() {
        MeterTime time = time("231029023000", "Europe/Amsterdam");
        assertThat(time.instant()).contains(Instant.parse("2023-10-29T00:30:00Z"));
        assertThat(time.isAmbiguous()).isTrue();
    }

    @Test
    void timesAreEqualWhenTheirTextAndTheirMeaningAre() {
        MeterTime time = time("231029023000", "Europe/Amsterdam");
        assertThat(time).isEqualTo(time("231029023000", "Europe/Brussels")).hasSameHashCodeAs(time);
        assertThat(time)
                .isNotEqualTo(time("231029023000S", "Europe/Amsterdam"))
                .isNotEqualTo(time("231029023000", "Europe/Vilnius"))
                .isNotEqualTo(time("231029023000", "+02:00"))
                .isNotEqualTo("231029023000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "240331023000", "632525252525W", "632525252525S", "240001000000W", "241301000000W", "240230120000S",
                "230229120000W", "240431120000S", "240400120000S", "000101000001W", "000101235959S", "700101010000W",
                "240101240000W", "240101006000W", "240101000060W", "07E8061C050A2B2B00FF8880", "2401010000",
                        "240101000000X",
                "24010100000W", "0", "x"
            })
    void whatIsNoTimeKeepsItsText(String printed) {
        MeterTime time = time(printed, "Europe/Amsterdam");
        assertThat(time.instant()).isEmpty();
        assertThat(time.isAmbiguous()).isFalse();
        assertThat(time).hasToString(printed);
    }

    @Test
    void agreesWithTheCalendarOfTheJdk() {
        Random random = new Random(4);
        long from = LocalDateTime.of(2000, 1, 2, 0, 0).toEpochSecond(ZoneOffset.UTC);
        long to = LocalDateTime.of(2099, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
        for (int count = 0; count < 2_000; count++) {
            LocalDateTime local = LocalDateTime.ofEpochSecond(random.nextLong(from, to), 0, ZoneOffset.UTC);
            boolean neverSet = local.getYear() == 2070 && local.getDayOfYear() == 1;
            if (!neverSet) {
                assertThat(time(local.format(PRINTED) + "W", "UTC").instant())
                        .contains(local.toInstant(ZoneOffset.UTC));
            }
        }
    }
}
