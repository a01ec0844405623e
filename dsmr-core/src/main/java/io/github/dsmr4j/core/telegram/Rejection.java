package io.github.dsmr4j.core.telegram;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A stretch of input that began like a telegram and is none. One damaged stretch is one rejection, even if several
 * starts in it were tried.
 *
 * <p>Immutable; any thread.
 */
public final class Rejection implements TelegramResult {
    /** The longest sample that is kept. */
    public static final int MAX_SAMPLE = 64;

    private static final int SHOWN = 24;

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
        /** An encrypted frame from a meter whose key is not known. */
        UNKNOWN_TITLE("unknown-title", "no key is known for the system title of the encrypted frame"),
        /** An encrypted frame that the key, which has not fitted before, does not turn into text. */
        WRONG_KEY("wrong-key", "the key is probably wrong: the encrypted frame does not become text"),
        /**
         * The key turns encrypted frames into text, but the tags of the last few did not fit, and none has fitted before.
         */
        WRONG_AUTHENTICATION_KEY(
                "wrong-authentication-key",
                "the authentication key is probably wrong: the key fits the encrypted frame, its tag never does"),
        /** An encrypted frame that was changed on its way: its tag does not fit, or it is no text where it should be. */
        DAMAGED_FRAME("damaged-frame", "the encrypted frame is damaged"),
        /** A frame that is encrypted only, while one without authentication is not to be taken. */
        NOT_AUTHENTICATED("not-authenticated", "the frame is encrypted, but not authenticated"),
        /** Binary data of a meter that sends no P1 text: DLMS, alone, in HDLC or M-Bus, or in an encrypted frame. */
        DLMS("dlms", "this is binary data (DLMS), not the text of a P1 port"),
        /** One telegram was expected, and the bytes hold no start of one. */
        NO_TELEGRAM("no-telegram", "there is no telegram");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        /** {@return a short stable name for programs, such as {@code crc-mismatch}} */
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

    /** {@return why it was rejected} */
    public Reason reason() {
        return reason;
    }

    @Override
    public long offset() {
        return offset;
    }

    /** {@return how many bytes of the input it covers} */
    public long length() {
        return length;
    }

    /** {@return the first bytes of the stretch, at most {@value #MAX_SAMPLE}} A new array at each call. */
    public byte[] sample() {
        return sample.clone();
    }

    /** One line for a person: reason, place, and the beginning of the text, or the system title of an encrypted frame. */
    @Override
    public String toString() {
        return reason.sentence + " (" + length + " bytes at offset " + offset + ", " + beginning() + ")";
    }

    private String beginning() {
        int title = EncryptedFrame.TITLE_AT;
        if (sample.length > 0 && EncryptedFrame.contentAt(sample, 0, sample.length) != EncryptedFrame.NONE) {
            int to = Math.min(title + EncryptedFrame.TITLE_LENGTH, sample.length);
            return "system title " + HexFormat.of().withUpperCase().formatHex(sample, Math.min(title, to), to);
        }
        String text = new String(sample, 0, Math.min(sample.length, SHOWN), StandardCharsets.ISO_8859_1);
        return "beginning with \"" + text.replaceAll("[^ -~]", ".") + "\"";
    }
}
