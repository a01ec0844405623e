package io.github.dsmr4j.core.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.github.dsmr4j.core.cipher.CipherListener;
import io.github.dsmr4j.core.cipher.RepeatedCounter;
import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one transport for years: opens it, reads it, and hands telegrams to one listener, until it is closed. A live source
 * that is lost, fails or falls silent is opened again, for ever, after waits that {@link ReaderOptions} bound. What was
 * learned of the source, how often it sends and whether it prints CRCs, outlives that. A recording is read once.
 *
 * <p>It is a {@link Runnable} that reads on its caller's thread; {@link #start()} gives it a daemon thread of its own. It
 * runs once. {@link #close()}, state and statistics are for any thread; to interrupt its thread closes it, too, as soon
 * as the transport returns. Whatever transport or listener throw, but errors of the virtual machine, is survived and
 * reported. It writes no log: its listener hears what is worth a line in one.
 */
public final class P1Reader implements Runnable, Closeable {
    private static final int CHUNK = 4096;
    private static final int TRIES_TO_CLOSE = 25;
    private static final int CLOSE_AGAIN_MILLIS = 20;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Transport transport;
    private final P1Listener listener;
    private final Framer framer;
    private final Silence silence;
    private final BackOff backOff;
    private final ReaderStatistics statistics;
    private final Notices notices = new Notices(this::tell);
    private final byte[] chunk = new byte[CHUNK];

    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile Optional<Thread> runner = Optional.empty();
    /** The state that the listener knows of. */
    private ReaderState told = ReaderState.NEW;

    /**
     * A reader with {@link ReaderOptions#DEFAULT}.
     *
     * @param transport opened, read and closed by this reader alone
     * @param listener called on the reader's thread
     */
    public P1Reader(Transport transport, P1Listener listener) {
        this(transport, ReaderOptions.DEFAULT, listener);
    }

    /**
     * A reader of one transport for one listener.
     *
     * @param transport opened, read and closed by this reader alone
     * @param options how telegrams are judged, and how long it waits
     * @param listener called on the reader's thread
     */
    public P1Reader(Transport transport, ReaderOptions options, P1Listener listener) {
        this.transport = Objects.requireNonNull(transport, "transport");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.framer = framer(options, new UntilClosed());
        this.silence = new Silence(options);
        this.backOff = new BackOff(options.firstWait(), options.longestWait(), new SplittableRandom());
        this.statistics = new ReaderStatistics(framer, silence);
    }

    private static Framer framer(ReaderOptions options, CipherListener listener) {
        return options.decryption()
                .<Framer>map(decryption -> decryption.framer(options.framer(), listener))
                .orElseGet(() -> new TelegramFramer(options.framer(), listener));
    }

    /** Hands on what the framer finds, but nothing more once the reader is closed. */
    private final class UntilClosed implements CipherListener {
        @Override
        public void telegram(Telegram telegram) {
            backOff.reset();
            silence.telegram(System.nanoTime());
            statistics.telegramAt(telegram.received());
            if (!isClosed()) {
                tell(() -> listener.telegram(telegram));
                // The time that the listener took is none of the source's.
                silence.begin(System.nanoTime());
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            if (!isClosed()) {
                notices.add(ReaderNotice.Kind.REJECTED, () -> "rejected: " + rejection, System.nanoTime());
                tell(() -> listener.rejected(rejection));
            }
        }

        @Override
        public void counterRepeated(RepeatedCounter repeated) {
            if (!isClosed()) {
                notices.add(ReaderNotice.Kind.COUNTER_REPEATED, repeated::toString, System.nanoTime());
                tell(() -> listener.counterRepeated(repeated));
            }
        }
    }

    /**
     * {@return the daemon thread of its own on which it runs from now on, to wait for its end}
     *
     * @throws IllegalStateException if the reader has run already
     */
    public Thread start() {
        claim();
        Thread thread = new Thread(this::readUntilDone, "dsmr-reader-" + transport.name());
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Reads on this thread until the reader is closed, or a recording ends or fails: {@link #state()} tells which.
     *
     * @throws IllegalStateException if the reader has run already
     */
    @Override
    public void run() {
        claim();
        readUntilDone();
    }

    private void claim() {
        if (!claimed.compareAndSet(false, true)) {
            throw new IllegalStateException("the reader of " + transport.name() + " has run already");
        }
    }

    private void readUntilDone() {
        runner = Optional.of(Thread.currentThread());
        try {
            boolean more = true;
            while (more && !isClosed()) {
                more = takeTurn();
            }
            become(ReaderState.CLOSED);
        } catch (VirtualMachineError e) {
            become(ReaderState.FAILED);
            throw e;
        } finally {
            done.countDown();
        }
    }

    /** Reads the source until it is lost, and waits; whether there is to be another turn. */
    private boolean takeTurn() {
        try {
            return goOnAfter(readOnce());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // Even the name of a transport can throw; then there is nobody to ask, and nothing to tell.
            await(backOff.next().toNanos());
            return true;
        }
    }

    /** Opens the source and reads it until it is lost: why it was. */
    private ReaderFailure readOnce() {
        become(ReaderState.OPENING);
        ReaderFailure.Kind kind = ReaderFailure.Kind.NOT_OPENED;
        try {
            open();
            kind = ReaderFailure.Kind.BROKEN;
            return readUntilLost();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            return failure(
                    kind,
                    e instanceof IOException io
                            ? io
                            : new IOException(transport.name() + " failed unexpectedly: " + text(e), e));
        } finally {
            framer.end();
            closeTransport();
        }
    }

    private void open() throws IOException {
        if (isClosed()) {
            return;
        }
        transport.open();
        if (isClosed()) {
            return;
        }
        statistics.addOpen();
        silence.begin(System.nanoTime());
        become(ReaderState.READING);
        notices.add(ReaderNotice.Kind.OPENED, () -> "reading " + transport.name(), System.nanoTime());
    }

    private ReaderFailure readUntilLost() throws IOException {
        int count = 0;
        long now = System.nanoTime();
        while (count >= 0 && !isClosed()) {
            if (transport.isLive() && silence.isTooLong(now)) {
                return failure(
                        ReaderFailure.Kind.SILENT,
                        "no telegram from " + transport.name() + " for " + seconds(silence.length(now)));
            }
            count = transport.read(chunk, 0, CHUNK);
            now = System.nanoTime();
            framer.feed(chunk, 0, Math.max(count, 0));
            notices.tellDue(now);
        }
        return failure(
                ReaderFailure.Kind.ENDED, transport.name() + " has gone: the other end closed it, or it was unplugged");
    }

    private static ReaderFailure failure(ReaderFailure.Kind kind, String message) {
        return failure(kind, new IOException(message));
    }

    private static ReaderFailure failure(ReaderFailure.Kind kind, IOException cause) {
        return new ReaderFailure(kind, cause, Instant.now());
    }

    /** Waits until it is time to open a live source again; of a recording it tells how it ended. */
    private boolean goOnAfter(ReaderFailure lost) {
        if (isClosed()) {
            return false;
        }
        if (!transport.isLive()) {
            end(lost);
            return false;
        }
        silence.lost(lost.kind());
        Duration wait = backOff.next();
        report(lost, " (trying again in " + seconds(wait) + ")");
        become(ReaderState.WAITING);
        await(wait.toNanos());
        return true;
    }

    private void end(ReaderFailure lost) {
        boolean atItsEnd = lost.kind() == ReaderFailure.Kind.ENDED;
        if (!atItsEnd) {
            report(lost, "");
        }
        notices.tellAll(System.nanoTime());
        become(atItsEnd ? ReaderState.ENDED : ReaderState.FAILED);
    }

    private void report(ReaderFailure lost, String whatNow) {
        statistics.add(lost);
        tell(() -> listener.failed(lost));
        notices.add(ReaderNotice.Kind.LOST, () -> lost.message() + whatNow, System.nanoTime());
    }

    private void await(long nanos) {
        long until = System.nanoTime() + nanos;
        try {
            for (long left = nanos; left > 0 && !closing.await(Math.min(left, SECOND), NANOSECONDS); ) {
                notices.tellDue(System.nanoTime());
                left = until - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(Duration time) {
        return Math.max(1, time.plusMillis(500).toSeconds()) + " s";
    }

    /** For the reading thread. */
    private boolean isClosed() {
        if (Thread.currentThread().isInterrupted()) {
            closing.countDown();
        }
        return closing.getCount() == 0;
    }

    /** A state that lasts stays, and a closed reader becomes nothing but closed. */
    private void become(ReaderState next) {
        boolean lasting = told == ReaderState.ENDED || told == ReaderState.FAILED;
        ReaderState become = isClosed() ? ReaderState.CLOSED : next;
        if (!lasting && told != become) {
            statistics.become(become);
            told = become;
            tell(() -> listener.stateChanged(become));
        }
    }

    /** What somebody else's exception says, if it does not throw even then. */
    private static String text(Throwable e) {
        try {
            return e.toString();
        } catch (RuntimeException again) {
            return e.getClass().getName();
        }
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            statistics.addListenerFailure();
            notices.add(ReaderNotice.Kind.LISTENER_FAILED, () -> "a listener failed: " + text(e), System.nanoTime());
        }
    }

    /** A failure here is counted alone: a notice of it would fail as well. */
    private void tell(ReaderNotice notice) {
        if (isClosed()) {
            return;
        }
        try {
            listener.noticed(notice);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            statistics.addListenerFailure();
        }
    }

    private void closeTransport() {
        try {
            transport.close();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            // The source is lost or was closed already; there is nothing left that this could cost.
            return;
        }
    }

    /** {@return what the reader does} Any thread. */
    public ReaderState state() {
        return statistics.state();
    }

    /** {@return what was done and seen so far; a live view} Any thread. */
    public ReaderStatistics statistics() {
        return statistics;
    }

    /**
     * Ends the reader: it delivers nothing more, and its thread ends soon. The first call waits for that, but less than a
     * second, and not when the listener makes it. For any thread; harmless when repeated, and before the reader runs.
     */
    @Override
    public void close() {
        boolean closedBefore = closing.getCount() == 0;
        closing.countDown();
        if (!claimed.get()) {
            statistics.become(ReaderState.CLOSED);
            return;
        }
        boolean fromListener = runner.filter(Thread.currentThread()::equals).isPresent();
        if (closedBefore || fromListener || done.getCount() == 0) {
            return;
        }
        Thread closer = new Thread(this::closeUntilDone, "dsmr-closer");
        closer.setDaemon(true);
        closer.start();
        awaitDone(TRIES_TO_CLOSE * CLOSE_AGAIN_MILLIS);
    }

    /** Again and again, for a transport about to open does not notice; on a thread of its own, for closing may hang. */
    private void closeUntilDone() {
        for (int tries = 0; tries < TRIES_TO_CLOSE && !awaitDone(CLOSE_AGAIN_MILLIS); tries++) {
            closeTransport();
        }
    }

    private boolean awaitDone(int millis) {
        try {
            return done.await(millis, MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
