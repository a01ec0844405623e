package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramListener;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How encrypted telegrams are decrypted: whose keys are known. Immutable; any number of threads and framers at once, if
 * the function that knows the keys allows it.
 */
public final class Decryption {
    /** The default of {@link #maxTitles()}. */
    public static final int DEFAULT_MAX_TITLES = 64;

    private final Function<SystemTitle, Optional<Keys>> keys;
    private final int maxTitles;

    private Decryption(Function<SystemTitle, Optional<Keys>> keys, int maxTitles) {
        this.keys = Objects.requireNonNull(keys, "keys");
        this.maxTitles = maxTitles;
    }

    /**
     * One meter's keys, whatever its system title.
     *
     * @param keys tried for every frame
     * @return a decryption that remembers {@value #DEFAULT_MAX_TITLES} frame counters
     */
    public static Decryption with(Keys keys) {
        Optional<Keys> known = Optional.of(keys);
        return by(title -> known);
    }

    /**
     * Keys by the meter's system title; none for a meter that is not known.
     *
     * @param keys is asked for each frame, also for titles that were damaged on their way, by the thread that feeds; it
     *     should be quick, and give the same object each time
     * @return a decryption that remembers {@value #DEFAULT_MAX_TITLES} frame counters
     */
    public static Decryption by(Function<SystemTitle, Optional<Keys>> keys) {
        return new Decryption(keys, DEFAULT_MAX_TITLES);
    }

    /**
     * With another number of meters whose frame counters a framer remembers. Of the meter that was silent for the longest
     * time it forgets.
     *
     * @param titles 1 or more
     * @return a copy with this number
     * @throws IllegalArgumentException if it is not positive
     */
    public Decryption withMaxTitles(int titles) {
        if (titles < 1) {
            throw new IllegalArgumentException("a number of " + titles + " system titles is not positive");
        }
        return new Decryption(keys, titles);
    }

    /** {@return how many meters' frame counters a framer remembers} */
    public int maxTitles() {
        return maxTitles;
    }

    Optional<Keys> keys(SystemTitle title) {
        return keys.apply(title);
    }

    /**
     * A framer for a stream of bytes; see {@link DecryptingFramer}.
     *
     * @param options as for plain telegrams
     * @param listener told everything; of repeated frame counters if it is a {@link CipherListener}
     * @return for one stream
     */
    public DecryptingFramer framer(FramerOptions options, TelegramListener listener) {
        return new DecryptingFramer(this, options, listener);
    }

    /**
     * A reader of an input stream; see {@link TelegramReader}.
     *
     * @param in read as telegrams are asked for
     * @param options as for plain telegrams
     * @return for that stream, on one thread
     */
    public TelegramReader reader(InputStream in, FramerOptions options) {
        return new TelegramReader(in, listener -> framer(options, listener));
    }

    /**
     * Decodes one whole telegram, encrypted or plain; see {@link Telegram#decode(byte[], FramerOptions)}.
     *
     * @param bytes one telegram or frame; of several the first good one counts
     * @param options as for plain telegrams
     * @return the telegram, or why it is none
     */
    public TelegramResult decode(byte[] bytes, FramerOptions options) {
        return Telegram.decode(bytes, listener -> framer(options, listener));
    }
}
