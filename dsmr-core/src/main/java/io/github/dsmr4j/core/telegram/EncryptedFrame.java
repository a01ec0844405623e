package io.github.dsmr4j.core.telegram;

/**
 * How an encrypted frame announces itself: the octets DB and 08, a system title of eight octets, the length of the content
 * (BER: one octet, or 81 to 84 and as many octets as the last digit says), and a security control octet of 30
 * (authenticated and encrypted) or 20 (encrypted only), which begins the content.
 *
 * <p>Source: general-glo-ciphering of DLMS/COSEM, as used by Luxembourg's P1 specification 1.1.3.
 *
 * <p>Stateless: any thread.
 */
public final class EncryptedFrame {
    /** No frame begins here. */
    public static final int NONE = -1;
    /** More bytes are needed to tell. */
    public static final int UNDECIDED = 0;

    /** The first octet of a frame. */
    public static final byte FIRST = (byte) 0xDB;

    /** Where the octets of the system title begin. */
    public static final int TITLE_AT = 2;
    /** How many octets a system title has. */
    public static final int TITLE_LENGTH = 8;

    /** The security control octet of a frame that is authenticated and encrypted. */
    public static final byte AUTHENTICATED_AND_ENCRYPTED = 0x30;
    /** The security control octet of a frame that is encrypted only. */
    public static final byte ENCRYPTED_ONLY = 0x20;

    private static final int LENGTH_AT = TITLE_AT + TITLE_LENGTH;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 4;

    private EncryptedFrame() {}

    /**
     * Whether a frame begins at a place; decided as soon as the security control octet has come.
     *
     * @param bytes the input, or a part of it
     * @param at where a frame may begin
     * @param end where the bytes end
     * @return where, from there, the content begins, {@link #UNDECIDED} or {@link #NONE}
     */
    public static int contentAt(byte[] bytes, int at, int end) {
        if (bytes[at] != FIRST || (at + 1 < end && bytes[at + 1] != TITLE_LENGTH)) {
            return NONE;
        }
        if (at + LENGTH_AT >= end) {
            return UNDECIDED;
        }
        int octets = lengthOctets(bytes, at);
        if (octets < 0 || octets > MOST_LENGTH_OCTETS) {
            return NONE;
        }
        int content = LENGTH_AT + 1 + octets;
        if (at + content >= end) {
            return UNDECIDED;
        }
        byte control = bytes[at + content];
        return control == AUTHENTICATED_AND_ENCRYPTED || control == ENCRYPTED_ONLY ? content : NONE;
    }

    /**
     * Reads how many octets of content the frame at a place says that it has, the security control octet included.
     *
     * @param bytes the input, or a part of it
     * @param at where {@link #contentAt} found a frame
     * @return 0 to 2^32-1: what the frame says, also where that was damaged
     */
    public static long contentLength(byte[] bytes, int at) {
        int octets = lengthOctets(bytes, at);
        if (octets == 0) {
            return bytes[at + LENGTH_AT];
        }
        long length = 0;
        for (int index = 1; index <= octets; index++) {
            length = (length << 8) | (bytes[at + LENGTH_AT + index] & 0xFF);
        }
        return length;
    }

    /** How many octets follow the first of the length; negative for a form without end, which a frame does not have. */
    private static int lengthOctets(byte[] bytes, int at) {
        int first = bytes[at + LENGTH_AT] & 0xFF;
        if (first < LONG_FORM) {
            return 0;
        }
        return first == LONG_FORM ? -1 : first - LONG_FORM;
    }
}
