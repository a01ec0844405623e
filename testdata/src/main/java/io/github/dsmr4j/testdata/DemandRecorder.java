package io.github.dsmr4j.testdata;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Average power of the running quarter of an hour, the peak of the month and those of the months before. */
final class DemandRecorder {
    /** A quarter of an hour's average and when it ended. */
    record Peak(Instant end, int watts) {}

    /** The peak of a month that is over. */
    record Month(Instant end, Peak peak) {}

    private static final long QUARTER_MILLIS = 900_000;
    private static final int MONTHS_KEPT = 13;

    private final ZoneId zone;
    private final Deque<Month> history = new ArrayDeque<>();
    private Instant position;
    private Peak peak;
    private long wattMillis;

    DemandRecorder(ZoneId zone, Instant start) {
        this.zone = zone;
        position = start;
        peak = new Peak(startOfMonth(start).toInstant(), 0);
    }

    /** Adds a month that was over before the recorder began. */
    void past(Month month) {
        history.addLast(month);
    }

    /** Goes on to {@code until} with that power drawn all the time. */
    void advance(Instant until, int watts) {
        while (position.isBefore(until)) {
            long quarter = Math.floorDiv(position.toEpochMilli(), QUARTER_MILLIS);
            Instant end = Instant.ofEpochMilli((quarter + 1) * QUARTER_MILLIS);
            Instant next = end.isAfter(until) ? until : end;
            wattMillis += watts * ChronoUnit.MILLIS.between(position, next);
            position = next;
            if (next.equals(end)) {
                closeQuarter(end);
            }
        }
    }

    private void closeQuarter(Instant end) {
        int average = average();
        wattMillis = 0;
        if (average > peak.watts()) {
            peak = new Peak(end, average);
        }
        ZonedDateTime month = startOfMonth(end);
        if (month.toInstant().equals(end)) {
            history.addLast(new Month(end, peak));
            if (history.size() > MONTHS_KEPT) {
                history.removeFirst();
            }
            peak = new Peak(end, 0);
        }
    }

    /** What the running quarter has drawn so far, spread over the whole quarter, in watts. */
    int average() {
        return (int) (wattMillis / QUARTER_MILLIS);
    }

    Peak peak() {
        return peak;
    }

    /** Months that are over, the oldest first. */
    Collection<Month> history() {
        return history;
    }

    private ZonedDateTime startOfMonth(Instant instant) {
        return instant.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }
}
