package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number with its unit, exactly as the meter printed it: {@code unscaled / 10^scale}.
 *
 * <p>Like {@link BigDecimal}, equal means the same digits: 1.50 kWh is not equal to 1.5 kWh or 1500 Wh, but
 * {@link #isSameAmount} says that they are the same. Immutable; any thread. Source: DSMR P1 companion standard 5.0.2
 * (Fn(x,y)); IEC 62056-21.
 *
 * @param unscaled all its digits
 * @param scale how many of them stand behind the point; negative after a conversion to a smaller unit
 * @param unit the unit, {@link Unit#NONE} when none is printed
 */
public record Quantity(long unscaled, int scale, Unit unit) {
    /**
     * The same amount in another unit of the family, without loss.
     *
     * @param other of the same family
     * @return the same digits with another scale
     * @throws IllegalArgumentException if the other unit measures something else
     */
    public Quantity in(Unit other) {
        if (!unit.isConvertibleTo(other)) {
            throw new IllegalArgumentException("cannot give " + this + " in \"" + other + "\"");
        }
        return new Quantity(unscaled, scale + other.exponent() - unit.exponent(), other);
    }

    /**
     * The number in another unit, exactly.
     *
     * @param other any unit
     * @return empty if that measures something else
     */
    public Optional<BigDecimal> numberIn(Unit other) {
        return unit.isConvertibleTo(other) ? Optional.of(in(other).toBigDecimal()) : Optional.empty();
    }

    /** {@return the number, exactly, with the printed decimals} */
    public BigDecimal toBigDecimal() {
        BigDecimal exact = BigDecimal.valueOf(unscaled, scale);
        return scale < 0 ? exact.setScale(0) : exact;
    }

    /** {@return the number, as near as a double comes} */
    public double doubleValue() {
        return toBigDecimal().doubleValue();
    }

    /**
     * Whether both are the same amount of the same thing, whatever their units and decimals.
     *
     * @param other of any unit
     * @return false where the other measures something else
     */
    public boolean isSameAmount(Quantity other) {
        return other.unit.isConvertibleTo(unit)
                && toBigDecimal().compareTo(other.in(unit).toBigDecimal()) == 0;
    }

    /** Number and unit, such as {@code 1234.567 kWh}. */
    @Override
    public String toString() {
        String number = toBigDecimal().toPlainString();
        return unit.symbol().isEmpty() ? number : number + " " + unit;
    }
}
