package io.github.dsmr4j.core.telegram;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Finds telegrams in a stream of bytes. Feed it bytes as they come, cut anywhere; it calls its listener with each
 * telegram whose CRC is right ({@link CrcPolicy}) and with each rejection, in the order of the input and independent of
 * the cuts.
 *
 * <p>A telegram is delivered at the last digit of its CRC, before its line end has come. What had to be rejected is
 * searched for further starts, so that a damaged telegram never costs the next one. Bytes before a start, the line end
 * behind the CRC included, are skipped and counted.
 *
 * <p>Where no CRC can decide, a start behind the identification line ends the telegram before it. Inside that line, where
 * a slash may be free text, only the same manufacturer's letters once more are such a start.
 *
 * <p>Bounds: the framer begins with a buffer of 2 KiB and grows it to at most a little over twice
 * {@link FramerOptions#maxTelegramLength()}; it looks at each byte a fixed number of times; after the longest telegram so
 * far it allocates nothing, rejections excepted.
 *
 * <p>One thread at a time, and not from its own listener. Source: DSMR P1 companion standard 5.0.2.
 */
public final class TelegramFramer implements Framer {
    private final FramerOptions options;
    private final TelegramCounters counters = new TelegramCounters();
    private final ListenerCalls calls;
    private final TelegramSearch search;

    /**
     * A framer with {@link FramerOptions#DEFAULT}.
     *
     * @param listener called on the thread that feeds
     */
    public TelegramFramer(TelegramListener listener) {
        this(FramerOptions.DEFAULT, listener);
    }

    /**
     * A framer that tells one listener what it finds.
     *
     * @param options how telegrams are judged, and how long they may be
     * @param listener called on the thread that feeds
     */
    public TelegramFramer(FramerOptions options, TelegramListener listener) {
        this.options = Objects.requireNonNull(options, "options");
        calls = new ListenerCalls(Objects.requireNonNull(listener, "listener"), counters);
        search = new TelegramSearch(options, calls, counters);
    }

    /** {@return how this framer judges} */
    public FramerOptions options() {
        return options;
    }

    @Override
    public TelegramCounters counters() {
        return counters;
    }

    @Override
    public void feed(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 1 && search.keeps(bytes[offset])) {
            return;
        }
        calls.begin();
        try {
            search.take(bytes, offset, length);
        } finally {
            calls.end();
        }
        calls.throwPostponed();
    }

    @Override
    public void feed(ByteBuffer bytes) {
        calls.begin();
        try {
            search.take(bytes);
        } finally {
            calls.end();
        }
        calls.throwPostponed();
    }

    /**
     * Takes the text of a frame that was decrypted by whoever feeds this framer. What is pending is closed before and
     * behind it, as by {@link #end()}. The octets of the frame around its text are counted as skipped, so that offsets
     * are those of the encrypted stream.
     *
     * @param text where the text of the frame stands; it is copied
     * @param offset of its first byte
     * @param length how many bytes it has
     * @param protection what the telegrams in it are marked with
     * @param before how many octets stand in the frame before its text
     * @param behind how many stand behind it
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws IllegalStateException if the listener calls it
     */
    public void feedDecrypted(byte[] text, int offset, int length, Protection protection, int before, int behind) {
        Objects.checkFromIndexSize(offset, length, text.length);
        calls.begin();
        try {
            search.takeDecrypted(text, offset, length, protection, before, behind);
        } finally {
            calls.end();
        }
        calls.throwPostponed();
    }

    /**
     * Says that the bytes to be fed next are a frame that could not be decrypted: a rejection, unless a telegram begins in
     * them. In an open telegram it does nothing: its CRC decides what belongs to it.
     *
     * @param reason why it could not be decrypted
     * @param bytes where the beginning of the frame stands
     * @param offset of its first byte
     * @param known how many bytes of it stand there, one at the least
     * @param length how long the frame says that it is
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws IllegalStateException if the listener calls it
     */
    public void announceRejected(Rejection.Reason reason, byte[] bytes, int offset, int known, int length) {
        Objects.checkFromIndexSize(offset, known, bytes.length);
        calls.begin();
        try {
            search.openRejected(reason, bytes, offset, known, length);
        } finally {
            calls.end();
        }
        calls.throwPostponed();
    }

    @Override
    public void end() {
        calls.begin();
        try {
            search.close();
        } finally {
            calls.end();
        }
        calls.throwPostponed();
    }
}
