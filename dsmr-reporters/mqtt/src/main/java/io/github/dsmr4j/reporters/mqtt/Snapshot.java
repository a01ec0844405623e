package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the registers of one meter showed at a moment. Immutable. */
record Snapshot(Instant time, Registers registers) {
    /** By the meter's clock; by that of this machine where there is none. */
    static Instant time(Reading reading) {
        return reading.time()
                .flatMap(MeterTime::instant)
                .orElseGet(() -> reading.telegram().received());
    }

    static Optional<Snapshot> electricity(Reading reading) {
        return usable(reading, new Snapshot(time(reading), Registers.electricity(reading)));
    }

    /** At the moment for which the gas meter gave its reading, up to an hour ago. */
    static Optional<Snapshot> gas(Reading reading, MBusDevice gas) {
        Instant time = gas.time().flatMap(MeterTime::instant).orElseGet(() -> time(reading));
        return usable(reading, new Snapshot(time, Registers.gas(gas)));
    }

    /** A clock that runs a day ahead is set wrong, and by it nothing that is right would come later. */
    private static Optional<Snapshot> usable(Reading reading, Snapshot snapshot) {
        Instant latest = reading.telegram().received().plus(Duration.ofDays(1));
        return Optional.of(snapshot).filter(seen -> !seen.registers.values().isEmpty() && !seen.time.isAfter(latest));
    }
}
