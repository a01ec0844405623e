package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every composed telegram gives the reading that its author wrote down by hand: all of it, and nothing else. */
class ComposedReadingsTest {
    private static final int WRITTEN_BY_HAND = 25;

    static Stream<ComposedTelegram> typed() {
        return ComposedTelegram.all().stream()
                .filter(composed ->
                        composed.expected().telegrams().stream().anyMatch(Expected.TelegramExpectation::hasReading));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(typed()).hasSizeGreaterThanOrEqualTo(WRITTEN_BY_HAND);
    }

    @ParameterizedTest
    @MethodSource("typed")
    void givesTheExpectedReading(ComposedTelegram composed) {
        Expected expected = composed.expected();
        List<Telegram> telegrams = telegrams(composed, expected);
        for (int index = 0; index < telegrams.size(); index++) {
            Expected.TelegramExpectation wanted = expected.telegrams().get(index);
            if (wanted.hasReading()) {
                Reading reading = Reading.of(telegrams.get(index), ZoneId.of(expected.zone()));
                assertThat(FlatReading.of(reading)).isEqualTo(new TreeMap<>(wanted.reading()));
            }
        }
    }

    private static List<Telegram> telegrams(ComposedTelegram composed, Expected expected) {
        FramerOptions options = FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());
        List<Telegram> telegrams = new ArrayList<>();
        new TelegramReader(new ByteArrayInputStream(composed.bytes()), options).forEachRemaining(result -> {
            if (result instanceof Telegram telegram) {
                telegrams.add(telegram);
            }
        });
        return telegrams;
    }
}
