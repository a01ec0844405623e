package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.reading.Verdict.HeldBack;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** What is promised of the time for which a true reading can be held back. */
@HeavyProperties
class PlausibilityProperties {
    private static final Instant START = Instant.parse("2024-03-30T22:00:00Z");
    private static final int MOST_WATTS = 55_200;
    private static final int MOST_LITRES_PER_HOUR = 25_000;
    private static final long GAP = PlausibilityLimits.DEFAULT.gap().toMillis();

    /** A reading, when it came, and whether it is true. */
    private record Sent(Reading reading, Instant received, boolean honest) {}

    /** A meter of a house: whatever its connection carries, it tells. */
    private static final class Meter {
        private final Random random;
        private final boolean clock;
        private Instant now = START;
        private long wattMillis;
        private long gasLitreMillis;
        private int watts;

        Meter(long seed) {
            random = new Random(seed);
            clock = random.nextBoolean();
            watts = random.nextInt(MOST_WATTS);
        }

        void live(long millis) {
            now = now.plusMillis(millis);
            wattMillis += random.nextLong(MOST_WATTS + 1L) * millis;
            gasLitreMillis += random.nextLong(MOST_LITRES_PER_HOUR + 1L) * millis;
            int change = random.nextInt(MOST_WATTS) - MOST_WATTS / 2;
            watts = Math.max(0, Math.min(MOST_WATTS, watts + change));
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (clock) {
                lines.add("0-0:1.0.0(" + CheckedMeter.clock(now) + ")");
            }
            lines.add("0-0:96.1.1(4530)");
            lines.add("1-0:1.8.1(" + thousandths(wattMillis / 3_600_000 / 3) + "*kWh)");
            lines.add("1-0:1.8.2(" + thousandths(wattMillis / 3_600_000 * 2 / 3) + "*kWh)");
            lines.add("1-0:2.8.1(000000.000*kWh)");
            lines.add("1-0:1.7.0(" + thousandths(watts) + "*kW)");
            lines.add("1-0:2.7.0(00.000*kW)");
            lines.add("1-0:32.7.0(" + (1000 + random.nextInt(2001)) / 10 + ".0*V)");
            lines.add("0-1:24.1.0(003)");
            lines.add("0-1:96.1.0(4731)");
            lines.add(
                    "0-1:24.2.1(" + CheckedMeter.clock(now) + ")(" + thousandths(gasLitreMillis / 3_600_000) + "*m3)");
            return lines;
        }

        Sent send() {
            return new Sent(CheckedMeter.reading(lines().stream()), now, true);
        }

