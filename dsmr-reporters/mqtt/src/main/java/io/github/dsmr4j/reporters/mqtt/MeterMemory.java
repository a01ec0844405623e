package io.github.dsmr4j.reporters.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of one meter. One thread. */
final class MeterMemory {
    private final ZoneId zone;
    private final Duration longestGap;
    private final Map<Period, Beginning> beginnings = new EnumMap<>(Period.class);
    private Optional<String> id = Optional.empty();
    private Optional<Snapshot> before = Optional.empty();
    private Optional<Snapshot> last = Optional.empty();
    private QuarterWatch quarters = new QuarterWatch();

    /** What the registers showed when a period began, on its first day. */
    record Beginning(LocalDate start, Registers registers) {}

    /**
     * A memory with nothing in it.
     *
     * @param longestGap how long nobody may have looked at the meter when a period begins
     */
    MeterMemory(ZoneId zone, Duration longestGap) {
        this.zone = zone;
        this.longestGap = longestGap;
    }

    void restore(Optional<String> knownId, Map<Period, Beginning> known) {
        id = knownId;
        beginnings.putAll(known);
    }

    Optional<String> id() {
        return id;
    }

    Map<Period, Beginning> beginnings() {
        return Map.copyOf(beginnings);
    }

    /**
     * Looks at a reading; one that is not newer than the last changes nothing.
     *
     * @return whether there is something else to remember for long
     */
    boolean see(Optional<String> printedId, Snapshot now) {
        if (isOld(now.time())) {
            return false;
        }
        boolean replaced = isReplaced(printedId, now.registers());
        if (replaced) {
            forget();
        }
        id = printedId.or(() -> id);
        boolean begun = begin(now);
        before = last;
        last = Optional.of(now);
        quarters.see(now);
        return begun || replaced;
    }

    private boolean isOld(Instant time) {
        LocalDate day = Period.day(time, zone);
        return last.filter(seen -> !time.isAfter(seen.time())).isPresent()
                || beginnings.values().stream().anyMatch(beginning -> day.isBefore(beginning.start()));
    }

    private boolean isReplaced(Optional<String> printedId, Registers now) {
        return (id.isPresent() && printedId.isPresent() && !id.equals(printedId))
                || last.filter(seen -> now.isBehind(seen.registers())).isPresent()
                || beginnings.values().stream().anyMatch(beginning -> now.isBehind(beginning.registers()));
    }

    private void forget() {
        beginnings.clear();
        last = Optional.empty();
        quarters = new QuarterWatch();
    }

    private boolean begin(Snapshot now) {
        LocalDate day = Period.day(now.time(), zone);
        boolean begun = false;
        for (Period period : Period.values()) {
            LocalDate start = period.start(day);
            if (beginning(period, start).isEmpty()) {
                beginnings.remove(period);
                Optional<Snapshot> witness = last.filter(seen -> isWitness(seen.time(), now.time(), start));
                witness.ifPresent(seen -> beginnings.put(period, new Beginning(start, seen.registers())));
                begun |= witness.isPresent();
            }
        }
        return begun;
    }

    private boolean isWitness(Instant seen, Instant now, LocalDate start) {
        return Period.day(seen, zone).isBefore(start)
                && Duration.between(seen, now).compareTo(longestGap) <= 0;
    }

    private Optional<Beginning> beginning(Period period, LocalDate start) {
        return Optional.ofNullable(beginnings.get(period))
                .filter(beginning -> beginning.start().equals(start));
    }

    /** What was used in the period that a day is in, up to a reading; empty if its beginning is not known. */
    Optional<Registers> used(Period period, LocalDate day, Snapshot now) {
        LocalDate start = period.start(day);
        return beginning(period, start)
                .filter(beginning -> period.start(Period.day(now.time(), zone)).equals(start))
                .flatMap(beginning -> now.registers().since(beginning.registers()));
    }

    /** What was used between the last reading, if this is it, and the one before. */
    Optional<Registers> added(Snapshot now) {
        return last.filter(now::equals)
                .flatMap(same -> before)
                .flatMap(earlier -> now.registers().since(earlier.registers()));
    }

    Optional<QuarterWatch.Finished> finishedQuarter() {
        return quarters.finished();
    }
}
