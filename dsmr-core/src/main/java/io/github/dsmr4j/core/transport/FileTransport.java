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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A recorded file, replayed as fast as it is read or at the pace at which the meter sent it, telegram by telegram.
 *
 * <p>The pace comes from the meter's clock in the telegrams; one without a clock follows ten seconds after the one
 * before, and no pause is longer than an hour of the meter's time.
 */
public final class FileTransport implements Transport {
    /** As fast as the file is read. */
    public static final double UNPACED = Double.POSITIVE_INFINITY;

    /** As fast as the meter sent it. */
    public static final double ORIGINAL_PACE = 1;

    private static final Duration WITHOUT_CLOCK = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final FramerOptions ANY_TELEGRAM = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    private final Path file;
    private final double speed;
    private volatile InputStream in = InputStream.nullInputStream();
    private byte[] burst = {};
    private int burstAt;
    private Optional<Instant> clock = Optional.empty();
    private boolean first;
    private long dueNanos;
    private volatile CountDownLatch closed = new CountDownLatch(0);

    /** A file, {@link #UNPACED}. */
    public FileTransport(Path file) {
        this(file, UNPACED);
    }

    /**
     * A file at a pace.
     *
     * @param speed how many times as fast as the meter: {@link #ORIGINAL_PACE}, any factor, or {@link #UNPACED}
     * @throws IllegalArgumentException if the speed is not above 0
     */
    public FileTransport(Path file, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a pace of " + speed + " is not above 0");
        }
        this.file = file;
        this.speed = speed;
    }

    @Override
    public String name() {
        return "file:" + file;
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
        clock = Optional.empty();
        first = true;
        closed = new CountDownLatch(1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return readPaced(buffer, offset, length);
        } catch (IOException e) {
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
        Optional<Instant> last = clock;
        clock = Telegram.decode(burst, ANY_TELEGRAM) instanceof Telegram telegram
                ? Reading.of(telegram).time().flatMap(MeterTime::instant)
                : Optional.empty();
        dueNanos = first ? System.nanoTime() : dueNanos + (long) (interval(last).toNanos() / speed);
        first = false;
        return burst.length > 0;
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

    private Duration interval(Optional<Instant> last) {
        Duration interval = last.flatMap(from -> clock.map(to -> Duration.between(from, to)))
                .orElse(WITHOUT_CLOCK);
        if (interval.isNegative()) {
            return Duration.ZERO;
        }
        return interval.compareTo(LONGEST) > 0 ? LONGEST : interval;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        in.close();
    }
}
