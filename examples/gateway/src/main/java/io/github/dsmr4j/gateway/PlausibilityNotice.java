package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Doubt;
import io.github.dsmr4j.core.reading.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Tells what is held back, and what counts after all: the first of each at once, those of the following minute as one. That
 * the first reading waits for the second is nothing to tell. One thread.
 */
final class PlausibilityNotice {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int WIDTH = 200;

    /** Events of one kind. */
    private final class Events {
        private boolean told;
        private long toldAt;
        private long untold;
        private String last = "";

        void add(String text) {
            untold++;
            last = text;
        }

        void tellDue(boolean all) {
            boolean due = all || !told || nanoTime.getAsLong() - toldAt >= MINUTE;
            if (untold == 0 || !due) {
                return;
            }
            err.println(untold == 1 ? last : untold + " times, the last: " + last);
            untold = 0;
            told = true;
            toldAt = nanoTime.getAsLong();
        }
    }

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private final Events held = new Events();
    private final Events confirmed = new Events();

    PlausibilityNotice(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
    }

    /** What was said of a reading; to be called for each. */
    void look(Verdict verdict) {
        if (verdict instanceof Verdict.HeldBack one && isNews(one.doubts())) {
            held.add("reading held back: " + text(one.doubts()));
        } else if (verdict instanceof Verdict.Confirmed one && isNews(one.doubts())) {
            confirmed.add("readings count again: " + text(one.doubts()));
        }
        held.tellDue(false);
        confirmed.tellDue(false);
    }

    /** Tells what is left. */
    void finish() {
        held.tellDue(true);
        confirmed.tellDue(true);
    }

    /** Whether it is about something printed. */
    private static boolean isNews(List<Doubt> doubts) {
        return doubts.stream().anyMatch(doubt -> doubt.object().isPresent());
    }

    private static String text(List<Doubt> doubts) {
        return ShownText.cut(doubts.get(0).toString(), WIDTH);
    }
}
