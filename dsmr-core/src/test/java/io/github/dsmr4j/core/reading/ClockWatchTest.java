package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClockWatchTest {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

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
        String lithuanian = CLOCK.format(Instant.now().atOffset(ZoneOffset.ofHours(2)));
        OptionalInt told = OptionalInt.empty();
        for (int telegram = 0; telegram < 10; telegram++) {
            assertThat(told).isEmpty();
            assertThat(watch.hoursAhead(reading("0-0:1.0.0(632525252525W)"))).isEmpty();
            assertThat(watch.hoursAhead(reading("1-0:1.7.0(1*kW)"))).isEmpty();
            told = watch.hoursAhead(reading("0-0:1.0.0(" + lithuanian + "W)"));
        }
        assertThat(told).hasValue(1);
    }

    /** Meters of every zone there is a profile of, and of one that is not whole hours away, read in every other. */
    static Stream<Arguments> zones() {
        List<ZoneId> zones = Stream.concat(
                        MeterProfile.all().stream().map(MeterProfile::zone), Stream.of(ZoneId.of("Asia/Kolkata")))
                .distinct()
                .toList();
        return zones.stream().flatMap(meter -> zones.stream().map(read -> Arguments.of(meter, read)));
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aMeterOfAnotherZoneIsToldByHowFarItsClockIsAway(ZoneId meter, ZoneId read) {
        for (Instant sent : List.of(Instant.parse("2025-01-15T12:00:00Z"), Instant.parse("2025-07-15T12:00:00Z"))) {
            boolean summer = meter.getRules().isDaylightSavings(sent);
            int standard = seconds(meter.getRules().getStandardOffset(sent))
                    - seconds(read.getRules().getStandardOffset(sent));
            int local = seconds(meter.getRules().getOffset(sent))
                    - seconds(read.getRules().getOffset(sent));
            assertThat(told(sent, meter, read, summer ? "S" : "W"))
                    .as("with the letter, %s", sent)
                    .isEqualTo(wholeHours(standard));
            assertThat(told(sent, meter, read, ""))
                    .as("without a letter, %s", sent)
                    .isEqualTo(wholeHours(local));
        }
    }

    private static int seconds(ZoneOffset offset) {
        return offset.getTotalSeconds();
    }

    private static List<Integer> wholeHours(int seconds) {
        return seconds == 0 || seconds % 3600 != 0 ? List.of() : List.of(seconds / 3600);
    }

    /** What is told of a meter that sends its local time for half a minute. */
    private static List<Integer> told(Instant sent, ZoneId meter, ZoneId read, String letter) {
        ClockWatch watch = new ClockWatch();
        List<Integer> told = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            Instant now = sent.plusSeconds(second);
            String printed = CLOCK.format(now.atZone(meter)) + letter;
            Instant time = reading("0-0:1.0.0(" + printed + ")", read)
                    .time()
                    .flatMap(MeterTime::instant)
                    .orElseThrow();
            watch.hoursAhead(time, now.plusMillis(300)).ifPresent(told::add);
        }
        return told;
    }

    @Test
    void aMeterThatStaysInWinterTimeAllYearIsRightWithItsLetterAlone() {
        ZoneId stockholm = ZoneId.of("Europe/Stockholm");
        Instant summer = Instant.parse("2025-07-15T12:00:00Z");
        assertThat(told(summer, ZoneId.of("+01:00"), stockholm, "W")).isEmpty();
        assertThat(told(summer, ZoneId.of("+01:00"), stockholm, "")).containsExactly(-1);
    }

    private static Reading reading(String line) {
        return reading(line, Reading.DEFAULT_ZONE);
    }

    private static Reading reading(String line, ZoneId zone) {
        String text = "/ABC5\r\n\r\n" + line + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(US_ASCII)), zone);
    }
}
