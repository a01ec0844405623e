package io.github.dsmr4j.core.telegram;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of input that began like a telegram and is none. One damaged stretch is one rejection, even if several
 * starts in it were tried.
 *
 * <p>Immutable; any thread.
 */
public final class Rejection implements TelegramResult {
    /** The longest sample that is kept. */
    public static final int MAX_SAMPLE = 64;

    /** Why input was rejected. Further reasons may come: have a default branch. */
    public enum Reason {
        /** The CRC does not match, or something else than a CRC stands behind {@code !}. */
        CRC_MISMATCH("crc-mismatch", "the CRC does not match"),
        /** No CRC is printed although the policy or the source's habit asks for one. */
        CRC_MISSING("crc-missing", "the CRC is missing"),
        /** The end is missing, or there is no data object. */
        INCOMPLETE("incomplete", "the telegram is incomplete"),
        /** Longer than {@link FramerOptions#maxTelegramLength()}. */
        TOO_LONG("too-long", "the telegram is longer than the limit"),
        /** An encrypted frame (Luxembourg, Austria), and no key was given. */
        ENCRYPTED("encrypted", "the telegram is encrypted"),
        /** One telegram was expected, and the bytes hold no start of one. */
        NO_TELEGRAM("no-telegram", "there is no telegram");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        /** A short stable name for programs, such as {@code crc-mismatch}. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;
    private final long offset;
    private final long length;
    private final byte[] sample;

    Rejection(Reason reason, long offset, long length, byte[] sample) {
        this.reason = reason;
        this.offset = offset;
        this.length = length;
        this.sample = sample;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** How many bytes of the input it covers. */
    public long length() {
        return length;
    }

    /** The first bytes of the stretch, at most {@value #MAX_SAMPLE}. A new array at each call. */
    public byte[] sample() {
        return sample.clone();
    }

    /** One line for a person: reason, place, and the beginning of the text. */
    @Override
    public String toString() {
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        StringBuilder line = new StringBuilder(reason.sentence)
                .append(" (" + length + " bytes at offset " + offset + ", beginning with \"");
        for (int at = 0; at < Math.min(text.length(), 24); at++) {
            char c = text.charAt(at);
            line.append(c >= ' ' && c <= '~' ? c : '.');
        }
        return line.append("\")").toString();
    }
}
