package io.github.dsmr4j.reporters.json;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MBusDeviceType;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The meters behind the electricity meter that documents name. Further kinds may come: have a default branch.
 * Immutable; any thread.
 */
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

    /**
     * Finds the meter of this kind that is in use.
     *
     * @param reading where to look
     * @return empty if there is none, or if it is not in use
     */
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

    /**
     * What such a meter measured last, in the unit that it prints.
     *
     * @param device the meter that {@link #in} found
     * @return for cooling by a heat meter the cold it prints; empty if nothing was measured
     */
    public Optional<Quantity> value(MBusDevice device) {
        return this == COOLING && device.type() != MBusDeviceType.COOLING ? device.cold() : device.value();
    }

    /** {@return how keys of {@link ReadingJson} about such a meter begin: {@code gas}, {@code warm_water}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of meter that a key of {@link ReadingJson} is about.
     *
     * @param key such as {@code warm_water_m3}
     * @return empty if it is about the electricity meter
     */
    public static Optional<MeterKind> ofKey(String key) {
        return Stream.of(values())
                .filter(kind -> key.startsWith(kind.key() + "_"))
                .findFirst();
    }
}
