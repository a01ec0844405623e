package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.EncryptedFrame;
import java.nio.ByteBuffer;

/**
 * What an encrypted frame says of itself.
 *
 * @param title of the meter
 * @param authenticated whether a tag is at its end
 * @param counter the frame counter, an unsigned number of 32 bits
 * @param textAt where its encrypted text begins
 * @param textLength how long that is; less than 1 where the frame contradicts itself
 */
record FrameHeader(SystemTitle title, boolean authenticated, long counter, int textAt, long textLength) {
    static final int TAG_LENGTH = 12;

    private static final int CONTROL_LENGTH = 1;
    private static final int COUNTER_LENGTH = 4;
    private static final int BLOCK = 16;

    private static final FrameHeader NONE = new FrameHeader(new SystemTitle(0), false, 0, EncryptedFrame.NONE, 0);
    private static final FrameHeader UNDECIDED =
            new FrameHeader(new SystemTitle(0), false, 0, EncryptedFrame.UNDECIDED, 0);

    /** The header at a place, with its {@link #known()} bytes; else one that {@link #isNone} or {@link #isUndecided}. */
    static FrameHeader at(byte[] bytes, int at, int end) {
        int content = EncryptedFrame.contentAt(bytes, at, end);
        if (content == EncryptedFrame.NONE) {
            return NONE;
        }
        int textAt = content + CONTROL_LENGTH + COUNTER_LENGTH;
        if (content == EncryptedFrame.UNDECIDED || at + textAt > end) {
            return UNDECIDED;
        }
        FrameHeader header = read(bytes, at, content, textAt);
        return at + header.known() > end ? UNDECIDED : header;
    }

    private static FrameHeader read(byte[] bytes, int at, int content, int textAt) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        boolean authenticated = bytes[at + content] == EncryptedFrame.AUTHENTICATED_AND_ENCRYPTED;
        int around = CONTROL_LENGTH + COUNTER_LENGTH + (authenticated ? TAG_LENGTH : 0);
        return new FrameHeader(
                new SystemTitle(frame.getLong(at + EncryptedFrame.TITLE_AT)),
                authenticated,
                frame.getInt(at + content + CONTROL_LENGTH) & 0xFFFF_FFFFL,
                textAt,
                EncryptedFrame.contentLength(bytes, at) - around);
    }

    /** No frame begins here. */
    boolean isNone() {
        return textAt == EncryptedFrame.NONE;
    }

    /** More bytes are needed to tell. */
    boolean isUndecided() {
        return textAt == EncryptedFrame.UNDECIDED;
    }

    /** How many octets follow the text. */
    int tagLength() {
        return authenticated ? TAG_LENGTH : 0;
    }

    /** How long the whole frame is. */
    long length() {
        return textAt + textLength + tagLength();
    }

    /** How much of the text its first block holds. */
    int firstBlock() {
        return (int) Math.max(0, Math.min(BLOCK, textLength));
    }

    /** How many bytes are there when the frame is judged for the first time: through the first block of its text. */
    int known() {
        return textAt + firstBlock();
    }
}
