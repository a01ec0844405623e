package io.github.dsmr4j.core.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A meter that reports through the electricity meter, on an M-Bus channel. The channel follows the order of
 * installation: gas is not always 1, and a removed meter may stay on its channel. Quantities have the unit that the
 * meter prints. Immutable; any thread. Source: DSMR P1 companion standard 5.0.2; e-MUCS P1.
 */
public final class MBusDevice {
    private static final int TIME_AND_VALUE = 2;

    private final ObjectIndex objects;
    private final int channel;

    MBusDevice(ObjectIndex objects, int channel) {
        this.objects = objects;
        this.channel = channel;
    }

    /** Whether it tells a value; a meter that has measured nothing yet may print one with neither a unit nor a time. */
    boolean hasMeasured() {
        return value().filter(value ->
                        value.unit().family() != UnitFamily.NONE || instant().isPresent())
                .isPresent();
    }

    /** When it measured {@link #value()}, if that is a real time. */
    Optional<Instant> instant() {
        return time().flatMap(MeterTime::instant);
    }

    /** {@return the channel, 1 and up} */
    public int channel() {
        return channel;
    }

    /** {@return what it measures; {@link MBusDeviceType#UNKNOWN} when its type is not printed or not known} */
    public MBusDeviceType type() {
        OptionalInt code = typeCode();
        return code.isPresent() ? MBusDeviceType.of(code.getAsInt()) : MBusDeviceType.UNKNOWN;
    }

    /** {@return the printed type (0-n:24.1.0), 0 to 255; {@link MBusDeviceType} says what it means} */
    public OptionalInt typeCode() {
        OptionalLong code = count(index(24, 1, 0));
        return code.isPresent() && code.getAsLong() >= 0 && code.getAsLong() <= 0xFF
                ? OptionalInt.of((int) code.getAsLong())
                : OptionalInt.empty();
    }

    /**
     * {@return its identifier (0-n:96.1.0, 0-n:96.1.1 in Belgium), decoded from hexadecimal if that gives printable
     * ASCII}
     */
    public Optional<String> equipmentId() {
        Optional<String> dutch = objects.text(index(96, 1, 0));
        Optional<String> belgian = objects.text(index(96, 1, 1));
        return dutch.isPresent() ? dutch : belgian;
    }

    /** {@return the EAN of its connection (0-n:96.1.2, Belgium), decoded as the identifier is} */
    public Optional<String> ean() {
        return objects.text(index(96, 1, 2));
    }

    /**
     * {@return what it measured last (0-n:24.2.1; 24.2.3 for Belgian gas, not converted for temperature; 24.3.0 up to
     * DSMR 3.0)} A meter that has measured nothing yet may print no unit.
     */
    public Optional<Quantity> value() {
        return value(measured());
    }

    private static Optional<Quantity> value(List<DataValue> values) {
        return values.size() > TIME_AND_VALUE
                ? oldValue(values)
                : values.stream().reduce((first, last) -> last).flatMap(MBusDevice::number);
    }

    /** Up to DSMR 3.0 the unit stands in a group of its own, and the value behind it. */
    private static Optional<Quantity> oldValue(List<DataValue> values) {
        for (int at = 1; at + 1 < values.size(); at++) {
            Unit unit = Unit.of(values.get(at).raw());
            if (unit.family() != UnitFamily.NONE && unit.family() != UnitFamily.UNKNOWN) {
                return values.get(at + 1)
                        .quantity(UnitFamily.NONE)
                        .map(number -> new Quantity(number.unscaled(), number.scale(), unit));
            }
        }
        return Optional.empty();
    }

    private static Optional<Quantity> number(DataValue value) {
        return value.time().isPresent() ? Optional.empty() : value.quantity();
    }

    /** {@return the cold that a meter of heat and cold measured last (0-n:24.3.1, DSMR 3.0)} */
    public Optional<Quantity> cold() {
        return value(objects.values(index(24, 3, 1), values -> value(values).isPresent()));
    }

    /** {@return when it measured {@link #value()}; some meters print no real time} */
    public Optional<MeterTime> time() {
        return time(measured());
    }

    private static Optional<MeterTime> time(List<DataValue> values) {
        return values.stream()
                .findFirst()
                .filter(first -> values.size() > 1 || first.time().isPresent())
                .map(DataValue::asTime)
                .filter(time -> !time.raw().isEmpty());
    }

    /** {@return the position of its valve or switch (0-n:24.4.0): 0 off, 1 on, 2 released} */
    public OptionalLong valvePosition() {
        return count(index(24, 4, 0));
    }

    boolean isGas() {
        boolean belgianGas = index(24, 2, 3) != ObjectIndex.ABSENT;
        return type() == MBusDeviceType.GAS || (typeCode().isEmpty() && belgianGas);
    }

    void readEverything() {
        typeCode();
        equipmentId();
        ean();
        measured();
        cold();
        valvePosition();
    }

    /** The values of the first object for a reading that is not blank. */
    private List<DataValue> measured() {
        int[] printed = IntStream.of(index(24, 2, 1), index(24, 2, 3), index(24, 3, 0))
                .filter(index -> index != ObjectIndex.ABSENT)
                .toArray();
        int first = IntStream.of(printed)
                .filter(objects::isFilled)
                .findFirst()
                .orElse(printed.length > 0 ? printed[0] : ObjectIndex.ABSENT);
        return objects.values(
                first, values -> value(values).isPresent() || time(values).isPresent());
    }

    private int index(int c, int d, int e) {
        return objects.find(0, channel, c, d, e);
    }

    private OptionalLong count(int index) {
        return objects.values(index, values -> values.get(0).count().isPresent()).stream()
                .limit(1)
                .flatMap(value -> value.count().stream())
                .mapToLong(Long::longValue)
                .filter(count -> count >= 0)
                .findFirst();
    }

    /** Such as {@code channel 1: GAS 1234.567 m3}. */
    @Override
    public String toString() {
        return "channel " + channel + ": " + type()
                + value().map(quantity -> " " + quantity).orElse("");
    }
}
