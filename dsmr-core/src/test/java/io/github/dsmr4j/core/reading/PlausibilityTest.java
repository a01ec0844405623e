package io.github.dsmr4j.core.reading;

import static io.github.dsmr4j.core.reading.Doubt.Kind.BACKWARDS;
import static io.github.dsmr4j.core.reading.Doubt.Kind.CLOCK;
import static io.github.dsmr4j.core.reading.Doubt.Kind.FIRST;
import static io.github.dsmr4j.core.reading.Doubt.Kind.GAP;
import static io.github.dsmr4j.core.reading.Doubt.Kind.JUMP;
import static io.github.dsmr4j.core.reading.Doubt.Kind.POWER;
import static io.github.dsmr4j.core.reading.Doubt.Kind.RANGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Verdict.Confirmed;
import io.github.dsmr4j.core.reading.Verdict.HeldBack;
import io.github.dsmr4j.core.reading.Verdict.Plausible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final CheckedMeter meter = CheckedMeter.known();

    @Test
    void theFirstReadingCountsWithTheSecond() {
        CheckedMeter fresh = new CheckedMeter(new Plausibility());
        Verdict first = fresh.check();
        Verdict second = fresh.later(TEN_SECONDS).check();

        assertThat(first.readings()).isEmpty();
        assertThat(((HeldBack) first).doubts())
                .extracting(Doubt::toString)
                .containsExactly("is the first reading of the meter");
        assertThat(second).isInstanceOf(Confirmed.class);
        assertThat(second.readings())
                .extracting(Reading::time)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(fresh.later(TEN_SECONDS).check()).isInstanceOf(Plausible.class);
        assertThat(fresh.plausibility.counters().heldBack(FIRST)).isEqualTo(1);
        assertThat(fresh.plausibility.counters().heldBack()).isEqualTo(1);
        assertThat(fresh.plausibility.counters().released()).isEqualTo(1);
    }

    @Test
    void aRegisterThatRunsBackwardsIsHeldBackUntilTheNextConfirmsIt() {
        Verdict lie =
                meter.later(TEN_SECONDS).set("1-0:1.8.1", "000999.999*kWh").check();
        assertThat(((HeldBack) lie).doubts())
                .singleElement()
                .hasToString("1-0:1.8.1(000999.999*kWh) runs backwards, from 1000.000 kWh");

        Verdict next =
                meter.later(TEN_SECONDS).set("1-0:1.8.1", "001000.001*kWh").check();
        assertThat(next).isInstanceOf(Plausible.class);

        meter.later(TEN_SECONDS).set("1-0:1.8.1", "000000.000*kWh");
        assertThat(meter.kinds()).containsExactly(BACKWARDS);
        Verdict replaced =
                meter.later(TEN_SECONDS).set("1-0:1.8.1", "000000.001*kWh").check();
        assertThat(replaced.readings()).hasSize(2);
        assertThat(((Confirmed) replaced).doubts()).extracting(Doubt::kind).containsExactly(BACKWARDS);
        assertThat(meter.plausibility.counters().heldBack(BACKWARDS)).isEqualTo(2);
        // That of the start, and the first of the new meter.
        assertThat(meter.plausibility.counters().released()).isEqualTo(2);
    }

    @Test
    void aRegisterGrowsByNoMoreThanTheConnectionCarries() {
        // 82.8 kW for 10 s and a minute, and one in the last digit of each tariff.
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.1", "001001.612*kWh").kinds())
                .isEmpty();
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.1", "001003.223*kWh").kinds())
                .isEmpty();
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.1", "001004.836*kWh").kinds())
                .containsExactly(JUMP);
    }

    @Test
    void tariffsGrowTogether() {
        for (int tariff = 3; tariff <= 16; tariff++) {
            meter.set("1-0:1.8." + tariff, "000001.000*kWh");
        }
        assertThat(meter.later(TEN_SECONDS).kinds()).hasSize(14).containsOnly(FIRST);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);

        // 1.610 kWh and one in the last digit of each are let through.
        meter.later(TEN_SECONDS).set("1-0:1.8.1", "001001.000*kWh").set("1-0:1.8.9", "000001.626*kWh");
        assertThat(meter.kinds()).isEmpty();
        meter.later(TEN_SECONDS).set("1-0:1.8.1", "001002.000*kWh").set("1-0:1.8.9", "000002.253*kWh");
        assertThat(((HeldBack) meter.check()).doubts())
                .singleElement()
                .hasToString("1-0:1.8.1(001002.000*kWh) jumps: 1.627 kWh in 10 s is more than can be");
    }

    @Test
    void registersInWattHoursAndWithoutTariffsAreCompared() {
        meter.remove("1-0:1.8.1").remove("1-0:1.8.2").set("1-0:1.8.0", "0012345678*Wh");
        assertThat(meter.kinds()).containsExactly(FIRST);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.0", "0012347289*Wh").kinds())
                .isEmpty();
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.0", "0012348901*Wh").kinds())
                .containsExactly(JUMP);
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.0", "0012347288*Wh").kinds())
                .containsExactly(BACKWARDS);
        assertThat(meter.set("1-0:1.8.0", "12.347289*MWh").kinds()).isEmpty();
    }

    @Test
    void aPowerThatTheRegistersDoNotShowIsHeldBackUntilItLasts() {
        meter.later(TEN_SECONDS).set("1-0:1.7.0", "28.320*kW");
        assertThat(meter.kinds()).isEmpty();
        meter.later(TEN_SECONDS).set("1-0:1.7.0", "00.500*kW");
        assertThat(meter.kinds()).isEmpty();

        // Half the connection, and 2 Wh in 10 s: one in the last digit of each tariff.
        meter.later(TEN_SECONDS).set("1-0:1.7.0", "28.321*kW");
        assertThat(meter.check()).isInstanceOf(HeldBack.class);
        Verdict lasting =
                meter.later(TEN_SECONDS).set("1-0:1.8.1", "001000.078*kWh").check();
        assertThat(lasting.readings()).hasSize(2);
        assertThat(((Confirmed) lasting).doubts()).extracting(Doubt::kind).containsExactly(POWER);
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.1", "001000.156*kWh").check())
                .as("a power that lasts is no news")
                .isInstanceOf(Plausible.class);
    }

    @Test
    void aPowerThatTheRegistersShowIsTrue() {
        meter.later(TEN_SECONDS).set("1-0:1.7.0", "50.000*kW").set("1-0:1.8.1", "001000.070*kWh");
        assertThat(meter.kinds()).isEmpty();
    }

    @Test
    void aShortPeakCountsWhenTheRegistersShowItAfterwards() {
        Verdict peak = meter.later(TEN_SECONDS).set("1-0:1.7.0", "40.000*kW").check();
        Verdict after = meter.later(TEN_SECONDS)
                .set("1-0:1.7.0", "00.500*kW")
                .set("1-0:1.8.2", "002000.060*kWh")
                .check();
        assertThat(peak).isInstanceOf(HeldBack.class);
        assertThat(after.readings()).hasSize(2);

        meter.later(TEN_SECONDS).set("1-0:1.7.0", "40.000*kW");
        assertThat(meter.kinds()).containsExactly(POWER);
        meter.later(TEN_SECONDS).set("1-0:1.7.0", "00.500*kW").set("1-0:1.8.2", "002000.061*kWh");
        assertThat(meter.check()).as("the lie is lost").isInstanceOf(Plausible.class);
    }

    @Test
    void afterAGapTheFirstReadingCountsWithTheSecond() {
        Duration gap = PlausibilityLimits.DEFAULT.gap();
        assertThat(meter.later(gap.minusSeconds(1)).kinds()).isEmpty();
        meter.later(TEN_SECONDS).check();
        assertThat(meter.later(gap).kinds()).isEmpty();
        meter.later(TEN_SECONDS).check();
        assertThat(meter.later(gap.plusSeconds(1))
                        .set("1-0:1.8.1", "001080.000*kWh")
                        .kinds())
                .containsExactly(GAP);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
    }

    @Test
    void aGapWidensTheAllowance() {
        meter.later(Duration.ofDays(2)).set("1-0:1.8.1", "004900.000*kWh");
        assertThat(meter.kinds()).containsExactly(GAP);
        meter.later(TEN_SECONDS).check();
        meter.later(Duration.ofDays(2)).set("1-0:1.8.1", "009900.000*kWh");
        assertThat(meter.kinds()).containsExactly(JUMP, GAP);
    }

    @Test
    void aMeterThatIsReadOnceADayHasNoGaps() {
        Duration day = Duration.ofDays(1);
        meter.later(day).check();
        meter.later(day).check();
        for (int days = 1; days < 10; days++) {
            assertThat(meter.later(day)
                            .set("1-0:1.8.1", (1000 + 15 * days) + ".000*kWh")
                            .kinds())
                    .isEmpty();
        }
    }

    @Test
    void aClockThatIsSetBackIsConfirmedByTheNextTelegram() {
        assertThat(meter.later(Duration.ofMinutes(-65))
                        .checkReceived(meter.now())
                        .readings())
                .hasSize(1);
        assertThat(meter.later(Duration.ofMinutes(-65).minusSeconds(1)).kinds()).containsExactly(CLOCK);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
        assertThat(meter.later(TEN_SECONDS).check()).isInstanceOf(Plausible.class);
    }

    @Test
    void withoutAMeterClockTheMachinesTimeCounts() {
        CheckedMeter old = new CheckedMeter(new Plausibility()).withoutClock();
        old.check();
        assertThat(old.later(TEN_SECONDS).check().readings()).hasSize(2);
        assertThat(old.later(Duration.ofHours(1))
                        .set("1-0:1.8.1", "001080.000*kWh")
                        .kinds())
                .isEmpty();
        assertThat(old.later(TEN_SECONDS).set("1-0:1.8.1", "001090.000*kWh").kinds())
                .containsExactly(JUMP);
        assertThat(old.later(Duration.ofDays(-1))
                        .set("1-0:1.8.1", "001080.001*kWh")
                        .kinds())
                .as("a machine whose clock is set back")
                .isEmpty();
    }

    @Test
    void anotherIdentifierIsAnotherMeter() {
        assertThat(meter.later(TEN_SECONDS)
                        .set("0-0:96.1.1", "4531")
                        .set("1-0:1.8.1", "000007.000*kWh")
                        .kinds())
                .containsExactly(FIRST);
        assertThat(meter.later(TEN_SECONDS)
                        .set("0-0:96.1.1", "4530")
                        .set("1-0:1.8.1", "001000.001*kWh")
                        .kinds())
                .isEmpty();
        assertThat(meter.later(TEN_SECONDS)
                        .set("0-0:96.1.1", "4531")
                        .set("1-0:1.8.1", "000007.001*kWh")
                        .check()
                        .readings())
                .hasSize(2);
    }

    @Test
    void noMoreMetersAreKeptThanASourceCanHave() {
        for (int other = 1; other <= 31; other++) {
            meter.set("0-0:96.1.1", "" + (5000 + other)).check();
        }
        assertThat(meter.set("0-0:96.1.1", "4530").kinds()).as("known").isEmpty();
        for (int other = 1; other <= 32; other++) {
            meter.set("0-0:96.1.1", "" + (6000 + other)).check();
        }
        assertThat(meter.set("0-0:96.1.1", "4530").kinds()).as("forgotten").containsExactly(FIRST);
        assertThat(meter.plausibility.waiting()).hasSize(32);
    }

    @Test
    void noMoreRegistersAreKeptThanAMeterCanHave() {
        assertThat(registers(1, 256).registers()).hasSize(256);
        assertThat(registers(1, 300).registers()).hasSize(256);
        assertThat(registers(1, 200).after(registers(201, 400)).registers()).hasSize(256);
    }

    private static Snapshot registers(int first, int last) {
        Reading reading = CheckedMeter.reading(
                IntStream.rangeClosed(first, last).mapToObj(number -> "1-0:1.8." + number + "(1*kWh)"));
        PlausibilityLimits limits = PlausibilityLimits.DEFAULT;
        return Snapshot.of(reading, Instant.EPOCH, new RegisterList(limits), new Ranges(limits));
    }

    @Test
    void telegramsWithoutRegistersAreCheckedToo() {
        meter.remove("1-0:1.8.1").remove("1-0:1.8.2");
        assertThat(meter.later(TEN_SECONDS).kinds()).isEmpty();
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.7.0", "82.801*kW").kinds())
                .containsExactly(RANGE);
        meter.set("1-0:1.7.0", "00.500*kW").set("1-0:1.8.1", "000999.999*kWh");
        assertThat(meter.later(TEN_SECONDS).kinds())
                .as("a register is remembered")
                .containsExactly(BACKWARDS);
    }

    @Test
    void aRegisterThatWasNeverThereIsHeldBackOnce() {
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.3", "000001.000*kWh").kinds())
                .containsExactly(FIRST);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
        assertThat(meter.later(TEN_SECONDS).set("1-0:1.8.3", "000001.000*kvarh").kinds())
                .as("what it measures belongs to it")
                .isEmpty();
    }

    @Test
    void netEnergyAndOldBillingPeriodsMayRunBackwards() {
        meter.set("1-0:16.8.0", "5*kWh").set("1-0:1.8.0*101", "9*kWh").check();
        assertThat(meter.later(TEN_SECONDS)
                        .set("1-0:16.8.0", "-4*kWh")
                        .set("1-0:1.8.0*101", "8*kWh")
                        .kinds())
                .isEmpty();
    }

    @Test
    void whatIsOutOfRangeCountsWhenTheNextSaysItToo() {
        meter.later(TEN_SECONDS).set("1-0:32.7.0", "310.0*V");
        assertThat(meter.kinds()).containsExactly(RANGE);
        assertThat(meter.later(TEN_SECONDS).set("1-0:32.7.0", "311.0*V").check().readings())
                .hasSize(2);
        assertThat(meter.later(TEN_SECONDS).check()).isInstanceOf(Plausible.class);
        assertThat(meter.later(TEN_SECONDS).set("1-0:32.7.0", "230.0*V").check())
                .isInstanceOf(Plausible.class);
        assertThat(meter.later(TEN_SECONDS).set("1-0:32.7.0", "310.0*V").kinds())
                .containsExactly(RANGE);
    }

    @Test
    void aFirstReadingWithAnythingFalseIsLostAndTheSecondCounts() {
        CheckedMeter fresh = new CheckedMeter(new Plausibility());
        assertThat(fresh.set("1-0:32.7.0", "999.0*V").kinds()).containsExactly(RANGE, FIRST);
        assertThat(fresh.plausibility.waiting()).isEmpty();
        Verdict second = fresh.later(TEN_SECONDS).set("1-0:32.7.0", "230.0*V").check();
        assertThat(second.readings()).hasSize(1);
        assertThat(second).isInstanceOf(Confirmed.class);

        CheckedMeter powerful = new CheckedMeter(new Plausibility());
        powerful.set("1-0:1.7.0", "40.000*kW").check();
        assertThat(powerful.later(TEN_SECONDS)
                        .set("1-0:1.7.0", "00.500*kW")
                        .check()
                        .readings())
                .hasSize(1);
    }

    @Test
    void tenInARowAreHeldBackAtMost() {
        for (int count = 0; count < Plausibility.MOST_HELD_BACK; count++) {
            meter.later(TEN_SECONDS).set("1-0:1.8.1", (2000 + 100 * count) + ".000*kWh");
            assertThat(meter.kinds()).as("reading " + count).containsExactly(JUMP);
        }
        Verdict eleventh =
                meter.later(TEN_SECONDS).set("1-0:1.8.1", "009000.000*kWh").check();
        assertThat(eleventh.readings()).hasSize(1);
        assertThat(((Confirmed) eleventh).doubts()).extracting(Doubt::kind).isEqualTo(List.of(JUMP));
    }

    /** The one that was silent longest is forgotten for the next: its first reading waits again. */
    @ParameterizedTest
    @CsvSource({"31, false", "32, false", "33, true"})
    void thirtyTwoMetersAreRemembered(int meters, boolean firstIsForgotten) {
        CheckedMeter fresh = new CheckedMeter(new Plausibility());
        for (int number = 1; number <= meters; number++) {
            fresh.set("0-0:96.1.1", "45%02d".formatted(number)).check();
        }
        fresh.later(TEN_SECONDS).set("0-0:96.1.1", "4501");
        assertThat(fresh.kinds().contains(FIRST)).isEqualTo(firstIsForgotten);
    }

    @Test
    void theFirstOfEachMeterWaits() {
        CheckedMeter fresh = new CheckedMeter(new Plausibility());
        assertThat(fresh.plausibility.waiting()).isEmpty();
        fresh.check();
        assertThat(fresh.plausibility.waiting()).hasSize(1);
        fresh.later(TEN_SECONDS).check();
        assertThat(fresh.plausibility.waiting()).isEmpty();
        fresh.later(TEN_SECONDS).set("1-0:1.8.1", "000001.000*kWh").check();
        assertThat(fresh.plausibility.waiting())
                .as("something speaks against it")
                .isEmpty();
    }
}
