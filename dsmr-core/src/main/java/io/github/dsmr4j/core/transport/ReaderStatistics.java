package io.github.dsmr4j.core.transport;

import io.github.dsmr4j.core.cipher.CipherCounters;
import io.github.dsmr4j.core.cipher.DecryptingFramer;
import io.github.dsmr4j.core.telegram.Framer;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a reader has done so far: a live view, readable from any thread at any time. The reader writes it without locks.
 */
public final class ReaderStatistics {
    private static final long NEVER = Long.MIN_VALUE;

    private record Stay(ReaderState state, Instant since) {}

    private final TelegramCounters telegrams;
    private final Optional<CipherCounters> frames;
    private final Silence silence;
    private final AtomicLong opens = new AtomicLong();
    private final Map<ReaderFailure.Kind, AtomicLong> failures = new EnumMap<>(ReaderFailure.Kind.class);
    private final AtomicLong listenerFailures = new AtomicLong();
    private volatile Stay stay = new Stay(ReaderState.NEW, Instant.now());
    private volatile Optional<ReaderFailure> lastFailure = Optional.empty();
    private volatile long lastTelegramMillis = NEVER;

    ReaderStatistics(Framer framer, Silence silence) {
        this.telegrams = framer.counters();
        this.frames = framer instanceof DecryptingFramer decrypting
                ? Optional.of(decrypting.cipherCounters())
                : Optional.empty();
        this.silence = silence;
        Arrays.stream(ReaderFailure.Kind.values()).forEach(kind -> failures.put(kind, new AtomicLong()));
    }

    /** {@return what the reader does} */
    public ReaderState state() {
        return stay.state();
    }

    /** {@return since when it does that, by this machine's clock} */
    public Instant stateSince() {
        return stay.since();
    }

    /** {@return how often the transport was opened with success} */
    public long opens() {
        return opens.get();
    }

    /**
     * Counts how often the source was lost, or could not be opened, in this way.
     *
     * @param kind the way
     * @return over all openings
     */
    public long failures(ReaderFailure.Kind kind) {
        return Objects.requireNonNull(failures.get(kind)).get();
    }

    /** {@return the last time that it was lost; stays when the source is back} Empty while it never was. */
    public Optional<ReaderFailure> lastFailure() {
        return lastFailure;
    }

    /** {@return bytes, telegrams and rejections, over all openings} */
    public TelegramCounters telegrams() {
        return telegrams;
    }

    /** {@return encrypted frames, over all openings; empty when the reader has nothing to decrypt with} */
    public Optional<CipherCounters> encryptedFrames() {
        return frames;
    }

    /** {@return when the last telegram came, by this machine's clock; empty while none has come} */
    public Optional<Instant> lastTelegram() {
        long millis = lastTelegramMillis;
        return millis == NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** {@return how often the source sends a telegram; empty until two have shown it} */
    public Optional<Duration> telegramInterval() {
        return silence.interval();
    }

    /** {@return how many calls of the listener ended in an exception} */
    public long listenerFailures() {
        return listenerFailures.get();
    }

    void become(ReaderState state) {
        stay = new Stay(state, Instant.now());
    }

    void addOpen() {
        opens.incrementAndGet();
    }

    void add(ReaderFailure failure) {
        Objects.requireNonNull(failures.get(failure.kind())).incrementAndGet();
        lastFailure = Optional.of(failure);
    }

    void telegramAt(Instant time) {
        lastTelegramMillis = time.toEpochMilli();
    }

    void addListenerFailure() {
        listenerFailures.incrementAndGet();
    }
}
