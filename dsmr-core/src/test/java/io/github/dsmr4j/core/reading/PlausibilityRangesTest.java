package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityRangesTest {
    private static Optional<String> doubt(PlausibilityLimits limits, String reference, String value) {
        Reading reading = CheckedMeter.reading(Stream.of(reference + "(" + value + ")"));
        return new Ranges(limits).doubt(reading.objects().get(0)).map(Doubt::reason);
    }

    /** Whether a value, and its neighbours in the last digit, are in range. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1-0:1.7.0   | 82.799*kW      | 82.800*kW   | 82.801*kW
                    1-0:2.7.0   | 82799*W        | 82800*W     | 82801*W
                    1-0:16.7.0  | -82.799*kW     | -82.800*kW  | -82.801*kW
                    1-0:3.7.0   | 82.799*kvar    | 82.800*kvar | 82.801*kvar
                    1-0:9.7.0   | 82.799*kVA     | 82.800*kVA  | 82.801*kVA
                    1-0:21.7.0  | 82.799*kW      | 82.800*kW   | 82.801*kW
                    1-0:1.4.0   | 82.799*kW      | 82.800*kW   | 82.801*kW
                    1-0:1.24.0  | 82.799*kW      | 82.800*kW   | 82.801*kW
                    1-0:31.7.0  | 359*A          | 360*A       | 361*A
                    1-0:31.7.0  | -359.9*A       | -360.0*A    | -360.1*A
                    1-0:51.7.0  | 359999*mA      | 360000*mA   | 360001*mA
                    1-0:32.7.0  | 299.9*V        | 300.0*V     | 300.1*V
                    1-0:52.7.0  | 100.1*V        | 100.0*V     | 99.9*V
                    1-0:72.7.0  | 0.299*kV       | 0.300*kV    | 0.301*kV
                    1-0:32.24.0 | 299*V          | 300*V       | 301*V
                    """)
    void valuesBeyondTheLimitAreDoubted(String reference, String below, String at, String above) {
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, below)).isEmpty();
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, at)).isEmpty();
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, above)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1-0:1.6.0  | 240305181500W)(82.800*kW | 240305181500W)(82.801*kW
                    1-0:1.6.0  | 82.800*kW)(240305181500  | 82.801*kW)(240305181500
                    0-0:98.1.0 | 1)(1-0:1.6.0)(1-0:1.6.0)(240301000000W)(240205181500W)(82.8*kW | \
                    1)(1-0:1.6.0)(1-0:1.6.0)(240301000000W)(240205181500W)(82.9*kW
                    """)
    void peaksHaveTheRangeOfPower(String reference, String in, String out) {
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, in)).isEmpty();
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, out))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("is more than 82.8 kW"));
    }

    @ParameterizedTest
    @CsvSource({
        "1-0:32.7.0, 000.0*V",
        "0-0:17.0.0, 999.9*kW",
        "1-0:31.4.0, 999*A",
        "1-0:32.38.0, 400*V",
        "1-0:13.7.0, 4.556",
        "1-0:1.7.0*101, 99.9*kW",
        "1-0:1.7.0, nonsense",
        "1-0:32.7.0, 999"
    })
    void deadPhasesLimitsAndOtherTextAreFine(String reference, String value) {
        assertThat(doubt(PlausibilityLimits.DEFAULT, reference, value)).isEmpty();
    }

    @Test
    void aRegisterBelowZeroIsOutOfRange() {
        CheckedMeter meter = new CheckedMeter(new Plausibility());
        assertThat(meter.set("1-0:1.8.1", "-0.001*kWh").kinds()).containsExactly(Doubt.Kind.RANGE, Doubt.Kind.FIRST);
        assertThat(new CheckedMeter(new Plausibility())
                        .set("1-0:1.8.1", "0.000*kWh")
                        .kinds())
                .containsExactly(Doubt.Kind.FIRST);
    }

    @Test
    void limitsCanBeChanged() {
        PlausibilityLimits limits = PlausibilityLimits.DEFAULT
                .withConnectionPower(new Quantity(5_750, 3, Unit.KILOWATT))
                .withVoltages(new Quantity(200, 0, Unit.VOLT), new Quantity(250, 0, Unit.VOLT))
                .withGasFlow(new Quantity(6, 0, Unit.of("m3/h")))
                .withWaterFlow(new Quantity(4, 0, Unit.of("m3/h")))
                .withHeatPower(new Quantity(20, 0, Unit.KILOWATT))
                .withGap(Duration.ofMinutes(90));
        assertThat(limits)
                .hasToString("connection 5.750 kW, gas 6 m3/h, water 4 m3/h, heat 20 kW, 200 V to 250 V, gap 90 min");
        assertThat(doubt(limits, "1-0:1.7.0", "8.625*kW")).isEmpty();
        assertThat(doubt(limits, "1-0:1.7.0", "8.626*kW"))
                .hasValue("is more than 8.625 kW, the connection with head-room");
        assertThat(doubt(limits, "1-0:31.7.0", "37.6*A"))
                .hasValue("at 230 V is more than 8.625 kW, the connection with head-room");
        assertThat(doubt(limits, "1-0:32.7.0", "199.9*V")).hasValue("is neither 0 nor from 200 V to 250 V");
    }

    @Test
    void limitsThatAreNoneAreRefused() {
        PlausibilityLimits limits = PlausibilityLimits.DEFAULT;
        assertThatThrownBy(() -> limits.withConnectionPower(new Quantity(0, 0, Unit.KILOWATT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a limit of 0 kW; expected more than 0 of POWER");
        assertThatThrownBy(() -> limits.withGasFlow(new Quantity(5, 0, Unit.CUBIC_METRE)))
                .hasMessage("a limit of 5 m3; expected more than 0 of FLOW");
        assertThatThrownBy(() -> limits.withVoltages(new Quantity(2, 0, Unit.VOLT), new Quantity(1, 0, Unit.VOLT)))
                .hasMessage("no voltage is from 2 V to 1 V");
        assertThatThrownBy(() -> limits.withGap(Duration.ZERO)).hasMessage("a gap of PT0S is none");
    }
}
