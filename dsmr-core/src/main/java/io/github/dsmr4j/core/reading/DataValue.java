package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.telegram.ValueView;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * One value of a data object, to keep: its text, and the number or time that it has the form of. Immutable; any thread.
 * Source: DSMR P1 companion standard 5.0.2 (Fn(x,y), TST); IEC 62056-21.
 */
public final class DataValue {
    private final String raw;
    private final Optional<Quantity> quantity;
    private final MeterTime time;
    private final boolean timestamp;

    private DataValue(String raw, Optional<Quantity> quantity, MeterTime time, boolean timestamp) {
        this.raw = raw;
        this.quantity = quantity;
        this.time = time;
        this.timestamp = timestamp;
    }

    static DataValue of(ValueView view, ZoneId zone) {
        Optional<Quantity> quantity = view.isNumber()
                ? Optional.of(new Quantity(view.unscaled(), view.scale(), Unit.of(view.unit())))
                : Optional.empty();
        return new DataValue(view.text(), quantity, MeterTime.of(view, zone), view.isTimestamp());
    }

    /** {@return what stands between the parentheses, ISO-8859-1} */
    public String raw() {
        return raw;
    }

    /** {@return the number with its unit, if it has that form; a tariff {@code 0001} has} */
    public Optional<Quantity> quantity() {
        return quantity;
    }

    /** {@return the time, if it has the form of one, twelve digits or with {@code S} or {@code W}} */
    public Optional<MeterTime> time() {
        return timestamp ? Optional.of(time) : Optional.empty();
    }

    /** Its text as a time, whatever it looks like. */
    MeterTime asTime() {
        return time;
    }

    /** The number, if it has that form and its unit measures what is asked. */
    Optional<Quantity> quantity(UnitFamily family) {
        return quantity.filter(number -> number.unit().family() == family);
    }

    /** The number, if it has that form, is whole and has no unit. */
    Optional<Long> count() {
        return quantity(UnitFamily.NONE).filter(number -> number.scale() == 0).map(Quantity::unscaled);
    }

    /** The text, decoded from hexadecimal if that gives printable ASCII, blanks around it taken off; empty if none. */
    Optional<String> text() {
        return HexText.decoded(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataValue value && raw.equals(value.raw) && time.equals(value.time);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(raw);
    }

    /** {@link #raw()}. */
    @Override
    public String toString() {
        return raw;
    }
}
