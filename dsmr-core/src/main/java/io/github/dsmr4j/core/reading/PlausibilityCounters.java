package io.github.dsmr4j.core.reading;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What {@link Plausibility} has held back so far. Written by the reader's thread, readable from any thread at any time. */
public final class PlausibilityCounters {
    private final Map<Doubt.Kind, AtomicLong> heldBack = new EnumMap<>(Doubt.Kind.class);
    private final AtomicLong released = new AtomicLong();

    PlausibilityCounters() {
        for (Doubt.Kind kind : Doubt.Kind.values()) {
            heldBack.put(kind, new AtomicLong());
        }
    }

    /** {@return how many readings were held back} */
    public long heldBack() {
        return heldBack.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /**
     * {@return how many readings were held back whose gravest doubt is of this kind}
     *
     * @param kind what {@link Verdict.HeldBack#doubts()} begins with
     */
    public long heldBack(Doubt.Kind kind) {
        return Objects.requireNonNull(heldBack.get(kind)).get();
    }

    /** {@return how many of those held back counted in the end, because the reading behind them said the same} */
    public long released() {
        return released.get();
    }

    void addHeldBack(Doubt.Kind kind) {
        Objects.requireNonNull(heldBack.get(kind)).incrementAndGet();
    }

    void addReleased(int count) {
        released.addAndGet(count);
    }
}
