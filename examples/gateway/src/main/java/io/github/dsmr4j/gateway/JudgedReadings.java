package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Plausibility;
import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Verdict;
import java.util.List;
import java.util.Optional;

/** Which readings of a run count: all, or those that are plausible. */
final class JudgedReadings {
    private final Optional<Plausibility> filter;
    private final PlausibilityNotice notice;

    JudgedReadings(Optional<Plausibility> filter, PlausibilityNotice notice) {
        this.filter = filter;
        this.notice = notice;
    }

    /** Those that count now that this one came. */
    List<Reading> add(Reading reading) {
        return filter.map(plausibility -> judged(plausibility, reading)).orElseGet(() -> List.of(reading));
    }

    private List<Reading> judged(Plausibility plausibility, Reading reading) {
        Verdict verdict = plausibility.check(reading);
        notice.look(verdict);
        return verdict.readings();
    }

    /** Those that wait for the next when there will be none. */
    List<Reading> waiting() {
        return filter.map(Plausibility::waiting).orElse(List.of());
    }

    /** What it counts, if it judges. */
    Optional<PlausibilityCounters> counters() {
        return filter.map(Plausibility::counters);
    }

    /** Tells what is left to tell; a line about what was lost, if any was. */
    Optional<String> finish() {
        notice.finish();
        return filter.map(plausibility -> plausibility.counters().heldBack()
                        - plausibility.counters().released()
                        - plausibility.waiting().size())
                .filter(lost -> lost > 0)
                .map(lost -> Summary.plural(lost, "reading") + " held back as not plausible");
    }
}
