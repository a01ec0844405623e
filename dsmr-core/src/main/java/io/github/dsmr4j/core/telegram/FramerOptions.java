package io.github.dsmr4j.core.telegram;

import java.util.Objects;

/**
 * How a framer judges its input, and its limits. Immutable; each {@code with} method gives a changed copy. Any thread.
 */
public final class FramerOptions {
    /** The default of {@link #maxTelegramLength()}: 64 KiB. */
    public static final int DEFAULT_MAX_TELEGRAM_LENGTH = 64 * 1024;

    /** The smallest limit that can be set. */
    public static final int MIN_MAX_TELEGRAM_LENGTH = 64;

    /** The largest limit that can be set: 16 MiB. */
    public static final int MAX_MAX_TELEGRAM_LENGTH = 16 * 1024 * 1024;

    /** How long the line of the {@code !} may be, blanks behind the CRC included: 64 bytes. A longer one is a mismatch. */
    public static final int MAX_END_LINE = 64;

    /** CRC if present, 64 KiB a telegram, bytes taken as they are. */
    public static final FramerOptions DEFAULT =
            new FramerOptions(CrcPolicy.IF_PRESENT, DEFAULT_MAX_TELEGRAM_LENGTH, false);

    private final CrcPolicy crcPolicy;
    private final int maxTelegramLength;
    private final boolean parityStripped;

    private FramerOptions(CrcPolicy crcPolicy, int maxTelegramLength, boolean parityStripped) {
        this.crcPolicy = crcPolicy;
        this.maxTelegramLength = maxTelegramLength;
        this.parityStripped = parityStripped;
    }

    /** {@return what is asked of the CRC} */
    public CrcPolicy crcPolicy() {
        return crcPolicy;
    }

    /**
     * {@return the longest telegram, in bytes from {@code /} through {@code !}} A line may be as long as the telegram.
     */
    public int maxTelegramLength() {
        return maxTelegramLength;
    }

    /** {@return whether bit 7 is taken off each byte: for a 7E1 meter (DSMR 2.2) read as 8N1} */
    public boolean parityStripped() {
        return parityStripped;
    }

    /**
     * With another policy than {@link CrcPolicy#IF_PRESENT}.
     *
     * @param policy what is asked of the CRC
     * @return a copy with this policy
     */
    public FramerOptions withCrcPolicy(CrcPolicy policy) {
        return new FramerOptions(Objects.requireNonNull(policy, "policy"), maxTelegramLength, parityStripped);
    }

    /**
     * With another limit.
     *
     * @param bytes from {@code /} through {@code !}
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not between {@value #MIN_MAX_TELEGRAM_LENGTH} and
     *     {@value #MAX_MAX_TELEGRAM_LENGTH}
     */
    public FramerOptions withMaxTelegramLength(int bytes) {
        if (bytes < MIN_MAX_TELEGRAM_LENGTH || bytes > MAX_MAX_TELEGRAM_LENGTH) {
            throw new IllegalArgumentException("a telegram's limit of " + bytes + " bytes is not in "
                    + MIN_MAX_TELEGRAM_LENGTH + ".." + MAX_MAX_TELEGRAM_LENGTH);
        }
        return new FramerOptions(crcPolicy, bytes, parityStripped);
    }

    /**
     * With bit 7 taken off, or not.
     *
     * @param stripped false unless told otherwise
     * @return a copy that does, or does not
     */
    public FramerOptions withParityStripped(boolean stripped) {
        return new FramerOptions(crcPolicy, maxTelegramLength, stripped);
    }
}
