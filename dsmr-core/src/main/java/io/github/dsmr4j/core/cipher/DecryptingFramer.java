package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.EncryptedFrame;
import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Protection;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.telegram.TelegramListener;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Decrypts the encrypted frames in a stream of bytes, and hands their text, as everything between them, to a
 * {@link TelegramFramer}. A telegram is marked with how it came: {@link io.github.dsmr4j.core.telegram.Telegram#protection()}.
 * Offsets are those of the encrypted stream. A listener that is a {@link CipherListener} hears of repeated frame counters.
 *
 * <p>A frame that cannot be decrypted is one rejection: {@link Reason#UNKNOWN_TITLE}, {@link Reason#WRONG_KEY},
 * {@link Reason#WRONG_AUTHENTICATION_KEY}, {@link Reason#NOT_AUTHENTICATED}, {@link Reason#DAMAGED_FRAME},
 * {@link Reason#DLMS}, {@link Reason#TOO_LONG} or {@link Reason#INCOMPLETE}. It is searched for further frames and telegrams,
 * so that a damaged length never costs the next telegram; a frame that begins well inside another ends that one, and so
 * does a telegram in plain text.
 *
 * <p>Bounds: besides what its {@link TelegramFramer} takes, at most about three times
 * {@link FramerOptions#maxTelegramLength()}, and {@link Decryption#maxTitles()} frame counters. Each byte is decrypted at
 * most once by each authentication key that is tried, and looked at a fixed number of times.
 *
 * <p>One thread at a time, and not from its own listener. Source: Luxembourg P1 1.1.3.
 */
public final class DecryptingFramer implements Framer {
    private static final int FIRST_CAPACITY = 1024;
    /** More than a frame has around its text, the first block of another included. */
    private static final int ROUND_A_TEXT = 64;

    private final TelegramFramer framer;
    private final TelegramListener listener;
    private final FrameOpener opener;
    private final CipherCounters cipherCounters = new CipherCounters();
    private final int maxFrameLength;

    private byte[] buffer = new byte[FIRST_CAPACITY];
    /** The bytes that the framer has not got yet. */
    private int from;

    private int end;

    /** The frame that begins at {@code from}, once its header has come and is sound. */
    private Optional<FrameHeader> open = Optional.empty();
    /** How far the open frame was searched for another. */
    private int searched;
    /** How far it was searched for plain text. */
    private int searchedForText;
    /** Where the frame rejected last says that it ends. */
    private long rejectedTo;

    private boolean feeding;
    private Optional<RuntimeException> thrown = Optional.empty();

    /**
     * A framer that tells one listener what it finds.
     *
     * @param decryption whose keys are known
     * @param options how telegrams are judged, as for plain ones
     * @param listener called on the thread that feeds
     */
    public DecryptingFramer(Decryption decryption, FramerOptions options, TelegramListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        this.framer = new TelegramFramer(options, listener);
        int maxTextLength = options.maxTelegramLength() + FramerOptions.MAX_END_LINE;
        this.maxFrameLength = maxTextLength + ROUND_A_TEXT;
        this.opener = new FrameOpener(decryption, maxTextLength, this::postpone);
    }

    /** Telegrams, rejections and bytes; a byte counts once it is known what it belongs to. */
    @Override
    public TelegramCounters counters() {
        return framer.counters();
    }

    /** {@return what was seen of encrypted frames; readable from any thread} */
    public CipherCounters cipherCounters() {
        return cipherCounters;
    }

    @Override
    public void feed(byte[] bytes, int offset, int length) {
        feed(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void feed(ByteBuffer bytes) {
        toItsEnd(() -> {
            while (bytes.hasRemaining()) {
                int taken = Math.min(bytes.remaining(), room());
                bytes.get(buffer, end, taken);
                end += taken;
                look();
            }
        });
    }

    @Override
    public void end() {
        toItsEnd(() -> {
            while (open.isPresent()) {
                reject(Reason.INCOMPLETE, open.get());
                look();
            }
            if (from < end && !isRejected() && EncryptedFrame.contentAt(buffer, from, end) > 0) {
                announce(Reason.INCOMPLETE, end - from, end - from);
            }
            passTo(end);
            survive(framer::end);
        });
    }

    private void toItsEnd(Runnable work) {
        if (feeding) {
            throw new IllegalStateException("a listener must not feed the framer that calls it");
        }
        feeding = true;
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            feeding = false;
            if (!done) {
                // An error lost bytes: what comes next must not be joined to what came before.
                from = end;
                open = Optional.empty();
            }
        }
        Optional<RuntimeException> failure = thrown;
        thrown = Optional.empty();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** What the listener throws waits until no byte is left to look at, so that none is lost. */
    private void survive(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            postpone(e);
        }
    }

    private void postpone(RuntimeException failure) {
        if (thrown.isEmpty()) {
            thrown = Optional.of(failure);
        }
    }

    /** Makes room behind the bytes that the framer has not got yet. */
    private int room() {
        if (from == end || (end == buffer.length && from >= buffer.length / 2)) {
            System.arraycopy(buffer, from, buffer, 0, end - from);
            searched -= from;
            searchedForText -= from;
            end -= from;
            from = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, 2 * maxFrameLength));
        }
        return buffer.length - end;
    }

    private void look() {
        boolean more = true;
        while (more) {
            more = open.isPresent() ? complete(open.get()) : seek();
        }
    }

    /** Looks for a frame; false when more bytes are needed, here and below. */
    private boolean seek() {
        passTo(indexOfFirst(from, end));
        if (from == end) {
            return false;
        }
        FrameHeader header = FrameHeader.at(buffer, from, end);
        if (header.isUndecided()) {
            return false;
        }
        Optional<Reason> fault = header.isNone() ? Optional.empty() : opener.fault(buffer, from, header);
        if (header.isNone() || (fault.isPresent() && isRejected())) {
            passTo(from + 1);
        } else if (fault.isPresent()) {
            reject(fault.get(), header);
        } else {
            open = Optional.of(header);
            searched = from + 1;
            searchedForText = from + 1;
        }
        return true;
    }

    private int indexOfFirst(int start, int limit) {
        int at = start;
        while (at < limit && buffer[at] != EncryptedFrame.FIRST) {
            at++;
        }
        return at;
    }

    /** Whether {@code from} is inside a frame that was rejected, where only a sound frame counts. */
    private boolean isRejected() {
        return place() < rejectedTo;
    }

    private long place() {
        return framer.counters().bytes();
    }

    /** Decrypts the open frame once all of it has come. */
    private boolean complete(FrameHeader header) {
        int to = from + (int) header.length();
        int limit = Math.min(end, to);
        if (holdsAnother(limit) || holdsPlainText(limit)) {
            reject(Reason.DAMAGED_FRAME, header);
            return true;
        }
        if (end < to) {
            return false;
        }
        Optional<Reason> fault = opener.open(buffer, from, header, searched - from);
        if (fault.isPresent()) {
            reject(fault.get(), header);
        } else {
            deliver(header);
        }
        return true;
    }

    /** Whether another sound frame begins in the open one, which then has lost its end. */
    private boolean holdsAnother(int limit) {
        for (int at = indexOfFirst(searched, limit); at < limit; at = indexOfFirst(at + 1, limit)) {
            FrameHeader header = FrameHeader.at(buffer, at, limit);
            if (header.isUndecided()) {
                searched = at;
                return false;
            }
            if (!header.isNone() && opener.fault(buffer, at, header).isEmpty()) {
                return true;
            }
        }
        searched = limit;
        return false;
    }

    /** Whether a telegram in plain text begins in the open frame, which then has lost its end, too. */
    private boolean holdsPlainText(int limit) {
        while (searchedForText < limit) {
            int found = PlainText.at(buffer, searchedForText, limit);
            if (found != PlainText.NONE) {
                return found != PlainText.UNDECIDED;
            }
            searchedForText++;
        }
        return false;
    }

    private void deliver(FrameHeader header) {
        long offset = place();
        long before = framer.counters().telegrams();
        Protection protection = opener.protection(header);
        int behind = opener.frameLength() - header.textAt() - opener.textLength();
        survive(() -> framer.feedDecrypted(opener.text(), 0, opener.textLength(), protection, header.textAt(), behind));
        from += opener.frameLength();
        open = Optional.empty();
        boolean good =
                protection == Protection.AUTHENTICATED || framer.counters().telegrams() > before;
        if (good) {
            cipherCounters.addDecrypted();
            opener.remember(header).ifPresent(last -> report(header, last, offset));
        }
    }

    private void report(FrameHeader header, long before, long offset) {
        cipherCounters.addRepeated();
        if (listener instanceof CipherListener hears) {
            RepeatedCounter repeated = new RepeatedCounter(header.title(), header.counter(), before, offset);
            survive(() -> hears.counterRepeated(repeated));
        }
    }

    /** Rejects the frame at {@code from}, and looks for others from its second byte on. */
    private void reject(Reason reason, FrameHeader header) {
        open = Optional.empty();
        int length = (int) Math.min(maxFrameLength, Math.max(header.known(), header.length()));
        announce(reason, header.known(), length);
        passTo(from + 1);
    }

    private void announce(Reason reason, int known, int length) {
        rejectedTo = place() + length;
        cipherCounters.add(reason);
        survive(() -> framer.announceRejected(reason, buffer, from, known, length));
    }

    private void passTo(int at) {
        int begin = from;
        from = at;
        if (at > begin) {
            survive(() -> framer.feed(buffer, begin, at - begin));
        }
    }
}
