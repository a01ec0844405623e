package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.Protection;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Decrypts frames, and says why one cannot be decrypted. The first block of its text tells much before the rest has come:
 * by the right key it is text, by a wrong one it is so once in some million times.
 */
final class FrameOpener {
    /** After so many tags in a row that do not fit, damage is no longer the likely cause. */
    private static final int MISMATCHES_THAT_SHOW_A_WRONG_KEY = 3;

    private static final int FIRST_CAPACITY = 1024;
    private static final byte DATA_NOTIFICATION = 0x0F;
    private static final int NOTIFICATION_TIME_AT = 5;
    private static final int TIME_LENGTH = 12;
    private static final int MOST_CRC_DIGITS = 4;

    /** What the last good frame of a meter had. */
    private record Good(Keys keys, long counter) {}

    private final Decryption decryption;
    private final int maxTextLength;
    private final Consumer<RuntimeException> failures;
    private final FrameCipher cipher = new FrameCipher();
    private final Map<SystemTitle, Good> meters;

    private byte[] text = new byte[FIRST_CAPACITY];
    private int textLength;
    private int frameLength;
    private int mismatches;

    /**
     * An opener for frames up to a length.
     *
     * @param failures is told what the function that knows the keys throws
     */
    FrameOpener(Decryption decryption, int maxTextLength, Consumer<RuntimeException> failures) {
        this.decryption = decryption;
        this.maxTextLength = maxTextLength;
        this.failures = failures;
        this.meters = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<SystemTitle, Good> eldest) {
                return size() > decryption.maxTitles();
            }
        };
    }

    /** What is wrong with a frame as far as its {@link FrameHeader#known()} bytes tell; empty if they are sound. */
    Optional<Reason> fault(byte[] bytes, int at, FrameHeader header) {
        if (header.textLength() < 1) {
            return Optional.of(Reason.DAMAGED_FRAME);
        }
        Optional<Keys> keys = keys(header);
        if (keys.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_TITLE);
        }
        int length = header.firstBlock();
        cipher.decrypt(keys.get().key(), bytes, at, header, length, text);
        if (isNotification(length)) {
            return Optional.of(Reason.DLMS);
        }
        if (!isText(length)) {
            return Optional.of(haveFitted(keys.get()) ? Reason.DAMAGED_FRAME : Reason.WRONG_KEY);
        }
        if (header.textLength() > maxTextLength) {
            return Optional.of(Reason.TOO_LONG);
        }
        boolean tagMissing = keys.get().authenticationRequired() && !header.authenticated();
        return tagMissing ? Optional.of(Reason.NOT_AUTHENTICATED) : Optional.empty();
    }

    /**
     * Decrypts a whole frame that has no {@link #fault}; why that fails, or empty: then its {@link #text()} is there.
     *
     * @param sure how many of its bytes cannot be the beginning of the next frame: if its end was lost, it seems to reach
     *     into that one, which a tag would show
     */
    Optional<Reason> open(byte[] bytes, int at, FrameHeader header, int sure) {
        Optional<Keys> keys = keys(header);
        if (keys.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_TITLE);
        }
        int length = (int) header.textLength();
        textLength = length;
        frameLength = (int) header.length();
        if (text.length < length) {
            text = new byte[Math.min(maxTextLength, 2 * length)];
        }
        if (keys.get().authenticationRequired()) {
            return isAuthentic(keys.get(), bytes, at, header) ? Optional.empty() : Optional.of(mismatch(keys.get()));
        }
        cipher.decrypt(keys.get().key(), bytes, at, header, length, text);
        int sureOfText = Math.max(0, Math.min(length, sure - header.textAt()));
        if (endsTelegram(sureOfText)) {
            textLength = sureOfText;
            frameLength = sure;
        }
        return endsTelegram(textLength) ? Optional.empty() : Optional.of(Reason.DAMAGED_FRAME);
    }

    /** The text of the frame opened last; valid until the next call. */
    byte[] text() {
        return text;
    }

    /** How long the text of the frame opened last is. */
    int textLength() {
        return textLength;
    }

    /** How many bytes of input the frame opened last takes. */
    int frameLength() {
        return frameLength;
    }

    /** How the telegrams of a frame opened are protected. */
    Protection protection(FrameHeader header) {
        boolean authenticated = keys(header).map(Keys::authenticationRequired).orElse(false);
        return authenticated ? Protection.AUTHENTICATED : Protection.ENCRYPTED;
    }

    /**
     * Remembers a frame that was good.
     *
     * @return the counter of the meter's good frame before, if it was not lower
     */
    OptionalLong remember(FrameHeader header) {
        mismatches = 0;
        Optional<Good> before = keys(header)
                .flatMap(keys -> Optional.ofNullable(meters.put(header.title(), new Good(keys, header.counter()))));
        return before.filter(good -> good.counter() >= header.counter())
                .map(good -> OptionalLong.of(good.counter()))
                .orElse(OptionalLong.empty());
    }

    private Optional<Keys> keys(FrameHeader header) {
        try {
            return decryption.keys(header.title());
        } catch (RuntimeException e) {
            failures.accept(e);
            return Optional.empty();
        }
    }

    private boolean isAuthentic(Keys keys, byte[] bytes, int at, FrameHeader header) {
        return keys.authentications().stream()
                .anyMatch(authentication ->
                        cipher.decryptAuthenticated(keys.key(), authentication, bytes, at, header, text));
    }

    private Reason mismatch(Keys keys) {
        mismatches++;
        boolean always = mismatches >= MISMATCHES_THAT_SHOW_A_WRONG_KEY && !haveFitted(keys);
        return always ? Reason.WRONG_AUTHENTICATION_KEY : Reason.DAMAGED_FRAME;
    }

    /** Whether these keys have opened a good frame, so that they are not to blame. */
    private boolean haveFitted(Keys keys) {
        return meters.values().stream().anyMatch(good -> good.keys() == keys);
    }

    private boolean isText(int length) {
        for (int at = 0; at < length; at++) {
            if (!PlainText.isReadable(text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    /** Whether it begins as a push of DLMS objects does: with a number of four octets, and a time or none. */
    private boolean isNotification(int length) {
        return length > NOTIFICATION_TIME_AT
                && text[0] == DATA_NOTIFICATION
                && (text[NOTIFICATION_TIME_AT] == 0 || text[NOTIFICATION_TIME_AT] == TIME_LENGTH);
    }

    /**
     * Whether the end mark of a telegram stands at its end, in a line of its own: in a frame that lost bytes it does not. What
     * was decrypted with the wrong part of the key stream looks like that once in some ten thousand times; by the mark alone,
     * once in some hundred.
     */
    private boolean endsTelegram(int length) {
        int end = length;
        while (end > 0 && (isLineEnd(text[end - 1]) || text[end - 1] == ' ' || text[end - 1] == 0)) {
            end--;
        }
        for (int digits = 0; end > 0 && digits < MOST_CRC_DIGITS && Character.digit(text[end - 1], 16) >= 0; digits++) {
            end--;
        }
        return end > 1 && text[end - 1] == '!' && text[end - 2] == '\n';
    }
}
