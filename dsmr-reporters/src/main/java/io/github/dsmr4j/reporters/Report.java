package io.github.dsmr4j.reporters;

import io.github.dsmr4j.core.reading.Reading;
import java.util.Objects;

/**
 * A reading and where it came from. Immutable; any thread.
 *
 * @param source the name that the application gave to the meter's source
 * @param reading what the meter said; its telegram has a valid CRC, or none where the meter prints none
 */
public record Report(String source, Reading reading) {
    /**
     * Nothing is absent.
     *
     * @param source the name that the application gave to the meter's source
     * @param reading what the meter said
     */
    public Report {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(reading, "reading");
    }
}
