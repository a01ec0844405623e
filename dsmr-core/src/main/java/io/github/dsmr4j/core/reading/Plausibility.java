package io.github.dsmr4j.core.reading;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds back readings that cannot be true: a CRC of 16 bits lets one damaged telegram in 65,536 through, meters that print no
 * CRC let all of them through, and a meter can print nonsense. For the readings of one source, in order; one thread.
 *
 * <pre>{@code
 * Plausibility plausibility = new Plausibility();
 * ...
 * plausibility.check(Reading.of(telegram)).readings().forEach(this::use);
 * }</pre>
 *
 * <p>A reading is held back if
 * <ul>
 * <li>a register runs backwards, or grew by more than {@link PlausibilityLimits} let through since, all tariffs of one kind
 *     of energy together; that goes for gas, water and heat too, by the times at which they were captured;
 * <li>a power, current, voltage, average or peak is out of range, or a register below zero;
 * <li>power from or to the grid, of one phase or of all, is above what it was before, and above what the growth of the
 *     registers comes to, by more than half the connection's power;
 * <li>the meter's clock went back by more than {@link PlausibilityLimits#gap()};
 * <li>there is nothing to compare it with: it is the first, or the first after a gap, or it has a register or an M-Bus
 *     device that was never there.
 * </ul>
 *
 * <p>It counts after all if the next reading says the same: registers that go on from there, power that lasts or that the
 * registers show, the same value out of range. Then both count, so that the first reading of a meter comes with the second
 * one, and a meter that was replaced is late by one telegram. A reading held back that the next one contradicts is lost.
 *
 * <p>Nothing true is held back for long. Of readings within the limits whose distances in time do not more than double
 * beyond the gap, each that is held back counts with the next one; but a power that rises by more than half the connection's
 * has to last until then, or to show in the registers. After a single false reading, whether it was held back or not, at
 * most one true reading is held back. Whatever comes, behind {@value #MOST_HELD_BACK} readings of a meter that were held back in a row the
 * next counts: then it is the limits that do not fit.
 *
 * <p><b>What may still pass:</b> a register that is too high by no more than the connection carries in the time since, and
 * a minute (an hour, for M-Bus devices); the next true reading then runs backwards, and counts with the one behind it. In a
 * first reading, one that is too low by as much. A power within half the connection's, a voltage or current within range. A
 * clock that is off by less than the gap, or that was printed too early in a first reading. Text, counters of failures, and
 * registers of kinds that have no limits. Objects that are missing. Two false readings in a row that say the same.
 *
 * <p>Meters are told apart by their identifier, else by their identification; up to 32 are remembered, the one that was
 * silent longest is forgotten. Of each no more than 256 registers and one reading are kept.
 */
public final class Plausibility {
    /** As many readings of a meter in a row are held back at most. */
    public static final int MOST_HELD_BACK = 10;

    private static final int MOST_METERS = 32;

    private final PlausibilityLimits limits;
    private final PlausibilityCounters counters = new PlausibilityCounters();
    /** The one that was silent longest first. */
    private final Map<String, MeterHistory> meters = new LinkedHashMap<>();

    /** With {@link PlausibilityLimits#DEFAULT}. */
    public Plausibility() {
        this(PlausibilityLimits.DEFAULT);
    }

    /**
     * With other limits.
     *
     * @param limits of the connection and the meters behind it
     */
    public Plausibility(PlausibilityLimits limits) {
        this.limits = limits;
    }

    /**
     * Judges the next reading of the source, by the time when its telegram came.
     *
     * @param reading the next one, of whatever meter
     * @return whether it counts, and which of those held back count with it
     */
    public Verdict check(Reading reading) {
        return check(reading, reading.telegram().received());
    }

    /**
     * Judges the next reading of the source, for an application that knows better than {@link
     * io.github.dsmr4j.core.telegram.Telegram#received()} when it came. Where meter and machine disagree about how much time
     * went by, the longer time counts.
     *
     * @param reading the next one, of whatever meter
     * @param received when it came, by this machine's clock
     * @return whether it counts, and which of those held back count with it
     */
    public Verdict check(Reading reading, Instant received) {
        Verdict verdict = history(reading).check(reading, received);
        if (verdict instanceof Verdict.HeldBack held) {
            counters.addHeldBack(held.doubts().get(0).kind());
        } else {
            counters.addReleased(verdict.readings().size() - 1);
        }
        return verdict;
    }

    private MeterHistory history(Reading reading) {
        String meter = reading.equipmentId().map(id -> "id " + id).orElseGet(() -> "/" + reading.identification());
        MeterHistory known = Optional.ofNullable(meters.remove(meter)).orElseGet(() -> new MeterHistory(limits));
        if (meters.size() == MOST_METERS) {
            meters.remove(meters.keySet().iterator().next());
        }
        meters.put(meter, known);
        return known;
    }

    /**
     * {@return the latest readings that wait for the next of their meter and that nothing speaks against: at most one
     * of each meter} At the end of a recording they may count, for no next reading will come.
     */
    public List<Reading> waiting() {
        return meters.values().stream()
                .flatMap(meter -> meter.waiting().stream())
                .toList();
    }

    /** {@return what it has held back so far; a live view, for any thread} */
    public PlausibilityCounters counters() {
        return counters;
    }
}
