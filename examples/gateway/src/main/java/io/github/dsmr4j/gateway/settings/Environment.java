package io.github.dsmr4j.gateway.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Settings in environment variables: {@code DSMR_MQTT_USER} is {@code mqtt-user}. */
final class Environment {
    private static final String PREFIX = "DSMR_";
    private static final String CONFIG = PREFIX + "CONFIG";
    private static final String OF_METER = "__";

    private Environment() {}

    /** The name of the settings file, if it is there. */
    static Optional<String> config(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(CONFIG));
    }

    /**
     * All but that, by name. Values of a list are parted by blanks. A variable that is no setting is passed over: some
     * hosts of containers set {@code DSMR_PORT} and others for a service called {@code dsmr}.
     */
    static List<Setting> settings(Map<String, String> environment, Keys keys) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX)
                        && !variable.getKey().equals(CONFIG))
                .sorted(Map.Entry.comparingByKey())
                .map(variable -> setting(variable.getKey(), variable.getValue()))
                .filter(setting -> keys.option(setting).isPresent())
                .map(setting -> keys.isList(setting) ? parted(setting) : setting)
                .toList();
    }

    private static Setting parted(Setting setting) {
        String values = setting.values().get(0).strip();
        return new Setting(setting.meter(), setting.key(), List.of(values.split("\\s+", -1)), setting.origin());
    }

    private static Setting setting(String variable, String value) {
        String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        int parting = name.indexOf(OF_METER);
        String meter = parting < 0 ? "" : hyphenated(name.substring(0, parting));
        String key = hyphenated(parting < 0 ? name : name.substring(parting + OF_METER.length()));
        return new Setting(meter, key, List.of(value), "$" + variable);
    }

    private static String hyphenated(String name) {
        return name.replace('_', '-');
    }
}
