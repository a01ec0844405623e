package io.github.dsmr4j.reporters.domoticz;

import io.github.dsmr4j.core.reading.Reading;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The devices of Domoticz that are told something; further ones may come. Values as {@link DomoticzValues} says. Any
 * thread.
 */
public enum DomoticzDevice {
    /** Type P1 Smart Meter, Energy. */
    ENERGY,
    /** Type P1 Smart Meter, Gas. */
    GAS,
    /** A counter of type water whose divider is 1000. */
    WATER,
    /** A counter of a type of its own whose divider is 1000, for the unit that the heat meter prints. */
    HEAT,
    /** Type Ampere (3 Phase). */
    CURRENT,
    /** Type Voltage, for phase 1. */
    VOLTAGE_L1,
    /** Type Voltage, for phase 2. */
    VOLTAGE_L2,
    /** Type Voltage, for phase 3. */
    VOLTAGE_L3;

    /**
     * What it is told of a reading. Tariffs are not swapped.
     *
     * @param reading of any meter
     * @return empty when the reading has nothing usable for it
     */
    public Optional<String> svalue(Reading reading) {
        return switch (this) {
            case ENERGY -> DomoticzValues.energy(reading, false);
            case GAS -> DomoticzValues.gas(reading);
            case WATER -> DomoticzValues.water(reading);
            case HEAT -> DomoticzValues.heat(reading);
            case CURRENT -> DomoticzValues.current(reading);
            case VOLTAGE_L1 -> DomoticzValues.voltage(reading, 1);
            case VOLTAGE_L2 -> DomoticzValues.voltage(reading, 2);
            case VOLTAGE_L3 -> DomoticzValues.voltage(reading, 3);
        };
    }

    /**
     * The device of a {@linkplain #toString() name}.
     *
     * @param name in lower case, such as {@code voltage-l1}
     * @return empty if no device has that name
     */
    public static Optional<DomoticzDevice> named(String name) {
        return Stream.of(values())
                .filter(device -> device.toString().equals(name))
                .findFirst();
    }

    /**
     * Looks at the numbers of devices in Domoticz's list, the idx.
     *
     * @param numbers the idx of each device, 1 or more
     * @return an unmodifiable copy
     * @throws IllegalArgumentException if a number is below 1 or given twice
     */
    public static Map<DomoticzDevice, Integer> checked(Map<DomoticzDevice, Integer> numbers) {
        Set<Integer> seen = new HashSet<>();
        numbers.values().forEach(idx -> {
            if (idx < 1) {
                throw new IllegalArgumentException("an idx of " + idx + " is none: Domoticz counts from 1");
            }
            if (!seen.add(idx)) {
                throw new IllegalArgumentException("each value needs a device of its own; two have the idx " + idx);
            }
        });
        Map<DomoticzDevice, Integer> devices = new EnumMap<>(DomoticzDevice.class);
        devices.putAll(numbers);
        return Collections.unmodifiableMap(devices);
    }

    /** As a person writes it: {@code voltage-l1}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
