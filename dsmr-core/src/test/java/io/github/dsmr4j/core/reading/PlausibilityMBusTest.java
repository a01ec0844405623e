package io.github.dsmr4j.core.reading;

import static io.github.dsmr4j.core.reading.Doubt.Kind.BACKWARDS;
import static io.github.dsmr4j.core.reading.Doubt.Kind.FIRST;
import static io.github.dsmr4j.core.reading.Doubt.Kind.GAP;
import static io.github.dsmr4j.core.reading.Doubt.Kind.JUMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gas, water, heat and other devices, whose values are captured now and then. */
class PlausibilityMBusTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final CheckedMeter meter = new CheckedMeter(new Plausibility());

    private void device(int type, String unit) {
        meter.set("0-1:24.1.0", "00" + type).set("0-1:96.1.0", "4731");
        value(meter.now(), "00100.000*" + unit);
        meter.check();
        meter.later(TEN_SECONDS).check();
    }

    private CheckedMeter value(Instant captured, String value) {
        return meter.set("0-1:24.2.1", CheckedMeter.clock(captured) + ")(" + value);
    }

    /** What an hour after the last capture, and an hour of slack, let through, and one in the last digit. */
    @ParameterizedTest
    @CsvSource({
        "3, m3, 00150.001, 00150.002",
        "7, m3, 00120.001, 00120.002",
        "4, GJ, 00100.721, 00100.722",
        "4, kWh, 00300.001, 00300.002",
        "2, kWh, 00265.601, 00265.602"
    })
    void aDeviceCountsNoMoreThanItsPipeCarries(int type, String unit, String most, String more) {
        device(type, unit);
        Instant next = meter.now().minus(TEN_SECONDS).plus(Duration.ofHours(1));
        assertThat(value(next, more + "*" + unit).kinds()).containsExactly(JUMP);
        assertThat(value(next, most + "*" + unit).kinds()).isEmpty();
    }

    @Test
    void aDeviceRunsBackwardsUntilTheNextTelegramConfirmsIt() {
        device(3, "m3");
        assertThat(value(meter.later(TEN_SECONDS).now(), "00099.999*m3").kinds())
                .containsExactly(BACKWARDS);
        assertThat(value(meter.later(TEN_SECONDS).now(), "00100.000*m3").kinds())
                .isEmpty();
        assertThat(value(meter.later(TEN_SECONDS).now(), "00000.000*m3").kinds())
                .containsExactly(BACKWARDS);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
    }

    @Test
    void anotherDeviceStartsAnew() {
        device(3, "m3");
        value(meter.later(TEN_SECONDS).now(), "00000.100*m3").set("0-1:96.1.0", "4732");
        assertThat(meter.kinds()).containsExactly(FIRST);
        assertThat(meter.later(TEN_SECONDS).check().readings()).hasSize(2);
    }

    @Test
    void aDamagedIdentifierIsNoNewDevice() {
        device(3, "m3");
        assertThat(meter.later(TEN_SECONDS).set("0-1:96.1.0", "4733").kinds()).containsExactly(FIRST);
        assertThat(meter.later(TEN_SECONDS).set("0-1:96.1.0", "4731").kinds()).isEmpty();
    }

    @Test
    void aDeviceMayShowNothingForSomeTime() {
        device(3, "m3");
        meter.remove("0-1:24.2.1");
        assertThat(meter.later(TEN_SECONDS).kinds()).isEmpty();
        assertThat(value(meter.later(TEN_SECONDS).now(), "00099.000*m3").kinds())
                .containsExactly(BACKWARDS);
    }

    @Test
    void captureTimesNeedNotBeTimes() {
        device(3, "m3");
        meter.set("0-1:24.2.1", "632525252525W)(00125.001*m3");
        assertThat(meter.kinds()).isEmpty();
        meter.later(Duration.ofHours(2)).set("0-1:24.2.1", "632525252525W)(00200.000*m3");
        assertThat(meter.kinds()).containsExactly(GAP);
        meter.later(TEN_SECONDS).set("0-1:24.2.1", "632525252525W)(00225.070*m3");
        assertThat(meter.check().readings()).hasSize(2);
    }

    @Test
    void devicesOfOldStandardsAreCompared() {
        meter.set("0-1:24.1.0", "03").set("0-1:96.1.0", "4731");
        meter.set("0-1:24.3.0", "240307120000)(00)(60)(1)(0-1:24.2.1)(m3)(00100.000")
                .check();
        meter.later(TEN_SECONDS).check();
        meter.set("0-1:24.3.0", "240307120000)(00)(60)(1)(0-1:24.2.1)(m3)(00099.999");
        assertThat(meter.later(TEN_SECONDS).kinds()).containsExactly(BACKWARDS);
    }

    @Test
    void whatHasNoUnitMayJumpButNotRunBackwards() {
        meter.set("0-1:24.1.0", "008").set("0-1:96.1.0", "4731").set("0-1:24.2.1", "240307120000W)(00005.000");
        meter.check();
        meter.later(TEN_SECONDS).check();
        assertThat(meter.set("0-1:24.2.1", "240307120000W)(90000.000").kinds()).isEmpty();
        assertThat(meter.set("0-1:24.2.1", "240307120000W)(00005.000").kinds()).containsExactly(BACKWARDS);
    }

    @Test
    void belgianGasIsGas() {
        meter.set("0-1:96.1.1", "4731").set("0-1:24.2.3", "240307120000W)(00100.000*m3");
        meter.check();
        meter.later(TEN_SECONDS).check();
        assertThat(meter.set("0-1:24.2.3", "240307120000W)(00125.029*m3")
                        .later(TEN_SECONDS)
                        .kinds())
                .as("the capture time stays: an hour of slack, and what went by since")
                .isEmpty();
    }
}
