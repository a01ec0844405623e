package io.github.dsmr4j.reporters.json;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MBusDeviceType;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The meters behind the electricity meter that documents name. Further kinds may come: have a default branch. */
public enum MeterKind {
    /** Gas. */
    GAS,
    /** Water. */
    WATER,
    /** Warm water. */
    WARM_WATER,
    /** Heat. */
    HEAT,
    /** Cooling: a meter of its own, or the heat meter where that prints cold, too. */
    COOLING;

    /** The meter of this kind that is in use. */
    public Optional<MBusDevice> in(Reading reading) {
        return switch (this) {
            case GAS -> reading.gas();
            case WATER -> reading.water();
            case WARM_WATER -> reading.mbusDevice(Set.of(MBusDeviceType.WARM_WATER));
            case HEAT -> reading.heat();
            case COOLING -> cooling(reading);
        };
    }

    private static Optional<MBusDevice> cooling(Reading reading) {
        return reading.mbusDevice(Set.of(MBusDeviceType.COOLING))
                .or(() -> reading.heat().filter(heat -> heat.cold().isPresent()));
    }

    /** What such a meter measured last. */
    public Optional<Quantity> value(MBusDevice device) {
        return this == COOLING && device.type() != MBusDeviceType.COOLING ? device.cold() : device.value();
    }

    /** As keys begin: {@code gas}, {@code warm_water}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of meter that a key of {@link ReadingJson} is about; empty if that is the electricity meter. */
    public static Optional<MeterKind> ofKey(String key) {
        return Stream.of(values())
                .filter(kind -> key.startsWith(kind.key() + "_"))
                .findFirst();
    }
}
