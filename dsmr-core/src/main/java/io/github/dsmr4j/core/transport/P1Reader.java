package io.github.dsmr4j.core.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramListener;
import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs one transport: opens it, reads it, and hands telegrams to one listener, until the input ends, the transport fails
 * or the reader is closed.
 *
 * <p>It is a {@link Runnable} that reads on its caller's thread; {@link #start()} gives it a daemon thread of its own. It
 * runs once. {@link #close()}, state and counters are for any thread. Whatever transport or listener throw, but errors of
 * the virtual machine, is survived and reported.
 */
public final class P1Reader implements Runnable, Closeable {
    private static final int CHUNK = 4096;
    private static final int TRIES_TO_CLOSE = 45;
    private static final int CLOSE_AGAIN_MILLIS = 20;

    private final Transport transport;
    private final P1Listener listener;
    private final TelegramFramer framer;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final AtomicLong listenerFailures = new AtomicLong();
    /** Comes down when the transport is open, or will not be. */
    private final CountDownLatch opened = new CountDownLatch(1);

    private volatile Optional<Thread> runner = Optional.empty();
    private volatile boolean closed;
    private volatile ReaderState state = ReaderState.NEW;
    /** The state that the listener knows of. */
    private ReaderState told = ReaderState.NEW;

    private volatile Optional<IOException> failure = Optional.empty();

    /** A reader with {@link FramerOptions#DEFAULT}. */
    public P1Reader(Transport transport, P1Listener listener) {
        this(transport, FramerOptions.DEFAULT, listener);
    }

    /** A reader of one transport for one listener. */
    public P1Reader(Transport transport, FramerOptions options, P1Listener listener) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.framer = new TelegramFramer(options, new UntilClosed());
    }

    /** Hands on what the framer finds, but nothing more once the reader is closed. */
    private final class UntilClosed implements TelegramListener {
        @Override
        public void telegram(Telegram telegram) {
            if (!closed) {
                tell(() -> listener.telegram(telegram));
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            if (!closed) {
                tell(() -> listener.rejected(rejection));
            }
        }
    }

    /**
     * Runs on a daemon thread of its own.
     *
     * @return the thread, to wait for its end
     * @throws IllegalStateException if the reader has run already
     */
    public Thread start() {
        claim();
        Thread thread = new Thread(this::readUntilEnd, "dsmr-reader-" + transport.name());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Reads on this thread; returns when the input has ended or failed or the reader was closed. {@link #state()} tells
     * which, {@link #failure()} why.
     *
     * @throws IllegalStateException if the reader has run already
     */
    @Override
    public void run() {
        claim();
        readUntilEnd();
    }

    private void claim() {
        if (!claimed.compareAndSet(false, true)) {
            throw new IllegalStateException("the reader of " + transport.name() + " has run already");
        }
    }

    private void readUntilEnd() {
        runner = Optional.of(Thread.currentThread());
        try {
            become(ReaderState.OPENING);
            open();
            become(ReaderState.READING);
            read();
            framer.end();
            become(ReaderState.ENDED);
        } catch (VirtualMachineError e) {
            become(ReaderState.FAILED);
            throw e;
        } catch (Throwable e) {
            framer.end();
            fail(e);
        } finally {
            closeTransport();
        }
    }

    private void open() throws IOException {
        try {
            if (!closed) {
                transport.open();
            }
        } finally {
            opened.countDown();
        }
    }

    private void read() throws IOException {
        byte[] buffer = new byte[CHUNK];
        while (!closed) {
            int count = transport.read(buffer, 0, CHUNK);
            if (count < 0) {
                return;
            }
            framer.feed(buffer, 0, count);
        }
    }

    /** A closed reader stays closed, and nobody hears of what its transport says to that. */
    private void become(ReaderState next) {
        ReaderState become = closed ? ReaderState.CLOSED : next;
        if (told != become) {
            state = become;
            told = become;
            tell(() -> listener.stateChanged(become));
        }
    }

    private void fail(Throwable cause) {
        if (!closed) {
            IOException reported = cause instanceof IOException io
                    ? io
                    : new IOException(transport.name() + " failed unexpectedly: " + cause, cause);
            failure = Optional.of(reported);
            tell(() -> listener.failed(reported));
        }
        become(ReaderState.FAILED);
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            listenerFailures.incrementAndGet();
        }
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // The input has ended already; there is nothing left that this could cost.
            return;
        }
    }

    /** What the reader does. */
    public ReaderState state() {
        return state;
    }

    /** Why the transport failed; empty while it did not. */
    public Optional<IOException> failure() {
        return failure;
    }

    /** What was seen so far. */
    public TelegramCounters counters() {
        return framer.counters();
    }

    /** How many calls of the listener ended in an exception. */
    public long listenerFailures() {
        return listenerFailures.get();
    }

    /**
     * Ends the reader: it delivers nothing more, and its thread ends soon. For any thread, the listener's own included;
     * harmless when repeated, and before the reader runs.
     */
    @Override
    public void close() {
        closed = true;
        ReaderState before = state;
        if (before == ReaderState.NEW) {
            state = ReaderState.CLOSED;
        }
        closeTransport();
        boolean fromListener = runner.filter(Thread.currentThread()::equals).isPresent();
        if (before == ReaderState.OPENING && !fromListener) {
            closeUntilOpened();
        }
    }

    /** A transport that is just about to open does not notice that it was closed the moment before. */
    private void closeUntilOpened() {
        try {
            for (int tries = 0; tries < TRIES_TO_CLOSE && !opened.await(CLOSE_AGAIN_MILLIS, MILLISECONDS); tries++) {
                closeTransport();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