        /** A digit of a line is another one: a valid CRC all the same. */
        Sent lie() {
            List<String> lines = lines();
            int line = random.nextInt(lines.size());
            String text = lines.get(line);
            int[] digits = IntStream.range(text.indexOf('('), text.length())
                    .filter(at -> Character.isDigit(text.charAt(at)))
                    .toArray();
            int at = digits[random.nextInt(digits.length)];
            char other = (char) ('0' + (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            lines.set(line, text.substring(0, at) + other + text.substring(at + 1));
            return new Sent(CheckedMeter.reading(lines.stream()), now, false);
        }

        private static String thousandths(long number) {
            return BigDecimal.valueOf(number, 3).toPlainString();
        }
    }

    @Provide
    Arbitrary<List<Long>> intervals() {
        Arbitrary<Long> often = Arbitraries.longs().between(1, 60).map(seconds -> seconds * 1000);
        Arbitrary<Long> seldom = Arbitraries.longs().between(1000, GAP);
        return Arbitraries.frequencyOf(Tuple.of(3, often), Tuple.of(1, seldom))
                .list()
                .ofMinSize(2)
                .ofMaxSize(15);
    }

    private static List<Sent> honest(long seed, List<Long> intervals) {
        Meter meter = new Meter(seed);
        List<Sent> sent = new ArrayList<>();
        sent.add(meter.send());
        for (long interval : intervals) {
            meter.live(interval);
            sent.add(meter.send());
        }
        return sent;
    }

    @Property(tries = 300)
    void nothingTrueIsHeldBackBeyondTheFirstReading(@ForAll long seed, @ForAll("intervals") List<Long> intervals) {
        Plausibility plausibility = new Plausibility();
        List<Reading> counting = new ArrayList<>();
        List<Sent> sent = honest(seed, intervals);
        for (int index = 0; index < sent.size(); index++) {
            Verdict verdict = plausibility.check(
                    sent.get(index).reading(), sent.get(index).received());
            assertThat(verdict instanceof HeldBack).as(index + ": " + verdict).isEqualTo(index == 0);
            counting.addAll(verdict.readings());
        }
        assertThat(counting).isEqualTo(sent.stream().map(Sent::reading).toList());
    }

    @Property(tries = 300)
    void whatIsHeldBackAfterAGapCountsWithTheNextReading(
            @ForAll long seed,
            @ForAll("intervals") List<Long> intervals,
            @ForAll @IntRange(min = 1, max = 400) int hours) {
        List<Long> withGaps = intervals.stream()
                .flatMap(interval ->
                        Stream.of(interval, GAP + Duration.ofHours(hours).toMillis(), 1000L))
                .toList();
        Plausibility plausibility = new Plausibility();
        List<Reading> counting = new ArrayList<>();
        List<Sent> sent = honest(seed, withGaps);
        boolean held = false;
        for (Sent one : sent) {
            Verdict verdict = plausibility.check(one.reading(), one.received());
            assertThat(held && verdict instanceof HeldBack)
                    .as("two in a row, " + verdict)
                    .isFalse();
            held = verdict instanceof HeldBack;
            counting.addAll(verdict.readings());
        }
        assertThat(counting).isEqualTo(sent.stream().map(Sent::reading).toList());
    }

    @Property(tries = 1000)
    void afterASingleLieOneTrueReadingAtMostIsHeldBack(
            @ForAll long seed,
            @ForAll("intervals") List<Long> intervals,
            @ForAll @IntRange(min = 0, max = 15) int place) {
        Meter meter = new Meter(seed);
        List<Sent> sent = new ArrayList<>();
        sent.add(place == 0 ? meter.lie() : meter.send());
        for (int index = 1; index <= intervals.size(); index++) {
            meter.live(intervals.get(index - 1));
            sent.add(index == place ? meter.lie() : meter.send());
        }
        int lie = Math.min(place, sent.size() - 1);
        Plausibility plausibility = new Plausibility();
        List<Integer> heldAfter = new ArrayList<>();
        List<Reading> counting = new ArrayList<>();
        for (int index = 0; index < sent.size(); index++) {
            Verdict verdict = plausibility.check(
                    sent.get(index).reading(), sent.get(index).received());
            if (index > lie && verdict instanceof HeldBack) {
                heldAfter.add(index);
            }
            counting.addAll(verdict.readings());
        }
        // When the lie was about the meter's identifier and came first, the true meter begins with the second.
        assertThat(heldAfter)
                .as("lie " + lie + " " + sent.get(lie).reading().objects())
                .hasSizeLessThanOrEqualTo(1);
        List<Reading> lost = sent.stream()
                .filter(Sent::honest)
                .map(Sent::reading)
                .filter(reading ->
                        !counting.contains(reading) && !plausibility.waiting().contains(reading))
                .toList();
        // The first reading, when the second is the lie; the last, when the one before it was a lie that passed.
        assertThat(lost).hasSizeLessThanOrEqualTo(1);
    }

    @Property(tries = 300)
    void whateverComesNoMoreThanTenReadingsInARowAreHeldBack(@ForAll long seed) {
        Random random = new Random(seed);
        Plausibility plausibility = new Plausibility();
        int held = 0;
        Instant received = START;
        for (int index = 0; index < 60; index++) {
            received = received.plusSeconds(random.nextInt(100_000) - 20_000L);
            Reading nonsense = CheckedMeter.reading(Stream.of(
                    "0-0:1.0.0(" + CheckedMeter.clock(START.plusSeconds(random.nextInt())) + ")",
                    "1-0:1.8." + random.nextInt(20) + "(" + random.nextInt() + "*kWh)",
                    "1-0:1.7.0(" + random.nextInt() + "*W)",
                    "0-" + random.nextInt(5) + ":24.2.1(" + random.nextInt() + "*m3)"));
            held = plausibility.check(nonsense, received) instanceof HeldBack ? held + 1 : 0;
            assertThat(held).isLessThanOrEqualTo(Plausibility.MOST_HELD_BACK);
        }
    }
}
