package io.github.dsmr4j.core.telegram;

import java.nio.ByteBuffer;

/** Looks for telegrams in the bytes that a {@link TelegramFramer} is fed, by the rules given there. */
final class TelegramSearch {
    private enum State {
        /** Between telegrams, or inside a rejection that goes on: a start is looked for. */
        SEEKING,
        /** Behind a start: everything is kept until an end mark. */
        OPEN,
        /** Behind the end mark: the CRC is read. */
        END_LINE
    }

    private final FramerOptions options;
    private final ListenerCalls calls;
    private final TelegramCounters counters;
    private final Telegram view = new Telegram();
    private final TelegramCursor cursor = new TelegramCursor();

    private final InputBuffer input = new InputBuffer();
    /** The first byte of the buffer that still matters: an open telegram's start, or the next byte to look at. */
    private int from;
    /** How far the present state has looked. */
    private int scanned;

    private State state = State.SEEKING;

    /** Whether a slash was seen behind the start. */
    private boolean furtherSlash;

    /** Where the end mark stands, and what was read behind it. */
    private int mark;

    private final EndLine endLine = new EndLine();

    private final CrcExperience experience;

    /** How the bytes being fed were protected. */
    private Protection protection = Protection.NONE;

    private final RejectedStretch stretch = new RejectedStretch();

    TelegramSearch(FramerOptions options, ListenerCalls calls, TelegramCounters counters) {
        this.options = options;
        this.calls = calls;
        this.counters = counters;
        experience = new CrcExperience(options.crcPolicy());
    }

    /** Takes bytes over and looks at them, here and in the ways below. */
    void take(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, room());
            System.arraycopy(bytes, at, input.bytes, input.end, taken);
            at += taken;
            left -= taken;
            accept(taken);
        }
    }

    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int taken = Math.min(bytes.remaining(), room());
            bytes.get(input.bytes, input.end, taken);
            accept(taken);
        }
    }

    void takeDecrypted(byte[] text, int offset, int length, Protection by, int before, int behind) {
        close();
        pass(before);
        protection = by;
        try {
            take(text, offset, length);
            close();
            pass(behind);
        } finally {
            protection = Protection.NONE;
        }
    }

    /** A rejection begins with the next byte, unless a telegram is open. */
    void openRejected(Rejection.Reason reason, byte[] bytes, int offset, int known, int length) {
        if (state == State.END_LINE) {
            endLine.breakOff();
            decide();
        }
        if (state == State.SEEKING) {
            passPending();
            stretch.open(reason, bytes, offset, known, input.base + input.end, length);
        }
    }

    /** No more bytes come, or others. */
    void close() {
        if (state == State.END_LINE) {
            decide();
        }
        if (state == State.OPEN) {
            reject(Rejection.Reason.INCOMPLETE, input.end);
        }
        passPending();
    }

    /** Passes what is left while no telegram is open. */
    private void passPending() {
        if (stretch.isOpen()) {
            reject(Rejection.Reason.INCOMPLETE, input.end);
        }
        skipTo(input.end);
    }

    /** Counts bytes that were not fed. */
    private void pass(int count) {
        discard(input.end);
        input.base += count;
        counters.addBytes(count);
        counters.addSkipped(count);
    }

    /** The short way for a single byte in the middle of a telegram, which is all that some serial ports give at a time. */
    boolean keeps(byte b) {
        boolean inside =
                state == State.OPEN && scanned == input.end && input.end - from < options.maxTelegramLength() - 1;
        if (!inside || b == '!' || b == '/' || input.isFull() || options.parityStripped()) {
            return false;
        }
        input.bytes[input.end++] = b;
        scanned = input.end;
        counters.addBytes(1);
        return true;
    }

    /** Makes room behind the bytes that still matter. */
    private int room() {
        if (from == input.end) {
            discard(from);
        }
        int most = 2 * (options.maxTelegramLength() + FramerOptions.MAX_END_LINE);
        if (input.isFull() && !input.grows(from, most)) {
            discard(from);
        }
        return input.room();
    }

    private void discard(int count) {
        input.discard(count);
        from -= count;
        scanned -= count;
        mark -= count;
    }

    private void accept(int count) {
        if (options.parityStripped()) {
            input.stripParity(count);
        }
        input.end += count;
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
            skipTo(input.end);
            throw e;
        }
    }

    /** @return false when more bytes are needed, here and in the other states */
    private boolean seekStart() {
        byte[] buffer = input.bytes;
        int end = input.end;
        boolean inStretch = stretch.isOpen();
        int limit = inStretch ? (int) Math.min(end, stretch.end() - input.base) : end;
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
        if (inStretch && limit == stretch.end() - input.base) {
            reject(Rejection.Reason.INCOMPLETE, limit);
            return true;
        }
        skipTo(limit);
        return false;
    }

    /** In binary data, which looks like a start now and then by chance, one in mid-line needs a line of its own, and another. */
    private boolean isInBinary(int at) {
        return stretch.isBinary() && input.before(at) != '\n';
    }

    /** Passes bytes: skipped, unless they are part of a rejection. */
    private void skipTo(int at) {
        if (!stretch.isOpen()) {
            counters.addSkipped(at - from);
        }
        from = at;
    }

    private boolean findEndMark() {
        byte[] buffer = input.bytes;
        int limit = Math.min(input.end, from + options.maxTelegramLength());
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
        for (; scanned < input.end; scanned++) {
            if (endLine.endsWith(input.bytes[scanned], scanned - mark)) {
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
                ? Candidates.withCrc(input.bytes, from, mark, endLine.crc(), furtherSlash)
                : Candidates.NONE;
        if (checked != Candidates.NONE) {
            experience.addRight();
            deliver(checked, to, CrcStatus.VALID);
        } else if (!experience.accepts(crcPrinted, protection)) {
            reject(crcPrinted ? Rejection.Reason.CRC_MISMATCH : Rejection.Reason.CRC_MISSING, to);
        } else {
            deliverUnchecked(to, crcPrinted ? CrcStatus.INVALID : CrcStatus.ABSENT);
        }
    }

    private void deliverUnchecked(int to, CrcStatus status) {
        int start = Candidates.withoutCrc(input.bytes, from, mark);
        view.show(input.bytes, start, mark, to);
        if (!cursor.reset(view).hasObject()) {
            reject(Rejection.Reason.INCOMPLETE, to);
            return;
        }
        if (status == CrcStatus.ABSENT) {
            experience.addAbsent();
        }
        deliver(start, to, status);
    }

    private void deliver(int start, int to, CrcStatus status) {
        if (start > from || stretch.isOpen()) {
            reject(Rejection.Reason.INCOMPLETE, start);
        }
        from = to;
        state = State.SEEKING;
        view.show(input.bytes, start, mark, to);
        view.describe(input.base + start, status, protection, calls.arrivedMillis());
        calls.telegram(view);
    }

    /** Notes that what begins at {@code from} is rejected, while further starts in it are tried. */
    private void openStretch(Rejection.Reason reason, int known, int length) {
        stretch.open(reason, input.bytes, from, known, input.base + from, length);
    }

    /** Rejects everything from the beginning of the open stretch to a place, for its own reason if it has one. */
    private void reject(Rejection.Reason reason, int to) {
        openStretch(reason, to - from, to - from);
        Rejection rejection = stretch.close();
        from = to;
        state = State.SEEKING;
        calls.rejected(rejection);
    }
}
