package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A register as it was printed: a number that never gets smaller.
 *
 * @param key which one
 * @param object as printed
 * @param value what it shows
 * @param moment when it showed that
 * @param pace how fast it can grow, where that is known
 */
record Register(Key key, DataObject object, Quantity value, Moment moment, Optional<Pace> pace) {
    /**
     * Which register.
     *
     * @param code its reference
     * @param device the identifier of the M-Bus device; empty for electricity, and where none is printed
     */
    record Key(Obis code, String device) {
        /** The same for all tariffs of one kind of energy: together they can grow as fast as one. */
        Key ofAllTariffs() {
            boolean tariff = device.isEmpty() && code.a() == 1 && code.e() > 1;
            return tariff ? new Key(Obis.of(code.a(), code.b(), code.c(), code.d(), 1), device) : this;
        }
    }

    boolean measuresWhat(Register other) {
        return value.unit().isConvertibleTo(other.value.unit());
    }

    BigDecimal amount() {
        return PlausibilityLimits.base(value);
    }

    /** One in the last printed digit. */
    BigDecimal resolution() {
        return PlausibilityLimits.base(new Quantity(1, value.scale(), value.unit()));
    }
}
