package io.github.dsmr4j.core.transport;

import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.telegram.FramerOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link P1Reader} judges telegrams and how long it waits before it opens its transport again. Immutable; each
 * {@code with} method gives a changed copy. Any thread.
 */
public final class ReaderOptions {
    /** Telegrams by {@link FramerOptions#DEFAULT}; from 1 s to 60 s between openings; silence as the methods say. */
    public static final ReaderOptions DEFAULT = new ReaderOptions(
            FramerOptions.DEFAULT,
            Optional.empty(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            5);

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_INTERVALS = 1000;

    private final FramerOptions framer;
    private final Optional<Decryption> decryption;
    private final Duration firstWait;
    private final Duration longestWait;
    private final Duration shortestSilence;
    private final Duration patience;
    private final int silentIntervals;

    private ReaderOptions(
            FramerOptions framer,
            Optional<Decryption> decryption,
            Duration firstWait,
            Duration longestWait,
            Duration shortestSilence,
            Duration patience,
            int silentIntervals) {
        this.framer = framer;
        this.decryption = decryption;
        this.firstWait = firstWait;
        this.longestWait = longestWait;
        this.shortestSilence = shortestSilence;
        this.patience = patience;
        this.silentIntervals = silentIntervals;
    }

    /** {@return how telegrams are judged} */
    public FramerOptions framer() {
        return framer;
    }

    /** {@return how encrypted telegrams are decrypted; without it they are rejected} */
    public Optional<Decryption> decryption() {
        return decryption;
    }

    /** {@return how long the reader waits at most before it opens its transport again for the first time} */
    public Duration firstWait() {
        return firstWait;
    }

    /** {@return how long it waits at most however often that failed: the wait doubles each time until then} */
    public Duration longestWait() {
        return longestWait;
    }

    /** {@return the time without a telegram below which no source counts as silent} */
    public Duration shortestSilence() {
        return shortestSilence;
    }

    /**
     * {@return how long a source may be silent while it is not known how often it sends: until two telegrams have shown
     * that}
     */
    public Duration patience() {
        return patience;
    }

    /** {@return how many telegrams have to be missing in a row, once it is known how often the source sends} */
    public int silentIntervals() {
        return silentIntervals;
    }

    /**
     * With other rules for telegrams.
     *
     * @param options how telegrams are judged
     * @return a copy with these rules
     */
    public ReaderOptions withFramer(FramerOptions options) {
        return new ReaderOptions(
                Objects.requireNonNull(options, "options"),
                decryption,
                firstWait,
                longestWait,
                shortestSilence,
                patience,
                silentIntervals);
    }

    /**
     * With keys for encrypted telegrams.
     *
     * @param keys whose keys are known
     * @return a copy that decrypts
     */
    public ReaderOptions withDecryption(Decryption keys) {
        return new ReaderOptions(
                framer, Optional.of(keys), firstWait, longestWait, shortestSilence, patience, silentIntervals);
    }

    /**
     * With other waits.
     *
     * @param first at most, a millisecond to a day
     * @param longest not shorter than the first, at most a day
     * @return a copy with these waits
     * @throws IllegalArgumentException if they are not in order from a millisecond to a day
     */
    public ReaderOptions withWaits(Duration first, Duration longest) {
        check(first);
        check(longest);
        if (first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("a first wait of " + first + " is longer than the longest, " + longest);
        }
        return new ReaderOptions(framer, decryption, first, longest, shortestSilence, patience, silentIntervals);
    }

    /**
     * With other limits of silence.
     *
     * @param shortest {@link #shortestSilence()}
     * @param unknown {@link #patience()}
     * @param intervals {@link #silentIntervals()}
     * @return a copy with these limits
     * @throws IllegalArgumentException if a time is not in a millisecond to a day, or the number of intervals not in 1 to
     *     1000
     */
    public ReaderOptions withSilence(Duration shortest, Duration unknown, int intervals) {
        check(shortest);
        check(unknown);
        if (intervals < 1 || intervals > MOST_INTERVALS) {
            throw new IllegalArgumentException(
                    "a silence of " + intervals + " telegrams is not in 1.." + MOST_INTERVALS);
        }
        return new ReaderOptions(framer, decryption, firstWait, longestWait, shortest, unknown, intervals);
    }

    private static void check(Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a time of " + time + " is not in a millisecond to a day");
        }
    }
}
