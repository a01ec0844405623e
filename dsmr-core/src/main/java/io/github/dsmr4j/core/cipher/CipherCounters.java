package io.github.dsmr4j.core.cipher;

import java.util.concurrent.atomic.AtomicLong;

/** What was seen of encrypted frames; those that were rejected are counted with the telegrams. Any thread. */
public final class CipherCounters {
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    CipherCounters() {}

    /** Frames decrypted. */
    public long frames() {
        return frames.get();
    }

    /** Those of them whose counter had not grown. */
    public long repeatedCounters() {
        return repeated.get();
    }

    void addFrame() {
        frames.incrementAndGet();
    }

    void addRepeated() {
        repeated.incrementAndGet();
    }
}
