package io.github.dsmr4j.reporters.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.json.MeterKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sensor that Home Assistant makes of a key of the state document.
 *
 * @param key the key
 * @param id the key without its unit
 * @param kind what it measures
 */
record HomeAssistantSensor(String key, String id, Kind kind) {
    private static final Pattern UNIT = Pattern.compile("_(kwh|kvarh|w|var|va|v|a|hz|s|m3|gj)$");
    private static final Pattern PAST_MONTH = Pattern.compile("_m\\d+_(w|time)$");
    private static final String MEASUREMENT = "measurement";
    private static final String INCREASING = "total_increasing";

    /** What a key measures: told by how it begins and ends. Of several the first counts. */
    enum Kind {
        POWER_LIMIT("power_limit_w", "power", "", "W"),
        APPARENT_POWER_LIMIT("apparent_power_limit_va", "apparent_power", "", "VA"),
        CURRENT_LIMIT("current_limit_.*a", "current", "", "A"),
        PAST_PEAK("peak_demand_m\\d+_w", "power", "", "W"),
        LAST_DURATION("last_(sag|swell)_duration_l\\d_s", "duration", "", "s"),
        LAST_VOLTAGE("last_(sag|swell)_voltage_l\\d_v", "voltage", "", "V"),
        ENERGY("(energy_.*|heat|cooling)_kwh", "energy", INCREASING, "kWh"),
        HEAT("(heat|cooling)_gj", "energy", INCREASING, "GJ"),
        REACTIVE_ENERGY("reactive_energy_.*_kvarh", "reactive_energy", INCREASING, "kvarh"),
        POWER(".*_w", "power", MEASUREMENT, "W"),
        REACTIVE_POWER(".*_var", "reactive_power", MEASUREMENT, "var"),
        APPARENT_POWER(".*_va", "apparent_power", MEASUREMENT, "VA"),
        VOLTAGE("(.*_)?voltage_(l\\d_)?v", "voltage", MEASUREMENT, "V"),
        CURRENT("(.*_)?current_(l\\d_)?a", "current", MEASUREMENT, "A"),
        FREQUENCY("frequency_hz", "frequency", MEASUREMENT, "Hz"),
        POWER_FACTOR("(minimum_)?power_factor(_l\\d)?", "power_factor", MEASUREMENT, ""),
        GAS("gas_m3", "gas", INCREASING, "m\u00B3"),
        WATER("(warm_)?water_m3", "water", INCREASING, "m\u00B3"),
        VOLUME("(heat|cooling)_m3", "volume", INCREASING, "m\u00B3"),
        TARIFF("tariff", ""),
        PROTECTION("protection", "authenticated unauthenticated"),
        BREAKER("breaker", "disconnected connected ready"),
        RELAY("relay_\\d+", "off on ready"),
        VALVE(".*_valve", "off on released"),
        COUNT("voltage_(sags|swells)_l\\d|(long_)?power_failures", "", INCREASING, ""),
        TIME(".+_time", "timestamp", "", "");

        private static final Set<Kind> POSITIONS = EnumSet.of(BREAKER, RELAY, VALVE);
        private static final Set<Kind> DIAGNOSTIC = EnumSet.of(
                POWER_LIMIT,
                APPARENT_POWER_LIMIT,
                CURRENT_LIMIT,
                PAST_PEAK,
                LAST_DURATION,
                LAST_VOLTAGE,
                PROTECTION,
                BREAKER,
                RELAY,
                VALVE,
                COUNT,
                TIME);

        private final Pattern keys;
        private final String deviceClass;
        private final String stateClass;
        private final String unit;
        /** The words that it may say, with blanks between them. */
        private final String options;

        Kind(String keys, String deviceClass, String stateClass, String unit) {
            this(keys, deviceClass, stateClass, unit, "");
        }

        Kind(String keys, String options) {
            this(keys, "enum", "", "", options);
        }

        Kind(String keys, String deviceClass, String stateClass, String unit, String options) {
            this.keys = Pattern.compile(keys);
            this.deviceClass = deviceClass;
            this.stateClass = stateClass;
            this.unit = unit;
            this.options = options;
        }
    }

    /** The sensor of a key; empty when there is nothing to measure, as with an identifier. */
    static Optional<HomeAssistantSensor> of(String key) {
        for (Kind kind : Kind.values()) {
            if (kind.keys.matcher(key).matches()) {
                return Optional.of(
                        new HomeAssistantSensor(key, UNIT.matcher(key).replaceFirst(""), kind));
            }
        }
        return Optional.empty();
    }

    /** The meter that it belongs to; empty if that is the electricity meter. */
    Optional<MeterKind> meter() {
        return MeterKind.ofKey(key);
    }

    /** Its part of a discovery message. */
    ObjectNode component(String device, Duration expiry, Reading reading) {
        ObjectNode component = JsonNodeFactory.instance.objectNode();
        component.put("p", "sensor");
        component.put("name", name());
        component.put("uniq_id", device + "_" + id);
        put(component, "dev_cla", kind.deviceClass);
        put(component, "stat_cla", kind.stateClass);
        put(component, "unit_of_meas", kind.unit);
        if (Kind.DIAGNOSTIC.contains(kind)) {
            component.put("ent_cat", "diagnostic");
        }
        if (PAST_MONTH.matcher(key).find()) {
            component.put("en", false);
        }
        options(reading).forEach(option -> component.withArray("ops").add(option));
        component.put("val_tpl", template());
        component.put("exp_aft", expiry.toSeconds());
        return component;
    }

    private List<String> options(Reading reading) {
        return kind == Kind.TARIFF
                ? reading.tariffs().stream()
                        .map(tariff -> Integer.toString(tariff.number()))
                        .toList()
                : Stream.of(kind.options.split(" "))
                        .filter(option -> !option.isEmpty())
                        .toList();
    }

    /** A position that has no name is unknown to Home Assistant. */
    private String template() {
        return Kind.POSITIONS.contains(kind)
                ? "{{ ['" + kind.options.replace(" ", "', '") + "'][value_json." + key + "] | default('None') }}"
                : "{{ value_json." + key + " }}";
    }

    private static void put(ObjectNode component, String key, String text) {
        if (!text.isEmpty()) {
            component.put(key, text);
        }
    }

    private String name() {
        String words = id.replace('_', ' ')
                .replaceAll(" t(\\d+)", " tariff $1")
                .replaceAll(" l(\\d)", " L$1")
                .replaceAll(" q(\\d)", " quadrant $1")
                .replaceAll(" m(\\d+)", " month -$1");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
