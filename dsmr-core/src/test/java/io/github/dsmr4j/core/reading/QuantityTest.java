package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    private static final Quantity ENERGY = new Quantity(1234567, 3, Unit.KILOWATT_HOUR);

    @Test
    void isExact() {
        assertThat(ENERGY.toBigDecimal()).isEqualTo(new BigDecimal("1234.567"));
        assertThat(ENERGY.doubleValue()).isEqualTo(1234.567);
        assertThat(ENERGY).hasToString("1234.567 kWh");
        assertThat(new Quantity(-910, 3, Unit.NONE)).hasToString("-0.910");
    }

    @Test
    void convertsWithoutLoss() {
        assertThat(ENERGY.in(Unit.WATT_HOUR)).hasToString("1234567 Wh");
        assertThat(ENERGY.in(Unit.of("MWh"))).hasToString("1.234567 MWh");
        assertThat(new Quantity(6545766, 0, Unit.WATT_HOUR).in(Unit.KILOWATT_HOUR))
                .hasToString("6545.766 kWh");
        assertThat(new Quantity(5, 0, Unit.KILOWATT).in(Unit.WATT)).hasToString("5000 W");
        assertThat(new Quantity(Long.MAX_VALUE, 0, Unit.KILOWATT).in(Unit.WATT)).hasToString(Long.MAX_VALUE + "000 W");
    }

    @Test
    void anyConversionThereAndBackIsTheSame() {
        Random random = new Random(2);
        Unit[] units = {Unit.WATT_HOUR, Unit.KILOWATT_HOUR, Unit.of("MWh"), Unit.of("GWh")};
        for (int count = 0; count < 1_000; count++) {
            Unit from = units[random.nextInt(units.length)];
            Unit to = units[random.nextInt(units.length)];
            Quantity quantity = new Quantity(random.nextLong(), random.nextInt(8), from);
            Quantity converted = quantity.in(to);
            assertThat(converted.in(from)).isEqualTo(quantity);
            assertThat(converted.isSameAmount(quantity)).isTrue();
            assertThat(converted.toBigDecimal().scaleByPowerOfTen(to.exponent()))
                    .isEqualByComparingTo(quantity.toBigDecimal().scaleByPowerOfTen(from.exponent()));
        }
    }

    @Test
    void neverConvertsIntoAnotherFamily() {
        assertThatThrownBy(() -> ENERGY.in(Unit.KILOWATT)).hasMessageContaining("1234.567 kWh");
        Quantity unknown = new Quantity(5, 0, Unit.of("foo"));
        assertThat(unknown.in(Unit.of("foo"))).isEqualTo(unknown);
        assertThatThrownBy(() -> unknown.in(Unit.of("bar"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(unknown.isSameAmount(new Quantity(5, 0, Unit.of("bar")))).isFalse();
        assertThat(ENERGY.isSameAmount(new Quantity(1234567, 3, Unit.KILOWATT))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kWh, kWh, ENERGY, 3",
        "Wh, Wh, ENERGY, 0",
        "KWH, kWh, ENERGY, 3",
        "MWh, MWh, ENERGY, 6",
        "kW, kW, POWER, 3",
        "W, W, POWER, 0",
        "kVArh, kvarh, REACTIVE_ENERGY, 3",
        "kVarh, kvarh, REACTIVE_ENERGY, 3",
        "varh, varh, REACTIVE_ENERGY, 0",
        "Kvar, kvar, REACTIVE_POWER, 3",
        "var, var, REACTIVE_POWER, 0",
        "kVA, kVA, APPARENT_POWER, 3",
        "kVAh, kVAh, APPARENT_ENERGY, 3",
        "V, V, VOLTAGE, 0",
        "kV, kV, VOLTAGE, 3",
        "mV, mV, VOLTAGE, -3",
        "A, A, CURRENT, 0",
        "mA, mA, CURRENT, -3",
        "kA, kA, CURRENT, 3",
        "Hz, Hz, FREQUENCY, 0",
        "kHz, kHz, FREQUENCY, 3",
        "m3, m3, VOLUME, 0",
        "M3, m3, VOLUME, 0",
        "m\u00B3, m3, VOLUME, 0",
        "dm3, dm3, VOLUME, -3",
        "m3/h, m3/h, FLOW, 0",
        "GJ, GJ, HEAT, 9",
        "MJ, MJ, HEAT, 6",
        "s, s, TIME, 0",
        "'', '', NONE, 0",
        "mW, mW, UNKNOWN, 0",
        "km3, km3, UNKNOWN, 0",
        "Mm3, Mm3, UNKNOWN, 0",
        "Gm3, Gm3, UNKNOWN, 0",
        "mm3, mm3, UNKNOWN, 0",
        "dW, dW, UNKNOWN, 0",
        "bar, bar, UNKNOWN, 0",
        "xA, xA, UNKNOWN, 0",
    })
    void unitsAreKnownInAnyCase(String printed, String symbol, UnitFamily family, int exponent) {
        assertThat(Unit.of(printed))
                .isEqualTo(new Unit(symbol, family, exponent))
                .hasToString(symbol);
    }

    @Test
    void givesItsNumberInAUnitThatFits() {
        Quantity energy = new Quantity(1234567, 3, Unit.KILOWATT_HOUR);
        assertThat(energy.numberIn(Unit.WATT_HOUR)).contains(new BigDecimal("1234567"));
        assertThat(energy.numberIn(Unit.KILOWATT_HOUR)).contains(new BigDecimal("1234.567"));
        assertThat(energy.numberIn(Unit.WATT)).isEmpty();
        assertThat(new Quantity(1, 0, Unit.of("x")).numberIn(Unit.WATT)).isEmpty();
    }
}
