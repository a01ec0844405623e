package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterZoneTest {
    private final StringWriter err = new StringWriter();

    private MeterZone zone(String... given) {
        return new MeterZone(
                Optional.of(given).filter(zones -> zones.length > 0).map(zones -> ZoneId.of(zones[0])),
                new PrintWriter(err));
    }

    private static Telegram composed(String name) {
        return (Telegram) Telegram.decode(ComposedTelegram.named(name).bytes());
    }

    private static Telegram unknown() {
        return (Telegram) Telegram.decode(TelegramBuilder.identification("XYZ5")
                .object("1-0:1.7.0", "1*kW")
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "nl-5.0-3-phase, Europe/Amsterdam",
        "be-50217-history-1, Europe/Brussels",
        "lu-gas, Europe/Luxembourg",
        "hu-raw-ff-message, Europe/Budapest",
        "se-h1, Europe/Stockholm"
    })
    void isThatOfTheCountryWithoutAWordWhereTheClockIsTheSame(String name, String zone) {
        assertThat(zone().of(composed(name))).isEqualTo(ZoneId.of(zone));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void isToldOnceWhereTheClockIsAnother() {
        MeterZone zone = zone();
        assertThat(zone.of(composed("lt-every-line"))).isEqualTo(ZoneId.of("Europe/Vilnius"));
        assertThat(zone.of(composed("lt-every-line"))).isEqualTo(ZoneId.of("Europe/Vilnius"));
        assertThat(err.toString().lines())
                .containsExactly("the meter looks like one of Lithuania: its clock is read in the zone Europe/Vilnius;"
                        + " if that is wrong, say so with --zone");
    }

    @Test
    void isWhatTheUserSays() {
        assertThat(zone("Europe/Helsinki").of(composed("lt-every-line"))).isEqualTo(ZoneId.of("Europe/Helsinki"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void isTheUsualOneUntilAMeterIsRecognised() {
        MeterZone zone = zone();
        assertThat(zone.of(unknown())).isEqualTo(Reading.DEFAULT_ZONE);
        assertThat(zone.of(composed("lt-every-line"))).isEqualTo(ZoneId.of("Europe/Vilnius"));
        assertThat(zone.of(unknown())).isEqualTo(ZoneId.of("Europe/Vilnius"));
    }
}
