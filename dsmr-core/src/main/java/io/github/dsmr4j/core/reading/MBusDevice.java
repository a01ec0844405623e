package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A meter that reports through the electricity meter, on an M-Bus channel. The channel follows the order of
 * installation: gas is not always 1, and a removed meter may stay on its channel. Immutable.
 */
public final class MBusDevice {
    private final ObjectIndex objects;
    private final int channel;

    MBusDevice(ObjectIndex objects, int channel) {
        this.objects = objects;
        this.channel = channel;
    }

    /** Whether an object belongs to an M-Bus device. */
    static boolean isPartOf(Obis code) {
        if (code.a() != 0 || code.b() == 0) {
            return false;
        }
        boolean identity = code.c() == 96 && code.d() == 1 && code.e() <= 2;
        boolean device = code.c() == 24 && code.d() >= 1 && code.d() <= 4;
        return identity || device;
    }

    /** The best of several: one with an identifier, then the newest reading, then the lowest channel. */
    static Optional<MBusDevice> current(List<MBusDevice> candidates) {
        Comparator<MBusDevice> byIdentifier =
                Comparator.comparing(device -> device.equipmentId().isPresent());
        return candidates.stream()
                .max(byIdentifier
                        .thenComparing(MBusDevice::instant)
                        .thenComparing(Comparator.comparing(MBusDevice::channel).reversed()));
    }

    private Instant instant() {
        return time().flatMap(MeterTime::instant).orElse(Instant.MIN);
    }

    /** The channel, 1 and up. */
    public int channel() {
        return channel;
    }

    /** What it measures; {@link MBusDeviceType#UNKNOWN} when its type is not printed or not known. */
    public MBusDeviceType type() {
        OptionalInt code = typeCode();
        return code.isPresent() ? MBusDeviceType.of(code.getAsInt()) : MBusDeviceType.UNKNOWN;
    }

    /** The printed type (0-n:24.1.0). */
    public OptionalInt typeCode() {
        OptionalLong code = firstCount(objects.values(index(24, 1, 0)));
        return code.isPresent() && code.getAsLong() >= 0 && code.getAsLong() <= 0xFF
                ? OptionalInt.of((int) code.getAsLong())
                : OptionalInt.empty();
    }

    /** Its identifier (0-n:96.1.0, 0-n:96.1.1 in Belgium), decoded from hexadecimal if that gives printable ASCII. */
    public Optional<String> equipmentId() {
        Optional<String> dutch = objects.text(index(96, 1, 0));
        Optional<String> belgian = objects.text(index(96, 1, 1));
        return dutch.isPresent() ? dutch : belgian;
    }

    /** The EAN of its connection (0-n:96.1.2, Belgium), decoded as the identifier is. */
    public Optional<String> ean() {
        return objects.text(index(96, 1, 2));
    }

    /**
     * What it measured last (0-n:24.2.1; 24.2.3 for Belgian gas, not converted for temperature; 24.3.0 up to DSMR 3.0).
     * A meter that has measured nothing yet may print no unit.
     */
    public Optional<Quantity> value() {
        List<DataValue> values = measured();
        Optional<Unit> separateUnit = values.stream()
                .map(value -> Unit.of(value.raw()))
                .filter(unit -> unit.family() != UnitFamily.NONE && unit.family() != UnitFamily.UNKNOWN)
                .findFirst();
        Optional<Quantity> last =
                values.isEmpty() || values.get(values.size() - 1).time().isPresent()
                        ? Optional.empty()
                        : values.get(values.size() - 1).quantity();
        return last.map(number -> number.unit().equals(Unit.NONE)
                ? new Quantity(number.unscaled(), number.scale(), separateUnit.orElse(Unit.NONE))
                : number);
    }

    /** When it measured that; some meters print no real time. */
    public Optional<MeterTime> time() {
        List<DataValue> values = measured();
        return values.stream()
                .findFirst()
                .filter(first -> values.size() > 1 || first.time().isPresent())
                .map(DataValue::asTime)
                .filter(time -> !time.raw().isEmpty());
    }

    /** The position of its valve or switch (0-n:24.4.0): 0 off, 1 on, 2 released. */
    public OptionalLong valvePosition() {
        return firstCount(objects.values(index(24, 4, 0)));
    }

    boolean isGas() {
        boolean belgianGas = index(24, 2, 3) != ObjectIndex.ABSENT;
        return type() == MBusDeviceType.GAS || (typeCode().isEmpty() && belgianGas);
    }

    void readEverything() {
        typeCode();
        equipmentId();
        ean();
        time();
        valvePosition();
    }

    private List<DataValue> measured() {
        return List.of(index(24, 2, 1), index(24, 2, 3), index(24, 3, 0)).stream()
                .filter(index -> index != ObjectIndex.ABSENT)
                .findFirst()
                .map(objects::values)
                .orElse(List.of());
    }

    private int index(int c, int d, int e) {
        return objects.find(0, channel, c, d, e);
    }

    private static OptionalLong firstCount(List<DataValue> values) {
        return values.stream()
                .limit(1)
                .flatMap(value -> value.count().stream())
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Such as {@code channel 1: GAS 1234.567 m3}. */
    @Override
    public String toString() {
        return "channel " + channel + ": " + type()
                + value().map(quantity -> " " + quantity).orElse("");
    }
}
