package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A transport whose bytes are kept in a file as they come, before anybody sees them.
 *
 * <p>A file that cannot be written does not stop the reading. It is told of once, tried again every minute, and when it
 * is there again it is told how many bytes are missing in it.
 *
 * <p>Threads as {@link Transport} says.
 */
final class Recording implements Transport {
    private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Transport source;
    private final RotatingFile file;
    private final Consumer<String> notices;
    private final LongSupplier nanoTime;
    private boolean failing;
    private long failedAt;
    private long missing;

    /**
     * Records a source.
     *
     * @param notices is told, in a sentence, of a recording that fails and of one that goes on
     * @param nanoTime the clock, as {@link System#nanoTime()}
     */
    Recording(Transport source, RotatingFile file, Consumer<String> notices, LongSupplier nanoTime) {
        this.source = source;
        this.file = file;
        this.notices = notices;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public boolean isLive() {
        return source.isLive();
    }

    @Override
    public void open() throws IOException {
        source.open();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = source.read(buffer, offset, length);
        if (count > 0) {
            record(buffer, offset, count);
        }
        return count;
    }

    private void record(byte[] bytes, int offset, int length) {
        if (failing && nanoTime.getAsLong() - failedAt < RETRY_NANOS) {
            missing += length;
            return;
        }
        try {
            file.write(bytes, offset, length);
            tellOfGap();
        } catch (IOException e) {
            missing += length;
            failedAt = nanoTime.getAsLong();
            tellOfFailure(e);
        }
    }

    private void tellOfFailure(IOException failure) {
        if (!failing) {
            failing = true;
            notices.accept("recording stopped: " + failure.getMessage()
                    + "; reading goes on, and recording is tried again every minute");
        }
    }

    private void tellOfGap() {
        if (failing) {
            failing = false;
            notices.accept("recording goes on; " + Summary.plural(missing, "byte") + " could not be recorded before");
            missing = 0;
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
