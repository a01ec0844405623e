package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;

/**
 * By how much a register, or those of all tariffs together, grew.
 *
 * @param amount in the base unit
 * @param resolution by how much less it may be, as the last digit is cut off
 * @param millis in how much time
 * @param register as it is now; of several the one that grew most
 * @param own by how much that one grew
 */
record Growth(BigDecimal amount, BigDecimal resolution, long millis, Register register, BigDecimal own) {
    static Growth between(Register from, Register to) {
        BigDecimal grown = to.amount().subtract(from.amount());
        return new Growth(
                grown, from.resolution().max(to.resolution()), from.moment().millisUntil(to.moment()), to, grown);
    }

    Growth plus(Growth other) {
        Growth larger = own.compareTo(other.own) >= 0 ? this : other;
        return new Growth(
                amount.add(other.amount),
                resolution.add(other.resolution),
                Math.max(millis, other.millis),
                larger.register,
                larger.own);
    }

    boolean isBackwards() {
        return amount.signum() < 0;
    }

    boolean isJump() {
        return register.pace()
                .filter(pace -> !pace.allows(amount.subtract(resolution), millis))
                .isPresent();
    }

    /** Such as {@code 12.345 kWh in 10 s}. */
    @Override
    public String toString() {
        Unit unit = register.value().unit();
        return amount.movePointLeft(unit.exponent()).stripTrailingZeros().toPlainString()
                + (unit.symbol().isEmpty() ? "" : " " + unit) + " in " + millis / 1000 + " s";
    }
}
