package io.github.dsmr4j.reporters.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sensor that Home Assistant makes of a key of the state document.
 *
 * @param key the key
 * @param id the key without its unit
 * @param kind what it measures
 */
record HomeAssistantSensor(String key, String id, Kind kind) {
    private static final Pattern UNIT = Pattern.compile("_(kwh|w|v|a|m3|gj)$");

    /** What a key measures: told by how it begins and ends. */
    enum Kind {
        ENERGY("energy_.*_kwh", "energy", "total_increasing", "kWh"),
        POWER("(power_(import|export)(_l\\d)?|average_demand|peak_demand)_w", "power", "measurement", "W"),
        VOLTAGE("voltage_l\\d_v", "voltage", "measurement", "V"),
        CURRENT("current_l\\d_a", "current", "measurement", "A"),
        GAS("gas_m3", "gas", "total_increasing", "m\u00B3"),
        WATER("water_m3", "water", "total_increasing", "m\u00B3"),
        HEAT("heat_gj", "energy", "total_increasing", "GJ"),
        TARIFF("tariff", "enum", "", ""),
        COUNT("voltage_(sags|swells)_l\\d|(long_)?power_failures", "", "total_increasing", ""),
        TIME("(peak_demand|gas|water|heat)_time", "timestamp", "", "");

        private final Pattern keys;
        private final String deviceClass;
        private final String stateClass;
        private final String unit;

        Kind(String keys, String deviceClass, String stateClass, String unit) {
            this.keys = Pattern.compile(keys);
            this.deviceClass = deviceClass;
            this.stateClass = stateClass;
            this.unit = unit;
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

    /** Its part of a discovery message. */
    ObjectNode component(String device, Duration expiry, Reading reading) {
        ObjectNode component = JsonNodeFactory.instance.objectNode();
        component.put("p", "sensor");
        component.put("name", name());
        component.put("uniq_id", device + "_" + id);
        put(component, "dev_cla", kind.deviceClass);
        put(component, "stat_cla", kind.stateClass);
        put(component, "unit_of_meas", kind.unit);
        if (kind == Kind.COUNT || kind == Kind.TIME) {
            component.put("ent_cat", "diagnostic");
        }
        if (kind == Kind.TARIFF) {
            reading.tariffs().stream()
                    .map(Tariff::number)
                    .forEach(number -> component.withArray("ops").add(number.toString()));
        }
        component.put("val_tpl", "{{ value_json." + key + " }}");
        component.put("exp_aft", expiry.toSeconds());
        return component;
    }

    private static void put(ObjectNode component, String key, String text) {
        if (!text.isEmpty()) {
            component.put(key, text);
        }
    }

    private String name() {
        String words = id.replace('_', ' ').replaceAll(" t(\\d+)", " tariff $1").replaceAll(" l(\\d)", " L$1");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
