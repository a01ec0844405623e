package io.github.dsmr4j.core.telegram;

import java.util.Arrays;

/** A rejection that has begun and may go on, because further starts in it are tried. */
final class RejectedStretch {
    private static final byte[] NO_BYTES = {};

    private boolean open;
    private Rejection.Reason reason = Rejection.Reason.INCOMPLETE;
    private byte[] sample = NO_BYTES;
    private long begin;
    private long end;

    boolean isOpen() {
        return open;
    }

    /** Whether it is a frame of binary data, an encrypted one included. */
    boolean isBinary() {
        return open && sample[0] != '/';
    }

    /** Where it ends, unless a start before that place opens a telegram. */
    long end() {
        return end;
    }

    /**
     * Begins here, unless it has begun before; the end is set anew in any case.
     *
     * @param known how many bytes are sure to be there, however the input is cut
     */
    void open(Rejection.Reason why, byte[] bytes, int from, int known, long place, int length) {
        if (!open) {
            open = true;
            reason = why;
            begin = place;
            sample = Arrays.copyOfRange(bytes, from, from + Math.min(known, Rejection.MAX_SAMPLE));
        }
        end = place + length;
    }

    /** The rejection through the end that was set last. */
    Rejection close() {
        open = false;
        return new Rejection(reason, begin, end - begin, sample);
    }

    /** Forgets it. */
    void drop() {
        open = false;
    }
}
