package io.github.dsmr4j.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An input stream that somebody else opened, such as standard input.
 *
 * <p>A read of such a stream cannot be interrupted. So a daemon thread of its own reads it, a few chunks ahead at most,
 * and {@link #close()} does not wait for it. The stream is read once: opened again, the transport goes on where it was.
 * Threads as {@link Transport} says.
 */
public final class StreamTransport implements Transport {
    private static final int CHUNK = 4096;
    private static final int CHUNKS_AHEAD = 16;
    /** Says that the transport was closed: frees a read that waits. */
    private static final byte[] WAKE_UP = {};

    private final String name;
    private final InputStream in;
    private final BlockingQueue<byte[]> ahead = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private byte[] chunk = WAKE_UP;
    private int chunkAt;
    private boolean started;
    private volatile boolean closed = true;
    private volatile boolean ended;
    private volatile Optional<IOException> failure = Optional.empty();

    /**
     * A transport over a stream, which stays the caller's to close.
     *
     * @param name what a person calls it
     * @param in read once the transport is open
     */
    public StreamTransport(String name, InputStream in) {
        this.name = Objects.requireNonNull(name, "name");
        this.in = Objects.requireNonNull(in, "in");
    }

    /** {@return standard input} Closing the transport leaves it open. */
    public static StreamTransport standardInput() {
        return new StreamTransport("standard input", System.in);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void open() {
        closed = false;
        if (!started) {
            started = true;
            Thread thread = new Thread(this::readAhead, "dsmr-" + name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void readAhead() {
        try {
            copyAhead();
        } catch (IOException | RuntimeException e) {
            failure = Optional.of(new IOException("cannot read " + name + ": " + e.getMessage(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            wakeUp();
        }
    }

    private void copyAhead() throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            ahead.put(Arrays.copyOf(buffer, count));
        }
    }

    /** Nobody waits while the queue is full, so that nothing is lost when this does not get in. */
    private void wakeUp() {
        ahead.offer(WAKE_UP);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (closed) {
            return -1;
        }
        if (chunkAt == chunk.length) {
            boolean last = ended;
            chunk = nextChunk();
            chunkAt = 0;
            if (chunk.length == 0 && last && ahead.isEmpty()) {
                return end();
            }
        }
        int count = Math.min(length, chunk.length - chunkAt);
        System.arraycopy(chunk, chunkAt, buffer, offset, count);
        chunkAt += count;
        return count;
    }

    private byte[] nextChunk() throws InterruptedIOException {
        try {
            return Optional.ofNullable(ahead.poll(ended ? 0 : 1, TimeUnit.SECONDS))
                    .orElse(WAKE_UP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + name + " was silent");
        }
    }

    private int end() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return -1;
    }

    @Override
    public void close() {
        closed = true;
        wakeUp();
    }
}
