package io.github.dsmr4j.core.transport;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sums events up, so that they fill no log: the first of a kind is told at once, those of the minute after it as one. One
 * thread. Times are those of {@link System#nanoTime()}.
 */
final class Notices {
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    /** The events of one kind. */
    private static final class Events {
        boolean told;
        long toldAt;
        long untold;
        /** Of the last event; asked only when it is told. */
        Supplier<String> text = () -> "";
    }

    private final Consumer<ReaderNotice> listener;
    private final Map<ReaderNotice.Kind, Events> kinds = new EnumMap<>(ReaderNotice.Kind.class);
    /** Over all kinds; most often none. */
    private long untold;

    Notices(Consumer<ReaderNotice> listener) {
        this.listener = listener;
    }

    void add(ReaderNotice.Kind kind, Supplier<String> text, long now) {
        Events events = kinds.computeIfAbsent(kind, first -> new Events());
        events.untold++;
        untold++;
        events.text = text;
        if (!events.told || isDue(events, now)) {
            tell(kind, events, now);
        }
    }

    /** Tells what is due; to be called now and then, as the last events of a minute may be followed by none. */
    void tellDue(long now) {
        if (untold == 0) {
            return;
        }
        kinds.forEach((kind, events) -> {
            if (events.untold > 0 && isDue(events, now)) {
                tell(kind, events, now);
            }
        });
    }

    /** Tells what is left, for there will be no more. */
    void tellAll(long now) {
        kinds.forEach((kind, events) -> {
            if (events.untold > 0) {
                tell(kind, events, now);
            }
        });
    }

    private static boolean isDue(Events events, long now) {
        return now - events.toldAt >= INTERVAL;
    }

    private void tell(ReaderNotice.Kind kind, Events events, long now) {
        String text = events.text.get();
        long count = events.untold;
        untold -= count;
        events.untold = 0;
        events.told = true;
        events.toldAt = now;
        listener.accept(new ReaderNotice(kind, count, count == 1 ? text : count + " times, the last: " + text));
    }
}
