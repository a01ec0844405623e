package io.github.dsmr4j.gateway.settings;

import java.util.List;

/** Settings that cannot be used; {@link #faults()} are all that is wrong, each with its place and what was expected. */
final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    SettingsException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    SettingsException(String fault) {
        this(List.of(fault));
    }

    /** At least one. */
    List<String> faults() {
        return faults;
    }
}
