package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.EncryptedFrame;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import java.util.HexFormat;

/** Why input was rejected, in sentences for who recorded it, and what to do about it. */
final class Advice {
    private Advice() {}

    /** The sentences for a reason; nothing of the input is in them. */
    static String on(Reason reason) {
        return switch (reason) {
            case CRC_MISMATCH ->
                "The CRC does not match: bytes were changed or lost on the way. One now and then is usual; if it is many,"
                        + " check cable and adapter. --lenient shows such telegrams all the same.";
            case CRC_MISSING ->
                "The CRC is missing, though this meter prints one: lines were lost on the way. Check cable and adapter."
                        + " --lenient shows such telegrams all the same.";
            case INCOMPLETE ->
                "The end is missing: the recording begins or stops within a telegram, where that is no fault, or lines were"
                        + " lost on the way. If it is many, check cable and adapter.";
            case TOO_LONG ->
                "It goes on for longer than any telegram: its end was lost on the way, or this is no recording of a P1 port.";
            case ENCRYPTED ->
                "The meter encrypts its telegrams. Ask the network operator for the key, and give it by --key-file or --key.";
            case UNKNOWN_TITLE ->
                "There is no key for this meter. Add a line with its system title and its key to the key file, or one"
                        + " without a title for every meter.";
            case WRONG_KEY ->
                "The key does not turn the frame into text. Was the key of another meter given, or the authentication key in"
                        + " its place?";
            case WRONG_AUTHENTICATION_KEY ->
                "The key fits, the authentication key does not. Ask the network operator for that one, or do without it:"
                        + " --unauthenticated.";
            case DAMAGED_FRAME ->
                "The encrypted frame was changed or cut on the way. One now and then is usual; if it is every one, the"
                        + " authentication key is wrong or missing: ask the network operator, or use --unauthenticated.";
            case NOT_AUTHENTICATED ->
                "The meter encrypts its telegrams but does not sign them. --unauthenticated takes them.";
            case DLMS ->
                "This is binary data (DLMS), not the text of a P1 port: some meters, in Norway and Austria among others, send"
                        + " nothing else. This program cannot read it.";
            default -> "There is no telegram in it.";
        };
    }

    /** By which system title a key file names the meter of a rejected frame. */
    static String title(Rejection rejection) {
        byte[] sample = rejection.sample();
        int from = Math.min(EncryptedFrame.TITLE_AT, sample.length);
        int to = Math.min(from + EncryptedFrame.TITLE_LENGTH, sample.length);
        return HexFormat.of().withUpperCase().formatHex(sample, from, to);
    }
}
