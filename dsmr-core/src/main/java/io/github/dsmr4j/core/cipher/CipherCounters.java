package io.github.dsmr4j.core.cipher;

import io.github.dsmr4j.core.telegram.Rejection.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What was seen of encrypted frames, readable from any thread at any time. */
public final class CipherCounters {
    private static final Set<Reason> REASONS = Collections.unmodifiableSet(EnumSet.of(
            Reason.UNKNOWN_TITLE,
            Reason.WRONG_KEY,
            Reason.WRONG_AUTHENTICATION_KEY,
            Reason.NOT_AUTHENTICATED,
            Reason.DAMAGED_FRAME,
            Reason.DLMS,
            Reason.TOO_LONG,
            Reason.INCOMPLETE));

    private final AtomicLong decrypted = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final Map<Reason, AtomicLong> rejections = new EnumMap<>(Reason.class);

    CipherCounters() {
        REASONS.forEach(reason -> rejections.put(reason, new AtomicLong()));
    }

    /** {@return how many frames came, decrypted or rejected} */
    public long frames() {
        return decrypted() + rejections();
    }

    /** {@return how many frames were decrypted} */
    public long decrypted() {
        return decrypted.get();
    }

    /** {@return how many frames were decrypted whose counter had not grown} */
    public long repeatedCounters() {
        return repeated.get();
    }

    /** {@return why frames are rejected; further reasons may come} Unmodifiable. */
    public static Set<Reason> reasons() {
        return REASONS;
    }

    /** {@return how many frames were rejected} */
    public long rejections() {
        return rejections.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /**
     * Frames rejected for this reason. A stretch of input that is rejected may hold several, or hold one besides what it
     * is rejected for: its own count is that of {@link io.github.dsmr4j.core.telegram.TelegramCounters}.
     *
     * @param reason any, also one that is not for frames
     * @return 0 for a reason that is not among {@link #reasons()}
     */
    public long rejections(Reason reason) {
        return counter(reason).map(AtomicLong::get).orElse(0L);
    }

    private Optional<AtomicLong> counter(Reason reason) {
        return Optional.ofNullable(rejections.get(reason));
    }

    void addDecrypted() {
        decrypted.incrementAndGet();
    }

    void addRepeated() {
        repeated.incrementAndGet();
    }

    void add(Reason reason) {
        counter(reason).ifPresent(AtomicLong::incrementAndGet);
    }
}
