package io.github.dsmr4j.gateway.settings;

import java.util.List;

/** Settings that cannot be used; {@link #faults()} are all that is wrong, each with its place and what was expected. */
final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;
    private final transient List<Setting> others;

    /** With the settings beside what is wrong, whose own faults are to be told as well. */
    SettingsException(List<String> faults, List<Setting> others) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
        this.others = List.copyOf(others);
    }

    SettingsException(String fault) {
        this(List.of(fault), List.of());
    }

    /** What could be read all the same. */
    List<Setting> others() {
        return others;
    }

    /** At least one. */
    List<String> faults() {
        return faults;
    }
}
