package io.github.dsmr4j.reporters.domoticz;

import static io.github.dsmr4j.reporters.domoticz.Readings.household;
import static io.github.dsmr4j.reporters.domoticz.Readings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomoticzValuesTest {
    @Test
    void tellsAHousehold() {
        Reading reading = household("06817.321").reading();
        assertThat(DomoticzValues.energy(reading, false)).contains("1000001;2000002;3000003;4000004;495;0");
        assertThat(DomoticzValues.gas(reading)).contains("6817321");
        assertThat(DomoticzValues.water(reading)).isEmpty();
    }

    @Test
    void putsBelgiumsLowTariffFirst() {
        assertThat(DomoticzValues.energy(household("1").reading(), true))
                .contains("2000002;1000001;4000004;3000003;495;0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void putsATotalWithoutTariffsFirst(boolean swapped) {
        assertThat(DomoticzValues.energy(reading("1-0:1.8.0(012.345*kWh)", "1-0:2.8.0(1.5*MWh)"), swapped))
                .contains("12345;0;1500000;0;0;0");
    }

    @Test
    void doesNotCountATotalBesideItsTariffs() {
        assertThat(DomoticzValues.energy(
                        reading("1-0:1.8.0(3*kWh)", "1-0:1.8.1(1*kWh)", "1-0:1.8.2(2*kWh)", "1-0:2.8.0(4*kWh)"), false))
                .contains("1000;2000;4000;0;0;0");
    }

    @Test
    void addsFurtherTariffsToTheSecond() {
        assertThat(DomoticzValues.energy(
                        reading("1-0:1.8.1(1*kWh)", "1-0:1.8.2(2*kWh)", "1-0:1.8.3(0.5*kWh)", "1-0:1.8.4(7*Wh)"),
                        false))
                .contains("1000;2507;0;0;0;0");
    }

    @Test
    void leavesOffWhatIsLessThanAWholeUnit() {
        assertThat(DomoticzValues.energy(reading("1-0:1.8.0(00071990.9999999*kWh)", "1-0:1.7.0(000053.93*W)"), false))
                .contains("71990999;0;0;0;53;0");
        assertThat(DomoticzValues.gas(reading("0-1:24.1.0(003)", "0-1:24.2.1(240311101000W)(1.0009*m3)")))
                .contains("1000");
    }

    @Test
    void takesTheNegativePowerOfAMeterWithOneForBothDirectionsForReturned() {
        assertThat(DomoticzValues.energy(reading("1-0:1.8.0(1*kWh)", "1-0:1.7.0(-00.250*kW)"), false))
                .contains("1000;0;0;0;0;250");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0-0:96.14.0(0001)",
                "1-0:2.8.1(1*kWh)",
                "1-0:1.8.1(1*kvarh)",
                "1-0:1.8.1(-1*kWh)",
                "1-0:1.8.1(1*kWh)\r\n1-0:1.8.2(abc)",
                "1-0:1.8.1(1*kWh)\r\n1-0:1.8.2(-0.001*kWh)",
                "1-0:1.8.1(1*kWh)\r\n1-0:2.8.1()",
                "1-0:1.8.1(1*kWh)\r\n1-0:2.8.0(no reading)",
                "1-0:1.8.1(1*kWh)\r\n1-0:1.7.0(1*kWh)",
                "1-0:1.8.1(1*kWh)\r\n1-0:1.7.0(-1*kW)\r\n1-0:2.7.0(0*kW)",
                "1-0:1.8.1(1*kWh)\r\n1-0:2.7.0(-1*kW)",
                "1-0:1.8.1(1*kWh)\r\n1-0:1.7.0(3000000*kW)",
                "1-0:1.8.1(1000001*MWh)",
            })
    void tellsNothingOfWhatItCannotTellInFull(String objects) {
        assertThat(DomoticzValues.energy(reading(objects), false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0-1:24.2.1(632525252525W)(00000.000)",
                "0-1:24.2.1(240311101000W)(12.3*kWh)",
                "0-1:24.2.1(240311101000W)(-12.3*m3)",
                "0-1:24.2.1(240311101000W)",
            })
    void tellsNothingOfGasThatIsNoVolume(String value) {
        assertThat(DomoticzValues.gas(reading("0-1:24.1.0(003)", value))).isEmpty();
    }

    @Test
    void tellsWaterInLitres() {
        assertThat(DomoticzValues.water(reading("0-2:24.1.0(007)", "0-2:24.2.1(240311101000W)(00123.456*m3)")))
                .contains("123456");
    }

    @ParameterizedTest
    @CsvSource({
        "00012.345*GJ, 12345",
        "12345.6*MJ, 12345",
        "00012.345*kWh, 12345",
        "0.0123456*MWh, 12345",
        "00012.345*m3, 12345",
        "0.0009*GJ, 0",
        "00012.345*W, ",
        "-00012.345*GJ, ",
        "00000000, ",
    })
    void tellsHeatInThousandthsOfTheUnitOfItsMeter(String printed, String expected) {
        Reading reading = reading("0-2:24.1.0(004)", "0-2:24.2.1(240311101000W)(" + printed + ")");
        assertThat(DomoticzValues.heat(reading)).isEqualTo(Optional.ofNullable(expected));
        assertThat(DomoticzValues.heat(reading("0-2:24.1.0(007)", "0-2:24.2.1(240311101000W)(1*m3)")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-0:31.7.0(003*A)                                       | 3;0;0",
                "1-0:31.7.0(-1.74*A) 1-0:51.7.0(1250*mA)                 | 1.74;1.250;0",
                "1-0:31.7.0(001*A) 1-0:51.7.0(002*A) 1-0:71.7.0(0.003*kA) | 1;2;3",
                "1-0:31.7.0(001*A) 1-0:51.7.0(002*V)                     | ",
                "1-0:31.7.0(001*A) 1-1:71.7.0()                          | ",
                "1-0:1.7.0(00.120*kW)                                    | ",
            })
    void tellsTheCurrentOfAllPhasesOrNone(String objects, String expected) {
        assertThat(DomoticzValues.current(reading(objects.split(" ")))).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"230.1*V, 230.1", "0000.230*kV, 230", "000.0*V, 0.0", "-230.1*V, ", "230.1*A, ", "'', "})
    void tellsTheVoltageOfAPhase(String printed, String expected) {
        Reading reading = reading("1-0:52.7.0(" + printed + ")");
        assertThat(DomoticzValues.voltage(reading, 2)).isEqualTo(Optional.ofNullable(expected));
        assertThat(DomoticzValues.voltage(reading, 1)).isEmpty();
    }
}
