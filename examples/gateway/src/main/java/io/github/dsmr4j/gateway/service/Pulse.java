package io.github.dsmr4j.gateway.service;

import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A source that knows when it was last used. Any thread. */
public final class Pulse implements Transport {
    /**
     * A reader at work reads about every second. It waits up to a minute before it opens a lost source again, and that may
     * take as long.
     */
    static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Transport transport;
    private final LongSupplier nanoTime;
    private volatile long beatNanos;

    /**
     * Of a source.
     *
     * @param nanoTime a clock such as {@link System#nanoTime}
     */
    public Pulse(Transport transport, LongSupplier nanoTime) {
        this.transport = transport;
        this.nanoTime = nanoTime;
        this.beatNanos = nanoTime.getAsLong();
    }

    /** Whether a reader at work would have used it not longer ago than it was. */
    public boolean beats() {
        return nanoTime.getAsLong() - beatNanos <= PATIENCE.toNanos();
    }

    private void beat() {
        beatNanos = nanoTime.getAsLong();
    }

    @Override
    public String name() {
        return transport.name();
    }

    @Override
    public boolean isLive() {
        return transport.isLive();
    }

    @Override
    public void open() throws IOException {
        beat();
        transport.open();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        beat();
        return transport.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
