package io.github.dsmr4j.core.telegram;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

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
    private static final int FIRST_CAPACITY = 2048;
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final int TELEGRAMS_THAT_SHOW_THE_CRC = 2;

    private enum State {
        /** Between telegrams, or inside a rejection that goes on: a start is looked for. */
        SEEKING,
        /** Behind a start: everything is kept until an end mark. */
        OPEN,
        /** Behind the end mark: the CRC is read. */
        END_LINE
    }

    private final FramerOptions options;
    private final TelegramListener listener;
    private final TelegramCounters counters = new TelegramCounters();
    private final Telegram view = new Telegram();
    private final TelegramCursor cursor = new TelegramCursor();

    private byte[] buffer = new byte[FIRST_CAPACITY + FastText.REACH];
    /** Where the bytes in the buffer end. */
    private int end;
    /** The first byte of the buffer that still matters: an open telegram's start, or the next byte to look at. */
    private int from;
    /** How far the present state has looked. */
    private int scanned;
    /** Place of the buffer's first byte in the input. */
    private long base;

    /** The byte before the buffer's first. */
    private byte lastDiscarded;

    private State state = State.SEEKING;
    private boolean feeding;
    private long arrivedMillis;

    /** Whether a slash was seen behind the start. */
    private boolean furtherSlash;

    /** Where the end mark stands, and what was read behind it. */
    private int mark;

    private final EndLine endLine = new EndLine();

    private int telegramsWithCrc;

    /** How the bytes being fed were protected. */
    private Protection protection = Protection.NONE;

    private final RejectedStretch stretch = new RejectedStretch();

    /** What the listener threw while bytes were left to look at. */
    private Optional<RuntimeException> thrown = Optional.empty();

    /** A framer with {@link FramerOptions#DEFAULT}. */
    public TelegramFramer(TelegramListener listener) {
        this(FramerOptions.DEFAULT, listener);
    }

    /** A framer that tells one listener what it finds. */
    public TelegramFramer(FramerOptions options, TelegramListener listener) {
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** How this framer judges. */
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
        if (length == 1 && keeps(bytes[offset])) {
            return;
        }
        beginFeeding();
        try {
            take(bytes, offset, length);
        } finally {
            feeding = false;
        }
        throwPostponed();
    }

    private void take(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, room());
            System.arraycopy(bytes, at, buffer, end, taken);
            at += taken;
            left -= taken;
            accept(taken);
        }
    }

    @Override
    public void feed(ByteBuffer bytes) {
        beginFeeding();
        try {
            while (bytes.hasRemaining()) {
                int taken = Math.min(bytes.remaining(), room());
                bytes.get(buffer, end, taken);
                accept(taken);
            }
        } finally {
            feeding = false;
        }
        throwPostponed();
    }

    /**
     * Takes the text of a frame that was decrypted by whoever feeds this framer. What is pending is closed before and
     * behind it, as by {@link #end()}. The octets of the frame around its text are counted as skipped, so that offsets
     * are those of the encrypted stream.
     *
     * @param protection what the telegrams in it are marked with
     * @param before how many octets stand in the frame before its text
     * @param behind how many stand behind it
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws IllegalStateException if the listener calls it
     */
    public void feedDecrypted(byte[] text, int offset, int length, Protection protection, int before, int behind) {
        Objects.checkFromIndexSize(offset, length, text.length);
        beginFeeding();
        try {
            close();
            pass(before);
            this.protection = protection;
            take(text, offset, length);
            close();
            pass(behind);
        } finally {
            this.protection = Protection.NONE;
            feeding = false;
        }
        throwPostponed();
    }

    /**
     * Says that the bytes to be fed next are a frame that could not be decrypted: a rejection, unless a telegram begins in
     * them. In an open telegram it does nothing: its CRC decides what belongs to it.
     *
     * @param bytes where the beginning of the frame stands
     * @param known how many bytes of it stand there, one at the least
     * @param length how long the frame says that it is
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws IllegalStateException if the listener calls it
     */
    public void announceRejected(Rejection.Reason reason, byte[] bytes, int offset, int known, int length) {
        Objects.checkFromIndexSize(offset, known, bytes.length);
        beginFeeding();
        try {
            if (state == State.END_LINE) {
                endLine.breakOff();
                decide();
            }
            if (state == State.SEEKING) {
                passPending();
                stretch.open(reason, bytes, offset, known, base + end, length);
            }
        } finally {
            feeding = false;
        }
        throwPostponed();
    }

    @Override
    public void end() {
        beginFeeding();
        try {
            close();
        } finally {
            feeding = false;
        }
        throwPostponed();
    }

    private void close() {
        if (state == State.END_LINE) {
            decide();
        }
        if (state == State.OPEN) {
            reject(Rejection.Reason.INCOMPLETE, end);
        }
        passPending();
    }

    /** Passes what is left while no telegram is open. */
    private void passPending() {
        if (stretch.isOpen()) {
            reject(Rejection.Reason.INCOMPLETE, end);
        }
        skipTo(end);
    }

    /** Counts bytes that were not fed. */
    private void pass(int count) {
        discard(end);
        base += count;
        counters.addBytes(count);
        counters.addSkipped(count);
    }

    /** The short way for a single byte in the middle of a telegram, which is all that some serial ports give at a time. */
    private boolean keeps(byte b) {
        boolean inside = state == State.OPEN && scanned == end && end - from < options.maxTelegramLength() - 1;
        if (!inside || b == '!' || b == '/' || end == capacity() || options.parityStripped()) {
            return false;
        }
        buffer[end++] = b;
        scanned = end;
        counters.addBytes(1);
        return true;
    }

    private void beginFeeding() {
        if (feeding) {
            throw new IllegalStateException("a listener must not feed the framer that calls it");
        }
        feeding = true;
        arrivedMillis = UNKNOWN;
    }

    private void throwPostponed() {
        Optional<RuntimeException> failure = thrown;
        thrown = Optional.empty();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** What a listener throws first waits until no byte is left to look at, so that none is lost. */
    private void postpone(RuntimeException failure) {
        if (thrown.isEmpty()) {
            thrown = Optional.of(failure);
        }
    }

    /** Makes room behind the bytes that still matter. */
    private int room() {
        if (from == end) {
            discard(end);
        }
        if (end == capacity()) {
            int most = 2 * (options.maxTelegramLength() + FramerOptions.MAX_END_LINE);
            if (from < capacity() / 2 && capacity() < most) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * capacity(), most) + FastText.REACH);
            } else {
                discard(from);
            }
        }
        return capacity() - end;
    }

    /** How many bytes the buffer holds; those behind them are there for reading in words. */
    private int capacity() {
        return buffer.length - FastText.REACH;
    }

    private void discard(int count) {
        lastDiscarded = count > 0 ? buffer[count - 1] : lastDiscarded;
        System.arraycopy(buffer, count, buffer, 0, end - count);
        base += count;
        end -= count;
        from -= count;
        scanned -= count;
        mark -= count;
    }

    private void accept(int count) {
        if (options.parityStripped()) {
            for (int at = end; at < end + count; at++) {
                buffer[at] &= 0x7F;
            }
        }
        end += count;
        counters.addBytes(count);
        try {
            boolean more = true;
            while (more) {
                more = switch (state) {
                    case SEEKING -> seekStart();
                    case OPEN -> findEndMark();
                    case END_LINE -> readEndLine();
                };
            }
        } catch (Error e) {
            // Bytes of this call are lost: what comes next must not be joined to what came before.
            stretch.drop();
            state = State.SEEKING;
            skipTo(end);
            throw e;
        }
    }

    /** @return false when more bytes are needed, here and in the other states */
    private boolean seekStart() {
        boolean inStretch = stretch.isOpen();
        int limit = inStretch ? (int) Math.min(end, stretch.end() - base) : end;
        for (int at = from; at < limit; at++) {
            int start = isInBinary(at) ? FrameMarks.linesAt(buffer, at, end) : FrameMarks.startAt(buffer, at, end);
            int frame = inStretch ? FrameMarks.NONE : BinaryFrame.at(buffer, at, end, options.maxTelegramLength());
            if (start == FrameMarks.NONE && frame == FrameMarks.NONE) {
                continue;
            }
            skipTo(at);
            if (start > 0) {
                // What was looked at for an earlier start may hold a slash.
                furtherSlash = scanned > at + start;
                scanned = Math.max(scanned, at + start);
                state = State.OPEN;
            } else if (frame > 0) {
                openStretch(BinaryFrame.reason(buffer[at]), BinaryFrame.sure(buffer[at]), frame);
            }
            return start > 0 || frame > 0;
        }
        if (inStretch && limit == stretch.end() - base) {
            reject(Rejection.Reason.INCOMPLETE, limit);
            return true;
        }
        skipTo(limit);
        return false;
    }

    /** In binary data, which looks like a start now and then by chance, one in mid-line needs a line of its own, and another. */
    private boolean isInBinary(int at) {
        byte before = at > 0 ? buffer[at - 1] : lastDiscarded;
        return stretch.isBinary() && before != '\n';
    }

    /** Passes bytes: skipped, unless they are part of a rejection. */
    private void skipTo(int at) {
        if (!stretch.isOpen()) {
            counters.addSkipped(at - from);
        }
        from = at;
    }

    private boolean findEndMark() {
        int limit = Math.min(end, from + options.maxTelegramLength());
        for (int at = FastText.findMark(buffer, scanned, limit);
                at < limit;
                at = FastText.findMark(buffer, at + 1, limit)) {
            if (buffer[at] == '/') {
                furtherSlash = true;
            } else if (buffer[at - 1] == '\n') {
                beginEndLine(at);
                return true;
            }
        }
        scanned = limit;
        if (limit < from + options.maxTelegramLength()) {
            return false;
        }
        giveUpStart(limit);
        return true;
    }

    /** The telegram is too long: what was read of it is searched for further starts. */
    private void giveUpStart(int limit) {
        openStretch(Rejection.Reason.TOO_LONG, limit - from, limit - from);
        from++;
        state = State.SEEKING;
    }

    private void beginEndLine(int at) {
        mark = at;
        scanned = at + 1;
        endLine.begin();
        state = State.END_LINE;
    }

    private boolean readEndLine() {
        for (; scanned < end; scanned++) {
            if (endLine.endsWith(buffer[scanned], scanned - mark)) {
                decide();
                return true;
            }
        }
        return false;
    }

    /** The end line has come: chooses the start that it belongs to, if any. */
    private void decide() {
        int to = mark + 1 + endLine.digits();
        boolean crcPrinted = endLine.isPrinted();
        int checked = endLine.hasCrc()
                ? Candidates.withCrc(buffer, from, mark, endLine.crc(), furtherSlash)
                : Candidates.NONE;
        if (checked != Candidates.NONE) {
            telegramsWithCrc = Math.min(telegramsWithCrc + 1, TELEGRAMS_THAT_SHOW_THE_CRC);
            deliver(checked, to, CrcStatus.VALID);
        } else if (!isAcceptedUnchecked(crcPrinted)) {
            reject(crcPrinted ? Rejection.Reason.CRC_MISMATCH : Rejection.Reason.CRC_MISSING, to);
        } else {
            deliverUnchecked(to, crcPrinted ? CrcStatus.INVALID : CrcStatus.ABSENT);
        }
    }

    private boolean isAcceptedUnchecked(boolean crcPrinted) {
        return switch (options.crcPolicy()) {
            case REQUIRED -> false;
            // Nothing but the CRC speaks for a telegram that is encrypted only.
            case IF_PRESENT ->
                !crcPrinted && telegramsWithCrc < TELEGRAMS_THAT_SHOW_THE_CRC && protection != Protection.ENCRYPTED;
            case IGNORED -> true;
        };
    }

    private void deliverUnchecked(int to, CrcStatus status) {
        int start = Candidates.withoutCrc(buffer, from, mark);
        view.show(buffer, start, mark, to);
        if (!cursor.reset(view).hasObject()) {
            reject(Rejection.Reason.INCOMPLETE, to);
            return;
        }
        if (status == CrcStatus.ABSENT && telegramsWithCrc < TELEGRAMS_THAT_SHOW_THE_CRC) {
            telegramsWithCrc = 0;
        }
        deliver(start, to, status);
    }

    private void deliver(int start, int to, CrcStatus status) {
        if (start > from || stretch.isOpen()) {
            reject(Rejection.Reason.INCOMPLETE, start);
        }
        from = to;
        state = State.SEEKING;
        counters.add(status);
        view.show(buffer, start, mark, to);
        view.describe(base + start, status, protection, arrival());
        try {
            listener.telegram(view);
        } catch (RuntimeException e) {
            postpone(e);
        } finally {
            view.hide();
        }
    }

    /** When the bytes being fed arrived: asked of the clock once for all of them, as they came in one piece. */
    private long arrival() {
        if (arrivedMillis == UNKNOWN) {
            arrivedMillis = System.currentTimeMillis();
        }
        return arrivedMillis;
    }

    /** Notes that what begins at {@code from} is rejected, while further starts in it are tried. */
    private void openStretch(Rejection.Reason reason, int known, int length) {
        stretch.open(reason, buffer, from, known, base + from, length);
    }

    /** Rejects everything from the beginning of the open stretch to a place, for its own reason if it has one. */
    private void reject(Rejection.Reason reason, int to) {
        openStretch(reason, to - from, to - from);
        Rejection rejection = stretch.close();
        from = to;
        state = State.SEEKING;
        counters.add(rejection.reason());
        try {
            listener.rejected(rejection);
        } catch (RuntimeException e) {
            postpone(e);
        }
    }
}
