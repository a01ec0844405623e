package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dsmr4j.core.telegram.Telegram;
import java.util.NavigableMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reading says of electricity beyond active energy and power. */
class ElectricityTest {
    private static Reading reading(String... lines) {
        String text = "/ABC5\\TEST\r\n\r\n" + String.join("\r\n", lines) + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(ISO_8859_1)));
    }

    private static Optional<String> signedCurrent(String... lines) {
        return reading(lines).phase(1).flatMap(Phase::signedCurrent).map(Quantity::toString);
    }

    @Test
    void registersAreByTariffAndCannotBeChanged() {
        NavigableMap<Integer, Quantity> registers = reading(
                        "1-0:3.8.12(2*kvarh)",
                        "1-0:3.8.2(1*kvarh)",
                        "1-0:3.8.0(3*kvarh)",
                        "1-0:3.8.4(4*kWh)",
                        "1-0:4.8.1(5*kvarh)")
                .registers(EnergyFlow.REACTIVE_DELIVERED);
        assertThat(registers).hasToString("{2=1 kvarh, 12=2 kvarh}");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(registers::clear);
    }

    @Test
    void eachFlowHasItsOwnUnits() {
        Reading reading = reading("1-0:3.7.0(1*kW)", "1-0:9.7.0(1*kvar)", "1-0:16.7.0(-1*W)", "1-0:7.7.0(1*var)");
        assertThat(reading.power(EnergyFlow.REACTIVE_DELIVERED)).isEmpty();
        assertThat(reading.power(EnergyFlow.APPARENT_DELIVERED)).isEmpty();
        assertThat(reading.power(EnergyFlow.ACTIVE_NET).orElseThrow()).hasToString("-1 W");
        assertThat(reading.power(EnergyFlow.REACTIVE_QUADRANT_3).orElseThrow()).hasToString("1 var");
        assertThat(reading.others()).hasSize(2);
    }

    @Test
    void theDirectionOfACurrentIsThatOfThePower() {
        assertThat(signedCurrent("1-0:31.7.0(2.5*A)", "1-0:21.7.0(0*kW)", "1-0:22.7.0(500*W)"))
                .contains("-2.5 A");
        assertThat(signedCurrent("1-0:31.7.0(2.5*A)", "1-0:21.7.0(0.6*kW)", "1-0:22.7.0(500*W)"))
                .contains("2.5 A");
        assertThat(signedCurrent("1-0:31.7.0(2*A)", "1-0:21.7.0(-0.4*kW)")).contains("-2 A");
        assertThat(signedCurrent("1-0:31.7.0(2*A)", "1-0:22.7.0(1*kW)")).contains("-2 A");
        assertThat(signedCurrent("1-0:31.7.0(2*A)", "1-0:21.7.0(1*kW)")).contains("2 A");
    }

    @Test
    void aPrintedSignOfACurrentCounts() {
        assertThat(signedCurrent("1-0:31.7.0(-2*A)", "1-0:21.7.0(1*kW)")).contains("-2 A");
        assertThat(signedCurrent("1-0:31.7.0(-2*A)")).contains("-2 A");
    }

    @Test
    void withoutPowersOrCurrentThereIsNoDirection() {
        assertThat(signedCurrent("1-0:31.7.0(2*A)", "1-0:1.7.0(1*kW)")).isEmpty();
        assertThat(signedCurrent("1-0:21.7.0(1*kW)")).isEmpty();
    }

    @Test
    void limitsOfCurrentStandInOneGroupOrInTwo() {
        for (String values : new String[] {"(100*A)(-063*A)", "(100*A,-63*A)", "(100A,-63A )"}) {
            Limits limits = reading("1-1:31.4.0" + values).limits();
            assertThat(limits.currentDelivered().orElseThrow()).hasToString("100 A");
            assertThat(limits.currentReturned().orElseThrow()).hasToString("-63 A");
            assertThat(limits.current(1)).isEmpty();
        }
        for (String values : new String[] {"(100*A)", "(100*A)(1*A)(2*A)", "(100*A)(63*kW)", "(100*A)(x)"}) {
            Reading reading = reading("1-1:31.4.0" + values);
            assertThat(reading.limits().currentDelivered()).isEmpty();
            assertThat(reading.others()).hasSize(1);
        }
        assertThat(reading("1-1:31.4.0()").others()).isEmpty();
    }

    @Test
    void onlyThreePhasesHaveALimit() {
        Limits limits = reading("1-0:11.4.0(1*A)", "1-0:31.4.0(2*A)", "1-0:71.4.0(3*A)", "1-0:91.4.0(4*A)")
                .limits();
        assertThat(limits.current(0)).isEmpty();
        assertThat(limits.current(1)).isPresent();
        assertThat(limits.current(3)).isPresent();
        assertThat(limits.current(4)).isEmpty();
        assertThat(limits.current(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void aLimitWithoutAUnitLimitsNothingByName() {
        assertThat(reading("0-0:17.0.0(77.376)").limits().supply()).isEmpty();
        assertThat(reading("0-0:17.0.0(77.376)").others()).hasSize(1);
        assertThat(reading("0-0:17.0.0(27.6*kVA)").limits()).hasToString("27.6 kVA");
    }

    @Test
    void positionsAreNumbers() {
        Reading reading = reading("0-0:96.3.10(ON)", "0-1:96.3.10(1)", "0-1:96.3.10(0)", "0-2:96.3.10(OFF)");
        assertThat(reading.switches().breaker()).isEmpty();
        assertThat(reading.switches().relays()).containsExactly(new Relay(1, 1));
        assertThat(reading.others()).hasSize(3);
        assertThat(reading("0-0:96.3.10(1)").switches()).hasToString("breaker 1 []");
    }

    @Test
    void monthlyRegistersAreATimeAndQuantities() {
        Optional<MonthlyRegisters> registers =
                reading("0-0:98.1.0(230901000000S)(901.118*kWh)(10.4*kW)").monthlyRegisters();
        assertThat(registers.orElseThrow().values()).hasToString("[901.118 kWh, 10.4 kW]");
        for (String values : new String[] {"(230901000000S)", "(1*kWh)(2*kWh)", "(230901000000S)(1*kWh)(x)", "(12)"}) {
            Reading reading = reading("0-0:98.1.0" + values);
            assertThat(reading.monthlyRegisters()).isEmpty();
            assertThat(reading.others()).hasSize(1);
        }
    }

    @Test
    void viewsShowWhatTheyHave() {
        Reading reading = reading("1-0:14.7.0(50.01*Hz)", "1-0:1.4.0(1*kW)", "1-0:1.5.0(2*kW)", "1-0:1.24.0(3*kW)");
        assertThat(reading.supply()).hasToString("50.01 Hz");
        Demand demand = reading.demand(EnergyFlow.ACTIVE_DELIVERED);
        assertThat(demand.flow()).isEqualTo(EnergyFlow.ACTIVE_DELIVERED);
        assertThat(demand).hasToString("ACTIVE_DELIVERED running 1 kW completed 2 kW average 3 kW");
    }
}
