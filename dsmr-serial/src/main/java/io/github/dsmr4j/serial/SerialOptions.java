package io.github.dsmr4j.serial;

import java.util.Optional;

/** How a serial port is opened. Immutable; each {@code with} method gives a changed copy. */
public final class SerialOptions {
    /** The settings are detected, and the meter is asked to send. */
    public static final SerialOptions DEFAULT = new SerialOptions(Optional.empty(), true);

    private final Optional<SerialSettings> settings;
    private final boolean dataRequest;

    private SerialOptions(Optional<SerialSettings> settings, boolean dataRequest) {
        this.settings = settings;
        this.dataRequest = dataRequest;
    }

    /** {@return the settings that are used; empty when they are detected} */
    public Optional<SerialSettings> settings() {
        return settings;
    }

    /**
     * {@return whether the data request line (RTS on usual cables) is high while the port is open} A meter sends no
     * more than that asks for; some cables have the line high by themselves.
     */
    public boolean dataRequest() {
        return dataRequest;
    }

    /**
     * With settings that are known, so that none are detected.
     *
     * @param known speed and form that the meter uses
     * @return a copy with the request line as it was
     */
    public SerialOptions withSettings(SerialSettings known) {
        return new SerialOptions(Optional.of(known), dataRequest);
    }

    /**
     * With the data request line high, or low.
     *
     * @param high whether the port keeps the line high while it is open
     * @return a copy with the settings as they were
     */
    public SerialOptions withDataRequest(boolean high) {
        return new SerialOptions(settings, high);
    }
}
