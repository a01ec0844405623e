package io.github.dsmr4j.core.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A live source that does what a test wrote down: a visit for each opening; behind the last it is open and silent. */
class ScriptedTransport implements Transport {
    /** What a step of a visit throws or gives. */
    @FunctionalInterface
    interface Step {
        /** Bytes, or an empty array for a moment of silence. */
        byte[] bytes() throws IOException;
    }

    /** What an opening throws, and what is read then; behind the last step the source is gone. */
    record Visit(Step opening, List<Step> steps) {}

    private static final Step NOTHING = () -> new byte[0];

    private final Deque<Visit> visits;
    private Deque<Step> steps = new ArrayDeque<>();
    private boolean scriptDone;
    private volatile CountDownLatch closed = new CountDownLatch(0);

    ScriptedTransport(Visit... visits) {
        this.visits = new ArrayDeque<>(Arrays.asList(visits));
    }

    static Visit gives(byte[]... pieces) {
        return new Visit(
                NOTHING, Arrays.stream(pieces).map(piece -> (Step) () -> piece).toList());
    }

    /** Bytes that take a while to come. */
    static Step after(Duration wait, byte... bytes) {
        return () -> {
            await(new CountDownLatch(1), wait);
            return bytes;
        };
    }

    private static boolean await(CountDownLatch latch, Duration wait) throws IOException {
        try {
            return latch.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static Visit doesNotOpen(String message) {
        return new Visit(() -> failing(new IOException(message)), List.of());
    }

    static Visit breaks(Throwable failure) {
        return new Visit(NOTHING, List.of(() -> failing(failure)));
    }

    private static byte[] failing(Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException runtime) {
            throw runtime;
        }
        throw (Error) failure;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public void open() throws IOException {
        closed = new CountDownLatch(1);
        scriptDone = visits.isEmpty();
        if (!scriptDone) {
            Visit visit = visits.remove();
            visit.opening().bytes();
            steps = new ArrayDeque<>(visit.steps());
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (scriptDone) {
            return await(closed, Duration.ofMillis(5)) ? -1 : 0;
        }
        if (steps.isEmpty()) {
            return -1;
        }
        byte[] bytes = steps.remove().bytes();
        System.arraycopy(bytes, 0, buffer, offset, bytes.length);
        return bytes.length;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
