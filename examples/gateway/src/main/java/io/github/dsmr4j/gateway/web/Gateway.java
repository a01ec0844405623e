package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.reporters.LaneStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the pages are about. Any thread.
 *
 * @param version of the program
 * @param sources the meters, at least one
 * @param reporters what passes readings on to other programs
 */
public record Gateway(
        String version,
        List<MeterSource> sources,
        Supplier<List<LaneStatus>> reporters,
        Instant start,
        InstantSource clock) {
    /** A gateway of these sources that starts now. */
    public Gateway(String version, List<MeterSource> sources, Supplier<List<LaneStatus>> reporters) {
        this(version, sources, reporters, Instant.now(), InstantSource.system());
    }

    /** Copies the list. */
    public Gateway {
        sources = List.copyOf(sources);
    }

    GatewayStatus status() {
        Instant now = clock.instant();
        return new GatewayStatus(
                version,
                now,
                Duration.between(start, now),
                sources.stream().map(source -> source.status(now)).toList(),
                reporters.get());
    }
}
