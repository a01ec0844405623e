package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Printed times against java.time, around the changes of the clocks more than elsewhere. */
@HeavyProperties
class MeterTimeProperties {
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);
    private static final Instant FIRST = Instant.parse("2000-01-02T12:00:00Z");
    private static final Instant LAST = Instant.parse("2069-12-31T00:00:00Z");
    private static final List<LocalDate> NEVER_SET = List.of(LocalDate.of(2000, 1, 1), LocalDate.of(2070, 1, 1));

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Amsterdam",
                        "Europe/Brussels",
                        "Europe/Luxembourg",
                        "Europe/Zurich",
                        "Europe/Vienna",
                        "Europe/Budapest",
                        "Europe/Stockholm",
                        "Europe/Helsinki",
                        "Europe/Vilnius",
                        "UTC",
                        "+01:00")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(FIRST.getEpochSecond(), LAST.getEpochSecond())
                .map(Instant::ofEpochSecond);
        return Arbitraries.oneOf(any, aroundChanges());
    }

    /** Within two hours of a change in Amsterdam, which all zones of the European Union share. */
    private static Arbitrary<Instant> aroundChanges() {
        return Combinators.combine(
                        Arbitraries.longs().between(FIRST.getEpochSecond(), LAST.getEpochSecond()),
                        Arbitraries.integers().between(-7_200, 7_200))
                .as((second, away) -> change(second).plusSeconds(away));
    }

    private static Instant change(long second) {
        ZoneOffsetTransition next = Reading.DEFAULT_ZONE
                .getRules()
                .previousTransition(Instant.ofEpochSecond(second).plusSeconds(1));
        return next.getInstant().isBefore(FIRST) ? FIRST.plusSeconds(86_400) : next.getInstant();
    }

    @Provide
    Arbitrary<LocalDateTime> locals() {
        return instants().map(instant -> LocalDateTime.ofInstant(instant, Reading.DEFAULT_ZONE));
    }

    private static MeterTime read(String printed, ZoneId zone) {
        byte[] bytes = TelegramBuilder.identification("ABC5")
                .object("0-0:1.0.0", printed)
                .build();
        Telegram telegram = (Telegram) Telegram.decode(bytes, FramerOptions.DEFAULT);
        MeterTime time = Reading.of(telegram, zone).time().orElseThrow();
        assertThat(time.raw()).isEqualTo(printed);
        return time;
    }

    @Property
    void aTimeWithItsLetterIsTheInstantThatWasPrinted(
            @ForAll("instants") Instant instant, @ForAll("zones") ZoneId zone) {
        char letter = zone.getRules().isDaylightSavings(instant) ? 'S' : 'W';
        MeterTime time = read(PRINTED.format(instant.atZone(zone)) + letter, zone);
        assertThat(time.instant()).contains(instant);
        assertThat(time.isAmbiguous()).isFalse();
        assertThat(time).hasToString(instant.toString());
    }

    @Property
    void theLetterAloneGivesTheOffset(
            @ForAll("locals") LocalDateTime local, @ForAll("zones") ZoneId zone, @ForAll boolean summer) {
        MeterTime time = read(PRINTED.format(local) + (summer ? 'S' : 'W'), zone);
        ZoneOffset standard = zone.getRules().getStandardOffset(local.toInstant(ZoneOffset.UTC));
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + (summer ? 3600 : 0));
        assertThat(time.instant()).contains(local.toInstant(offset));
    }

    @Property
    void withoutALetterTheRulesOfTheZoneCount(@ForAll("locals") LocalDateTime local, @ForAll("zones") ZoneId zone) {
        MeterTime time = read(PRINTED.format(local), zone);
        int offsets = zone.getRules().getValidOffsets(local).size();
        assertThat(time.isAmbiguous()).isEqualTo(offsets == 2);
        Optional<Instant> first = Optional.of(local)
                .filter(any -> offsets > 0)
                .map(any -> any.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
        assertThat(time.instant()).isEqualTo(first);
    }

    @Provide
    Arbitrary<String> twelveDigits() {
        Arbitrary<String> likely = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32),
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as((year, month, day, hour, minute, second) ->
                        String.format("%02d%02d%02d%02d%02d%02d", year, month, day, hour, minute, second));
        Arbitrary<String> any = Arbitraries.strings().numeric().ofLength(12);
        Arbitrary<String> never = Arbitraries.of(
                        "000101", "700101", "000229", "010229", "040229", "200229", "960229", "990229", "230230",
                        "632525", "991231")
                .flatMap(day -> Arbitraries.strings().numeric().ofLength(6).map(rest -> day + rest));
        return Arbitraries.frequencyOf(Tuple.of(8, likely), Tuple.of(1, any), Tuple.of(1, never));
    }

    @Property
    void whatIsNoTimeHasNoInstantAndKeepsItsText(
            @ForAll("twelveDigits") String digits, @ForAll("zones") ZoneId zone, @ForAll boolean summer) {
        MeterTime time = read(digits + (summer ? 'S' : 'W'), zone);
        Optional<LocalDateTime> local = local(digits);
        assertThat(time.instant().isPresent()).as(digits).isEqualTo(local.isPresent());
        assertThat(time.toString().equals(time.raw())).isEqualTo(local.isEmpty());
    }

    private static Optional<LocalDateTime> local(String digits) {
        int[] parts = new int[6];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = Integer.parseInt(digits.substring(2 * part, 2 * part + 2));
        }
        try {
            LocalDateTime local = LocalDateTime.of(2000 + parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return Optional.of(local).filter(any -> !NEVER_SET.contains(any.toLocalDate()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
