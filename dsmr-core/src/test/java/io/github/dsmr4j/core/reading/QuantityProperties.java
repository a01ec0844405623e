package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Printed numbers against BigDecimal. */
@HeavyProperties
class QuantityProperties {
    private static final int MOST_DIGITS = 18;

    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(
                        Arbitraries.of("", "", "-"),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(14),
                        Arbitraries.strings().numeric().ofMaxLength(7))
                .as((sign, whole, decimals) -> sign + whole + (decimals.isEmpty() ? "" : "." + decimals));
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of(
                "", "Wh", "kWh", "MWh", "GWh", "kwh", "KWH", "W", "kW", "MW", "V", "kV", "mV", "A", "mA", "kA", "var",
                "kvar", "kVAr", "varh", "kVArh", "VA", "kVA", "VAh", "Hz", "kHz", "m3", "dm3", "m3/h", "GJ", "MJ", "J",
                "s", "bar", "%", "%RH", "\u00B0C", "kWh/m3");
    }

    private static Optional<Quantity> read(String printed) {
        byte[] bytes = TelegramBuilder.identification("ABC5")
                .object("1-0:99.1.0", printed)
                .build();
        Reading reading = Reading.of((Telegram) Telegram.decode(bytes));
        DataValue value = reading.objects().get(0).values().get(0);
        assertThat(value.raw()).isEqualTo(printed);
        return value.quantity();
    }

    @Property
    void aPrintedNumberIsExact(@ForAll("numbers") String number, @ForAll("units") String unit) {
        Optional<Quantity> quantity = read(number + (unit.isEmpty() ? "" : "*" + unit));
        if (number.replaceAll("[-.]", "").length() > MOST_DIGITS) {
            assertThat(quantity).isEmpty();
            return;
        }
        BigDecimal exact = new BigDecimal(number);
        assertThat(quantity).map(Quantity::toBigDecimal).contains(exact);
        assertThat(quantity).map(Quantity::unit).contains(Unit.of(unit));
        assertThat(quantity).map(Quantity::doubleValue).contains(exact.doubleValue());
        String symbol = Unit.of(unit).symbol();
        assertThat(quantity.orElseThrow())
                .hasToString(exact.toPlainString() + (symbol.isEmpty() ? "" : " " + symbol))
                .isEqualTo(
                        read(number + (unit.isEmpty() ? " " : "*" + unit + " ")).orElseThrow());
    }

    @Property
    void aConversionIsExact(
            @ForAll("numbers") String number, @ForAll("units") String one, @ForAll("units") String two) {
        Unit from = Unit.of(one);
        Unit to = Unit.of(two);
        BigDecimal exact = new BigDecimal(number);
        if (exact.unscaledValue().bitLength() > 63) {
            return;
        }
        Quantity quantity = new Quantity(exact.unscaledValue().longValueExact(), exact.scale(), from);
        if (!from.isConvertibleTo(to)) {
            assertThatThrownBy(() -> quantity.in(to)).isInstanceOf(IllegalArgumentException.class);
            assertThat(quantity.isSameAmount(new Quantity(0, 0, to))).isFalse();
            return;
        }
        Quantity converted = quantity.in(to);
        assertThat(converted.toBigDecimal())
                .isEqualByComparingTo(exact.scaleByPowerOfTen(from.exponent() - to.exponent()));
        assertThat(converted.toBigDecimal().scale()).isNotNegative();
        assertThat(converted.in(from)).isEqualTo(quantity);
        assertThat(converted.isSameAmount(quantity)).isTrue();
        assertThat(quantity.isSameAmount(converted)).isTrue();
    }

    @Property
    void sameAmountsAreThoseThatBigDecimalCallsEqual(
            @ForAll("units") String printed, @ForAll short one, @ForAll short two, @ForAll boolean tenfold) {
        Unit unit = Unit.of(printed);
        Quantity first = new Quantity(one, 1, unit);
        Quantity second = tenfold ? new Quantity(10L * one, 2, unit) : new Quantity(two, 2, unit);
        assertThat(first.isSameAmount(second))
                .isEqualTo(first.toBigDecimal().compareTo(second.toBigDecimal()) == 0)
                .isEqualTo(second.isSameAmount(first));
    }
}
