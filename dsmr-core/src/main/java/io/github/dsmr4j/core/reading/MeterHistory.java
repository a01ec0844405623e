package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.reading.Verdict.Confirmed;
import io.github.dsmr4j.core.reading.Verdict.HeldBack;
import io.github.dsmr4j.core.reading.Verdict.Plausible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of one meter: the last reading that counted, and the one that is held back after it. */
final class MeterHistory {
    private static final Set<Doubt.Kind> NOTHING_AGAINST = EnumSet.of(Doubt.Kind.FIRST, Doubt.Kind.GAP);

    private static final Set<Doubt.Kind> SETTLED_BY_ANY =
            EnumSet.of(Doubt.Kind.POWER, Doubt.Kind.CLOCK, Doubt.Kind.GAP);

    private record Held(Reading reading, Snapshot snapshot, List<Doubt> doubts) {
        boolean isOnly(Set<Doubt.Kind> kinds) {
            return doubts.stream().map(Doubt::kind).allMatch(kinds::contains);
        }
    }

    private final PlausibilityLimits limits;
    private final Ranges ranges;
    private final RegisterList registers;

    private Optional<Snapshot> accepted = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private int heldInRow;
    private Optional<Moment> latest = Optional.empty();
    /** What lay between the two latest readings. */
    private long latestMillis;

    MeterHistory(PlausibilityLimits limits) {
        this.limits = limits;
        ranges = new Ranges(limits);
        registers = new RegisterList(limits);
    }

    Verdict check(Reading reading, Instant received) {
        Snapshot now = Snapshot.of(reading, received, registers, ranges);
        Verdict verdict = check(reading, now);
        latestMillis = latest.map(moment -> moment.millisUntil(now.moment())).orElse(0L);
        latest = Optional.of(now.moment());
        return verdict;
    }

    private Verdict check(Reading reading, Snapshot now) {
        List<Doubt> doubts = doubts(now);
        if (doubts.isEmpty()) {
            return accept(reading, now, held.filter(last -> isSettled(last, now)), List.of());
        }
        Optional<Held> agreeing = held.filter(last -> agrees(last, now));
        if (agreeing.isPresent()) {
            Held last = agreeing.get();
            return accept(reading, now.after(last.snapshot), agreeing.filter(one -> counts(one, now)), last.doubts);
        }
        if (heldInRow == Plausibility.MOST_HELD_BACK) {
            return accept(reading, now, Optional.empty(), doubts);
        }
        return hold(reading, now, doubts);
    }

    private List<Doubt> doubts(Snapshot now) {
        Stream<Doubt> doubts = accepted.map(before -> Stream.of(
                                new Step(before, now, limits).doubts(), now.odditiesBeyond(before), gap(before, now))
                        .flatMap(List::stream))
                .orElseGet(() -> Stream.concat(
                        now.oddities().values().stream(),
                        Stream.of(telegram(Doubt.Kind.FIRST, "is the first reading of the meter"))));
        return doubts.sorted(Comparator.comparing(Doubt::kind)).toList();
    }

    private List<Doubt> gap(Snapshot before, Snapshot now) {
        long millis = before.moment().millisUntil(now.moment());
        return isGap(millis)
                ? List.of(telegram(Doubt.Kind.GAP, "is the first reading after " + millis / 60_000 + " minutes"))
                : List.of();
    }

    private static Doubt telegram(Doubt.Kind kind, String reason) {
        return new Doubt(kind, Optional.empty(), reason);
    }

    private boolean isGap(long millis) {
        return millis > limits.gap().toMillis() && millis > 2 * latestMillis;
    }

    /** Whether a reading follows from the one that is held back; what that one alone says of powers is another matter. */
    private boolean agrees(Held last, Snapshot now) {
        boolean soon = !isGap(last.snapshot.moment().millisUntil(now.moment()));
        return soon
                && isAsOdd(now, last.snapshot)
                && new Step(last.snapshot, now, limits).doubts().isEmpty();
    }

    /** Whether what is out of range in one reading is so in another, or was in the last that counted. */
    private boolean isAsOdd(Snapshot one, Snapshot other) {
        List<Doubt> unknown = accepted.map(one::odditiesBeyond)
                .orElseGet(() -> List.copyOf(one.oddities().values()));
        return unknown.stream().noneMatch(one.odditiesBeyond(other)::contains);
    }

    /** Whether the one that is held back is true as well, given that the reading behind it agrees. */
    private boolean counts(Held last, Snapshot now) {
        return isAsOdd(last.snapshot, now) && new Step(last.snapshot, now, limits).explainsEarlierPowers();
    }

    /** Whether only that was doubted which a reading that is plausible itself can settle. */
    private boolean isSettled(Held last, Snapshot now) {
        return last.isOnly(SETTLED_BY_ANY) && agrees(last, now) && counts(last, now);
    }

    private Verdict accept(Reading reading, Snapshot now, Optional<Held> released, List<Doubt> settled) {
        List<Reading> readings = new ArrayList<>();
        released.map(Held::reading).ifPresent(readings::add);
        readings.add(reading);
        accepted = Optional.of(accepted.map(now::after).orElse(now));
        held = Optional.empty();
        heldInRow = 0;
        List<Doubt> doubts = settled.isEmpty() ? released.map(Held::doubts).orElse(List.of()) : settled;
        return doubts.isEmpty() ? new Plausible(reading) : new Confirmed(readings, doubts);
    }

    private Verdict hold(Reading reading, Snapshot now, List<Doubt> doubts) {
        held = Optional.of(new Held(reading, accepted.map(now::after).orElse(now), doubts));
        heldInRow++;
        return new HeldBack(doubts);
    }

    /** What is held back although nothing speaks against it. */
    Optional<Reading> waiting() {
        return held.filter(last -> last.isOnly(NOTHING_AGAINST)).map(Held::reading);
    }
}
