package io.github.dsmr4j.core.transport;

import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A recorded file, replayed as fast as it is read or at the pace at which the meter sent it, telegram by telegram.
 *
 * <p>The pace comes from the meter's clock in the telegrams. One without a clock follows at once; where none has a clock,
 * each follows ten seconds after the one before. No pause is longer than an hour of the meter's time.
 *
 * <p>Threads as {@link Transport} says.
 */
public final class FileTransport implements Transport {
    /** As fast as the file is read. */
    public static final double UNPACED = Double.POSITIVE_INFINITY;

    /** As fast as the meter sent it. */
    public static final double ORIGINAL_PACE = 1;

    private static final FramerOptions ANY_TELEGRAM = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    private final Path file;
    private final double speed;
    private volatile InputStream in = InputStream.nullInputStream();
    private byte[] burst = {};
    private int burstAt;
    private ReplayPace pace;
    private long dueNanos;
    private volatile CountDownLatch closed = new CountDownLatch(0);

    /**
     * A file, {@link #UNPACED}.
     *
     * @param file opened by {@link #open()}, not before
     */
    public FileTransport(Path file) {
        this(file, UNPACED);
    }

    /**
     * A file at a pace.
     *
     * @param file opened by {@link #open()}, not before
     * @param speed how many times as fast as the meter: {@link #ORIGINAL_PACE}, any factor, or {@link #UNPACED}
     * @throws IllegalArgumentException if the speed is not above 0
     */
    public FileTransport(Path file, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a pace of " + speed + " is not above 0");
        }
        this.file = file;
        this.speed = speed;
        this.pace = new ReplayPace(speed);
    }

    @Override
    public String name() {
        return "file:" + file;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public void open() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read " + file + ": it is a folder");
        }
        try {
            in = new BufferedInputStream(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new IOException("cannot read " + file + ": there is no such file");
        } catch (AccessDeniedException e) {
            throw new IOException("cannot read " + file + ": permission denied");
        }
        burst = new byte[0];
        burstAt = 0;
        pace = new ReplayPace(speed);
        dueNanos = System.nanoTime();
        closed = new CountDownLatch(1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return readPaced(buffer, offset, length);
        } catch (IOException e) {
            if (closed.getCount() == 0) {
                return -1;
            }
            throw new IOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private int readPaced(byte[] buffer, int offset, int length) throws IOException {
        if (closed.getCount() == 0) {
            return -1;
        }
        if (speed == UNPACED) {
            return in.read(buffer, offset, length);
        }
        if (burstAt == burst.length && !nextBurst()) {
            return -1;
        }
        if (!isDue()) {
            return 0;
        }
        int count = Math.min(length, burst.length - burstAt);
        System.arraycopy(burst, burstAt, buffer, offset, count);
        burstAt += count;
        return count;
    }

    /** Reads through the end line of the next telegram and sets when the meter would send it. */
    private boolean nextBurst() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean inEndLine = false;
        int before = '\n';
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            inEndLine |= b == '!' && before == '\n';
            if ((b == '\n' && inEndLine) || bytes.size() == FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH) {
                break;
            }
            before = b;
        }
        burst = bytes.toByteArray();
        burstAt = 0;
        dueNanos += pace.pauseBefore(clock()).toNanos();
        return burst.length > 0;
    }

    private Optional<Instant> clock() {
        return Telegram.decode(burst, ANY_TELEGRAM) instanceof Telegram telegram
                ? Reading.of(telegram).time().flatMap(MeterTime::instant)
                : Optional.empty();
    }

    /** Waits until the burst is due, but not longer than a second, and not when the transport is closed. */
    private boolean isDue() throws InterruptedIOException {
        long wait = Math.min(dueNanos - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
        try {
            return wait <= 0 || (!closed.await(wait, TimeUnit.NANOSECONDS) && System.nanoTime() >= dueNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the next telegram was not yet due");
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        in.close();
    }
}
