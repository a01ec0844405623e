package io.github.dsmr4j.core.transport;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sums events up, so that they fill no log: the first of a kind is told at once, those of the minute after it as one. After
 * a loss that was told, that the source is back is told at once, too. One thread. Times are those of {@link System#nanoTime()}.
 */
final class Notices {
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    /** The events of one kind. */
    private static final class Events {
        final ReaderNotice.Kind kind;
        boolean told;
        long toldAt;
        long lastAt;
        long untold;
        /** Of the last event; asked only when it is told. */
        Supplier<String> text = () -> "";

        Events(ReaderNotice.Kind kind) {
            this.kind = kind;
        }
    }

    private final Consumer<ReaderNotice> listener;
    private final Map<ReaderNotice.Kind, Events> kinds = new EnumMap<>(ReaderNotice.Kind.class);
    /** Whether the source is lost as far as was told: then that it is back is not held back. */
    private boolean lossTold;

    /** Over all kinds; most often none. */
    private long untold;

    Notices(Consumer<ReaderNotice> listener) {
        this.listener = listener;
    }

    void add(ReaderNotice.Kind kind, Supplier<String> text, long now) {
        Events events = kinds.computeIfAbsent(kind, Events::new);
        events.untold++;
        events.text = text;
        events.lastAt = now;
        untold++;
        boolean goodNews = kind == ReaderNotice.Kind.OPENED && lossTold;
        if (!events.told || goodNews) {
            tell(events, now);
        } else if (isDue(events, now)) {
            tellAll(now);
        }
    }

    /** Tells what is due; to be called now and then, as the last events of a minute may be followed by none. */
    void tellDue(long now) {
        if (untold > 0 && kinds.values().stream().anyMatch(events -> events.untold > 0 && isDue(events, now))) {
            tellAll(now);
        }
    }

    /** Tells what is left of all kinds, in the order of the last events: what was told last is how things stand. */
    void tellAll(long now) {
        kinds.values().stream()
                .filter(events -> events.untold > 0)
                .sorted(Comparator.comparingLong(events -> events.lastAt - now))
                .forEach(events -> tell(events, now));
    }

    private static boolean isDue(Events events, long now) {
        return now - events.toldAt >= INTERVAL;
    }

    private void tell(Events events, long now) {
        String text = events.text.get();
        long count = events.untold;
        untold -= count;
        events.untold = 0;
        events.told = true;
        lossTold = events.kind == ReaderNotice.Kind.LOST || (lossTold && events.kind != ReaderNotice.Kind.OPENED);
        events.toldAt = now;
        listener.accept(new ReaderNotice(events.kind, count, count == 1 ? text : count + " times, the last: " + text));
    }
}
