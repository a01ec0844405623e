package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final ClockWatch watch = new ClockWatch();
    private Instant now = Instant.parse("2025-01-01T12:00:00Z");

    /** What is told of telegrams whose clocks are that far ahead. */
    private List<Integer> told(Duration ahead, int telegrams) {
        List<Integer> told = new ArrayList<>();
        for (int telegram = 0; telegram < telegrams; telegram++) {
            watch.hoursAhead(now.plus(ahead), now).ifPresent(told::add);
            now = now.plusSeconds(1);
        }
        return told;
    }

    @Test
    void theTenthTelegramInARowTellsOnce() {
        assertThat(told(Duration.ofMinutes(64), 9)).isEmpty();
        assertThat(told(Duration.ofMinutes(56), 1)).containsExactly(1);
        assertThat(told(Duration.ofMinutes(60), 1_000)).isEmpty();
    }

    @Test
    void aClockThatAgreesIsNotTold() {
        assertThat(told(Duration.ofMinutes(-5), 100)).isEmpty();
        assertThat(told(Duration.ofMinutes(5), 100)).isEmpty();
    }

    @Test
    void aClockMayBeBehind() {
        assertThat(told(Duration.ofHours(-2), 10)).containsExactly(-2);
    }

    @Test
    void aChangeIsToldAndThatAllIsWellToo() {
        assertThat(told(Duration.ofHours(1), 10)).containsExactly(1);
        assertThat(told(Duration.ofHours(2), 10)).containsExactly(2);
        assertThat(told(Duration.ZERO, 10)).containsExactly(0);
        assertThat(told(Duration.ofHours(2), 9)).isEmpty();
        assertThat(told(Duration.ZERO, 10)).isEmpty();
    }

    @Test
    void noWholeHourInterruptsTheRow() {
        for (Duration odd : List.of(Duration.ofMinutes(66), Duration.ofMinutes(54), Duration.ofDays(30))) {
            assertThat(told(Duration.ofHours(1), 9)).isEmpty();
            assertThat(told(odd, 1)).isEmpty();
        }
        assertThat(told(Duration.ofMinutes(30), 100)).isEmpty();
        assertThat(told(Duration.ofHours(27), 100)).isEmpty();
        assertThat(told(Duration.ofDays(-9_000), 100)).isEmpty();
        assertThat(told(Duration.ofHours(26), 10)).containsExactly(26);
    }

    @Test
    void readsTheTimeOfTheTelegram() {
        String lithuanian =
                DateTimeFormatter.ofPattern("yyMMddHHmmss").format(Instant.now().atOffset(ZoneOffset.ofHours(2)));
        OptionalInt told = OptionalInt.empty();
        for (int telegram = 0; telegram < 10; telegram++) {
            assertThat(told).isEmpty();
            assertThat(watch.hoursAhead(reading("0-0:1.0.0(632525252525W)"))).isEmpty();
            assertThat(watch.hoursAhead(reading("1-0:1.7.0(1*kW)"))).isEmpty();
            told = watch.hoursAhead(reading("0-0:1.0.0(" + lithuanian + "W)"));
        }
        assertThat(told).hasValue(1);
    }

    private static Reading reading(String line) {
        String text = "/ABC5\r\n\r\n" + line + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(US_ASCII)));
    }
}
