package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.transport.ReaderState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts DUTCH = Texts.in(Language.DUTCH);

    @Test
    void everyTextHasTheSamePlacesInAllLanguages() {
        assertThat(ENGLISH.keys())
                .hasSizeGreaterThan(50)
                .isEqualTo(DUTCH.keys())
                .allSatisfy(key -> {
                    assertThat(DUTCH.get(key)).as(key).isNotBlank();
                    assertThat(places(DUTCH.get(key))).as(key).isEqualTo(places(ENGLISH.get(key)));
                });
    }

    private static String places(String text) {
        return text.replaceAll("[^%]*(%[sd])?", "$1");
    }

    @Test
    void aMissingTextIsAFault() {
        assertThatThrownBy(() -> ENGLISH.get("no.such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.such");
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasWords(ReaderState state) {
        assertThat(DUTCH.get("state." + StatusPage.stateKey(state))).isNotBlank();
    }

    @Test
    void numbersAreThoseOfTheLanguage() {
        assertThat(ENGLISH.number(11_874.3065, 3, 3)).isEqualTo("11,874.307");
        assertThat(DUTCH.number(11_874.306, 3, 3)).isEqualTo("11.874,306");
        assertThat(DUTCH.number(3, 0, 2)).isEqualTo("3");
        assertThat(DUTCH.count(1234)).isEqualTo("1.234");
        Instant time = Instant.parse("2024-05-07T10:05:00Z");
        assertThat(ENGLISH.time(time, ZoneId.of("Europe/Amsterdam"))).isEqualTo("7 May 2024 12:05");
        assertThat(DUTCH.time(time, ZoneId.of("Europe/Amsterdam"))).isEqualTo("7-5-2024 12:05");
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0 s",
        "0, 0 s",
        "119, 119 s",
        "120, 2 min",
        "7199, 119 min",
        "7200, 2 uur",
        "172799, 47 uur",
        "172800, 2 dagen"
    })
    void durationsAreShort(long seconds, String words) {
        assertThat(DUTCH.duration(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
