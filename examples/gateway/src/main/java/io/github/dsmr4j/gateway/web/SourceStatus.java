package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.reporters.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A source at one moment.
 *
 * @param lastTelegram when one came
 * @param interval how often they come, once that is known
 * @param newest the newest reading, however old
 * @param fresh whether that is new enough to be passed on
 */
record SourceStatus(
        MeterSource source,
        Instant now,
        ReaderState state,
        Optional<Instant> lastTelegram,
        Optional<Duration> interval,
        long telegrams,
        long rejected,
        Optional<ReaderFailure> lastFailure,
        Optional<Report> newest,
        boolean fresh) {
    /** How many intervals may be missed before a page no longer shows a reading as what is going on. */
    private static final int MISSED = 3;

    private static final Duration SHORTEST = Duration.ofSeconds(15);

    /** Whether the newest reading is what is going on now: stricter than fresh, for a person looks at it. */
    boolean isLive() {
        return fresh && state == ReaderState.READING && isInTime();
    }

    private boolean isInTime() {
        Duration known = interval.map(time -> time.multipliedBy(MISSED)).orElse(SHORTEST);
        Duration patience = known.compareTo(SHORTEST) > 0 ? known : SHORTEST;
        return sinceTelegram().filter(age -> age.compareTo(patience) <= 0).isPresent();
    }

    Optional<Duration> sinceTelegram() {
        return lastTelegram.map(time -> Duration.between(time, now));
    }

    /** How many readings could not be true, if any may be held back. */
    Optional<Long> heldBack() {
        return source.plausibility().map(PlausibilityCounters::heldBack);
    }

    /** The newest telegram, held back or not. */
    Optional<Report> telegram() {
        return source.telegrams().newest(source.name());
    }

    /** The last loss of the source, while it is not read again. */
    Optional<ReaderFailure> failureNow() {
        return lastFailure.filter(failure -> state != ReaderState.READING);
    }
}
