package io.github.dsmr4j.core.reading;

import java.util.Optional;

/**
 * The energy registers of one tariff. Which tariff is the low one differs: 1 in the Netherlands, 2 in Belgium.
 * Immutable; any thread. Source: DSMR P1 companion standard 5.0.2; e-MUCS P1.
 *
 * @param number the register's number, 1 and up
 * @param delivered energy from the grid (1-0:1.8.n)
 * @param returned energy to the grid (1-0:2.8.n)
 */
public record Tariff(int number, Optional<Quantity> delivered, Optional<Quantity> returned) {
    /** Such as {@code tariff 1: delivered 1234.567 kWh, returned 0.000 kWh}. */
    @Override
    public String toString() {
        return "tariff " + number + ":"
                + delivered.map(energy -> " delivered " + energy).orElse("")
                + (delivered.isPresent() && returned.isPresent() ? "," : "")
                + returned.map(energy -> " returned " + energy).orElse("");
    }
}
