package io.github.dsmr4j.core.telegram;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads telegrams from an input stream, one after the other, until the stream ends. Rejections come as values between
 * the telegrams; the telegrams are copies and may be kept.
 *
 * <p>One thread. Memory: the framer's, and what one read of 8 KiB holds.
 */
public final class TelegramReader implements Iterator<TelegramResult>, Closeable {
    private static final int CHUNK = 8192;

    private final InputStream in;
    private final Framer framer;
    private final Deque<TelegramResult> found = new ArrayDeque<>();
    private final byte[] chunk = new byte[CHUNK];
    private boolean ended;
    private Optional<IOException> failure = Optional.empty();

    /**
     * Reads with {@link FramerOptions#DEFAULT}.
     *
     * @param in read as telegrams are asked for; closed with this reader
     */
    public TelegramReader(InputStream in) {
        this(in, FramerOptions.DEFAULT);
    }

    /**
     * Reads with the given options. The stream needs no buffer of its own.
     *
     * @param in read as telegrams are asked for; closed with this reader
     * @param options how telegrams are judged, and how long they may be
     */
    public TelegramReader(InputStream in, FramerOptions options) {
        this(in, listener -> new TelegramFramer(options, listener));
    }

    /**
     * Reads with a framer of the caller's choice, such as one that decrypts.
     *
     * @param in read as telegrams are asked for; closed with this reader
     * @param framers makes a framer for a listener
     */
    public TelegramReader(InputStream in, Function<TelegramListener, Framer> framers) {
        this.in = Objects.requireNonNull(in, "in");
        this.framer = framers.apply(new TelegramListener() {
            @Override
            public void telegram(Telegram telegram) {
                found.add(telegram.copy());
            }

            @Override
            public void rejected(Rejection rejection) {
                found.add(rejection);
            }
        });
    }

    /** {@return what was seen so far; readable from any thread} */
    public TelegramCounters counters() {
        return framer.counters();
    }

    /**
     * Whether a telegram or a rejection follows; waits for the stream.
     *
     * @throws UncheckedIOException if the stream cannot be read, after what had come before was given
     */
    @Override
    public boolean hasNext() {
        while (found.isEmpty() && !ended) {
            read();
        }
        if (found.isEmpty() && failure.isPresent()) {
            throw new UncheckedIOException(failure.get());
        }
        return !found.isEmpty();
    }

    /**
     * The next telegram or rejection; waits for the stream.
     *
     * @throws NoSuchElementException after the end
     * @throws UncheckedIOException if the stream cannot be read
     */
    @Override
    public TelegramResult next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream has ended");
        }
        return found.remove();
    }

    private void read() {
        int count = -1;
        try {
            count = in.read(chunk);
        } catch (IOException e) {
            failure = Optional.of(e);
        }
        if (count >= 0) {
            framer.feed(chunk, 0, count);
        } else {
            ended = true;
            framer.end();
        }
    }

    /** Closes the stream. */
    @Override
    public void close() throws IOException {
        in.close();
    }
}
