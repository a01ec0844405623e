package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.dsmr4j.reporters.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterMemoryTest {
    private static final String DAY = "day-consumption/electricity_merged";
    private static final String MONTH = "current-month/electricity_merged";
    private static final String YEAR = "current-year/electricity_merged";

    private final UsageMeter meter = new UsageMeter();
    private final Published published = new Published(new RegisterMemory(UsageMeter.ZONE));

    @Test
    void tellsWhatWasUsedSinceMidnight() {
        published.all(meter.at("2025-05-13T23:59:58").report());
        Report report = meter.at("2025-05-14T08:00:00")
                .use(1234)
                .useHigh(2000)
                .giveBack(50)
                .report();
        assertThat(published.below("day-consumption", report))
                .as("midnight was not seen on both sides")
                .isEmpty();
        published.all(meter.at("2025-05-14T23:59:50").report());
        published.all(meter.at("2025-05-15T00:00:10").use(4).report());
        report = meter.at("2025-05-15T08:00:00")
                .use(1230)
                .useHigh(2000)
                .giveBack(50)
                .report();
        assertThat(published.below("day-consumption", report))
                .containsExactly(
                        entry("electricity1", "1.234"),
                        entry("electricity2", "2.000"),
                        entry("electricity1_returned", "0.050"),
                        entry("electricity2_returned", "0.000"),
                        entry("electricity_merged", "3.234"),
                        entry("electricity_returned_merged", "0.050"));
        assertThat(published.all(report)).doesNotContainKeys(MONTH, YEAR);
    }

    /** A period and the last second of the one before, on days that are odd in one way or another. */
    @ParameterizedTest
    @CsvSource({
        "2025-05-13T23:59:58, 2025-05-14T00:00:08, true, false, false",
        "2025-05-31T23:59:58, 2025-06-01T00:00:08, true, true, false",
        "2025-12-31T23:59:58, 2026-01-01T00:00:08, true, true, true",
        "2024-02-28T23:59:58, 2024-02-29T00:00:08, true, false, false",
        "2024-02-29T23:59:58, 2024-03-01T00:00:08, true, true, false",
        "2025-02-28T23:59:58, 2025-03-01T00:00:08, true, true, false",
        "2025-03-29T23:59:58, 2025-03-30T00:00:08, true, false, false",
        "2025-03-30T23:59:58, 2025-03-31T00:00:08, true, false, false",
        "2025-10-25T23:59:58, 2025-10-26T00:00:08, true, false, false",
        "2025-10-26T23:59:58, 2025-10-27T00:00:08, true, false, false",
        "2025-06-30T23:55:00, 2025-07-01T00:05:00, true, true, false",
        "2025-06-30T23:55:00, 2025-07-01T00:05:01, false, false, false",
        "2025-06-30T12:00:00, 2025-07-02T12:00:00, false, false, false",
        "2025-05-31T23:59:59, 2025-06-01T00:00:00, false, false, false",
        "2025-06-01T00:00:00, 2025-06-01T00:00:01, true, true, false",
        "2025-06-01T00:00:01, 2025-06-01T00:00:02, false, false, false"
    })
    void aPeriodBeginsAtMidnight(String before, String after, boolean day, boolean month, boolean year) {
        published.all(meter.at(before).report());
        Report report = meter.at(after).use(7).report();
        assertThat(published.one(DAY, report).isPresent()).isEqualTo(day);
        assertThat(published.one(MONTH, report).isPresent()).isEqualTo(month);
        assertThat(published.one(YEAR, report).isPresent()).isEqualTo(year);
        assertThat(published.all(report).entrySet().stream()
                        .filter(message -> message.getKey().matches(String.join("|", DAY, MONTH, YEAR))))
                .allSatisfy(message -> assertThat(message.getValue()).isEqualTo("0.007"));
    }

    /** In spring the day has 23 hours, in autumn 25: 100 Wh an hour make 2.300 and 2.500 kWh. */
    @ParameterizedTest
    @CsvSource({"2025-03-29T23:00:00Z, 23, 2.300", "2025-10-25T22:00:00Z, 25, 2.500", "2025-06-01T22:00:00Z, 24, 2.400"
    })
    void aDayHasAllItsHours(Instant midnight, int hours, String used) {
        published.all(meter.at(midnight).report());
        published.all(meter.at(midnight.plusSeconds(1)).report());
        for (int hour = 1; hour < hours; hour++) {
            published.all(
                    meter.at(midnight.plus(Duration.ofHours(hour))).use(100).report());
        }
        Instant end = midnight.plus(Duration.ofHours(hours));
        assertThat(published.one(DAY, meter.at(end.minusSeconds(1)).use(100).report()))
                .contains(used);
        assertThat(published.one(DAY, meter.at(end).report()))
                .as("the reading of midnight closes the day")
                .contains(used);
        assertThat(published.one(DAY, meter.at(end.plusSeconds(1)).use(1).report()))
                .contains("0.001");
    }

    @Test
    void aGapOverMidnightCostsTheDayButNotTheMonth() {
        published.all(meter.at("2025-05-31T23:59:59").report());
        published.all(meter.at("2025-06-01T00:00:01").use(10).report());
        published.all(meter.at("2025-06-01T23:00:00").use(100).report());
        Report report = meter.at("2025-06-02T01:00:00").use(1000).report();
        assertThat(published.all(report)).doesNotContainKey(DAY).containsEntry(MONTH, "1.110");
        published.all(meter.at("2025-06-02T23:59:59").report());
        report = meter.at("2025-06-03T00:00:01").use(5).report();
        assertThat(published.all(report)).containsEntry(DAY, "0.005").containsEntry(MONTH, "1.115");
    }

    @Test
    void theSameReportAgainAndAnOlderOneChangeNothing() {
        Report old = meter.at("2025-06-01T23:59:59").report();
        Report first = meter.at("2025-06-02T00:00:01").use(10).report();
        Report second = meter.at("2025-06-02T00:00:02").use(10).report();
        published.all(old);
        List<String> once = List.copyOf(published.all(first).values());
        assertThat(published.all(first).values()).containsExactlyElementsOf(once);
        assertThat(published.one(DAY, second)).contains("0.020");
        assertThat(published.one(DAY, old)).isEmpty();
        assertThat(published.one(DAY, first)).contains("0.010");
        assertThat(published.one(DAY, second)).contains("0.020");
    }

    @Test
    void anotherMeterBeginsAnew() {
        beginDay();
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:00").use(10).report()))
                .isPresent();
        assertThat(published.one(
                        DAY, meter.at("2025-06-02T11:00:00").id("E0002").use(10).report()))
                .isEmpty();
        assertThat(published.one(DAY, meter.at("2025-06-02T11:00:10").use(10).report()))
                .isEmpty();
    }

    @Test
    void aRegisterThatRunsBackwardsBeginsAnew() {
        beginDay();
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:00").use(-1).report()))
                .isEmpty();
        published.all(meter.at("2025-06-02T23:59:59").report());
        assertThat(published.one(DAY, meter.at("2025-06-03T00:00:09").use(3).report()))
                .contains("0.003");
    }

    @Test
    void twoSourcesAreTwoMeters() {
        beginDay();
        UsageMeter other = new UsageMeter("other");
        assertThat(published.one(DAY, other.at("2025-06-02T10:00:00").report())).isEmpty();
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:00").use(5).report()))
                .contains("0.005");
    }

    @Test
    void aClockThatRunsDaysAheadDoesNotSpoilWhatComesAfter() {
        beginDay();
        published.all(meter.at("2099-01-01T00:00:00").report());
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:00").use(5).report()))
                .contains("0.005");
    }

    @Test
    void aReadingWithoutOneOfTheRegistersTellsNoSum() {
        beginDay();
        Report report = Reports.of("0-0:1.0.0(250602100000S)", "1-0:1.8.1(001000.100*kWh)");
        assertThat(published.below("day-consumption", report)).isEmpty();
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:10").use(200).report()))
                .contains("0.200");
    }

    @Test
    void aMeterThatTotalsHasNoTariffsButSums() {
        published.all(Reports.of("0-0:1.0.0(250601235955S)", "1-0:1.8.0(001000.000*kWh)", "1-0:2.8.0(00020.0*kWh)"));
        Report report = Reports.of("0-0:1.0.0(250602000005S)", "1-0:1.8.0(001000.004*kWh)", "1-0:2.8.0(00020.5*kWh)");
        assertThat(published.below("day-consumption", report))
                .containsExactly(entry("electricity_merged", "0.004"), entry("electricity_returned_merged", "0.5"));
    }

    @Test
    void gasIsCountedByItsOwnTime() {
        published.all(meter.at("2025-06-01T23:30:00")
                .gas("2025-06-01T23:00:00", "G1", 5000)
                .report());
        Report report = meter.at("2025-06-02T00:01:00").report();
        assertThat(published.all(report)).doesNotContainKey("day-consumption/gas");
        report = meter.at("2025-06-02T00:03:00")
                .gas("2025-06-02T00:00:00", "G1", 5100)
                .report();
        assertThat(published.all(report))
                .as("what was used before midnight")
                .doesNotContainKey("day-consumption/gas")
                .containsEntry("consumption/gas/currently_delivered", "0.100");
        report = meter.at("2025-06-02T01:03:00")
                .gas("2025-06-02T01:00:00", "G1", 5130)
                .report();
        assertThat(published.all(report))
                .containsEntry("day-consumption/gas", "0.030")
                .containsEntry("consumption/gas/currently_delivered", "0.030");
        report = meter.at("2025-06-02T01:04:00").report();
        assertThat(published.all(report)).containsEntry("consumption/gas/currently_delivered", "0.030");
        report = meter.at("2025-06-02T02:04:00")
                .gas("2025-06-02T02:00:00", "G2", 9000)
                .report();
        assertThat(published.all(report))
                .as("another gas meter")
                .doesNotContainKeys("day-consumption/gas", "consumption/gas/currently_delivered");
    }

    @Test
    void onlySoManySourcesAreRemembered() {
        beginDay();
        for (int i = 1; i < 64; i++) {
            published.all(new UsageMeter("other" + i).at("2025-06-02T10:00:00").report());
        }
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:00").report())).isPresent();
        published.all(new UsageMeter("one more").at("2025-06-02T10:00:00").report());
        assertThat(published.one(DAY, meter.at("2025-06-02T10:00:10").report())).isEmpty();
    }

    private void beginDay() {
        published.all(meter.at("2025-06-01T23:59:55").report());
        published.all(meter.at("2025-06-02T00:00:05").report());
    }
}
