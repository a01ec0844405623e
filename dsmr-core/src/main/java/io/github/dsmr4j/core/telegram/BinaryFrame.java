package io.github.dsmr4j.core.telegram;

/**
 * Frames that are no text, told by their first octet: encrypted telegrams, and what meters without a P1 port send, DLMS
 * in HDLC (7E), in wired M-Bus (68), or on its own (0F).
 */
final class BinaryFrame {
    private static final byte HDLC_FLAG = 0x7E;
    private static final byte MBUS_START = 0x68;
    private static final byte DATA_NOTIFICATION = 0x0F;

    /** How many bytes have come at the least when HDLC, M-Bus or DLMS is recognised. */
    private static final int SURE = 6;

    private static final int HDLC_FORMAT = 0xA0;
    private static final int LONGEST_ADDRESS = 4;
    private static final int MBUS_OVERHEAD = 6;
    private static final int NOTIFICATION_TIME_AT = 5;
    private static final int NOTIFICATION_SURE = 8;

    private BinaryFrame() {}

    /**
     * Whether a frame begins at a place.
     *
     * @param maxLength how long an encrypted one can be
     * @return how long it is as far as it says, {@link FrameMarks#UNDECIDED} or {@link FrameMarks#NONE}
     */
    static int at(byte[] bytes, int at, int end, int maxLength) {
        return switch (bytes[at]) {
            case EncryptedFrame.FIRST -> FrameMarks.encryptedFrameAt(bytes, at, end, maxLength);
            case HDLC_FLAG -> hdlcAt(bytes, at, end);
            case MBUS_START -> mbusAt(bytes, at, end);
            case DATA_NOTIFICATION -> notificationAt(bytes, at, end);
            default -> FrameMarks.NONE;
        };
    }

    /** Why a frame with this first octet is rejected. */
    static Rejection.Reason reason(byte first) {
        return first == EncryptedFrame.FIRST ? Rejection.Reason.ENCRYPTED : Rejection.Reason.DLMS;
    }

    /** How many bytes have come at the least when a frame with this first octet is recognised. */
    static int sure(byte first) {
        return first == EncryptedFrame.FIRST ? FrameMarks.SURE_OF_ENCRYPTED_FRAME : SURE;
    }

    /** A flag, the format with the length, two addresses, a control octet, and a check sequence over all but the flag. */
    private static int hdlcAt(byte[] bytes, int at, int end) {
        if (at + 1 < end && (bytes[at + 1] & 0xF0) != HDLC_FORMAT) {
            return FrameMarks.NONE;
        }
        int behindAddresses = behindAddress(bytes, behindAddress(bytes, at + 3, end), end);
        if (behindAddresses == FrameMarks.NONE) {
            return FrameMarks.NONE;
        }
        int check = behindAddresses + 1;
        if (check + 1 >= end) {
            return FrameMarks.UNDECIDED;
        }
        int printed = (bytes[check] & 0xFF) | ((bytes[check + 1] & 0xFF) << 8);
        int length = ((bytes[at + 1] & 0x07) << 8) | (bytes[at + 2] & 0xFF);
        boolean whole = length > check - at && printed == checkSequence(bytes, at + 1, check);
        return whole ? 1 + length : FrameMarks.NONE;
    }

    /** The last octet of an address is odd. */
    private static int behindAddress(byte[] bytes, int at, int end) {
        if (at == FrameMarks.NONE) {
            return FrameMarks.NONE;
        }
        for (int octet = at; octet < at + LONGEST_ADDRESS; octet++) {
            if (octet >= end || (bytes[octet] & 1) == 1) {
                return octet + 1;
            }
        }
        return FrameMarks.NONE;
    }

    /** CRC-16/X25, the frame check sequence of HDLC. */
    private static int checkSequence(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int at = from; at < to; at++) {
            crc ^= bytes[at] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
            }
        }
        return crc ^ 0xFFFF;
    }

    /** The start twice around the length, which is there twice, then the control octet of data and a broadcast. */
    private static int mbusAt(byte[] bytes, int at, int end) {
        if (at + SURE > end) {
            boolean other = at + 2 < end && bytes[at + 1] != bytes[at + 2];
            return other ? FrameMarks.NONE : FrameMarks.UNDECIDED;
        }
        boolean sendsData = (bytes[at + 4] & 0xDF) == 0x53 && bytes[at + 5] == (byte) 0xFF;
        boolean frame = bytes[at + 1] == bytes[at + 2] && bytes[at + 3] == MBUS_START && sendsData;
        return frame ? (bytes[at + 1] & 0xFF) + MBUS_OVERHEAD : FrameMarks.NONE;
    }

    /** A number of four octets, then a time of twelve octets in this century, or none and a structure. Its end is not told. */
    private static int notificationAt(byte[] bytes, int at, int end) {
        if (at + NOTIFICATION_SURE > end) {
            return FrameMarks.UNDECIDED;
        }
        int time = at + NOTIFICATION_TIME_AT;
        boolean timed = bytes[time] == 12 && bytes[time + 1] == 0x07 && (bytes[time + 2] & 0xF0) == 0xE0;
        boolean untimed = bytes[time] == 0 && bytes[time + 1] == 2;
        return timed || untimed ? NOTIFICATION_SURE : FrameMarks.NONE;
    }
}
