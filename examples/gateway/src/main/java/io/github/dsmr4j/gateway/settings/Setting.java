package io.github.dsmr4j.gateway.settings;

import java.util.List;

/**
 * One setting, as someone wrote it.
 *
 * @param meter the name of the meter that it is for; empty for the gateway and its unnamed meter
 * @param key the long name of an option of {@code run}, without hyphens before it
 * @param values what it says; several where the option may be given several times
 * @param origin where it was written, for messages
 */
public record Setting(String meter, String key, List<String> values, String origin) {
    /** The same, unmodifiable. */
    public Setting {
        values = List.copyOf(values);
    }

    /** What the setting is called in messages. */
    public String name() {
        return name(meter, key);
    }

    static String name(String meter, String key) {
        return meter.isEmpty() ? key : meter + "." + key;
    }
}
