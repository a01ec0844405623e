package io.github.dsmr4j.core.telegram;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a framer has seen so far. Written by the feeding thread without locks or allocation, readable from any thread at
 * any time.
 */
public final class TelegramCounters {
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final Map<CrcStatus, AtomicLong> telegrams = countersOf(CrcStatus.class);
    private final Map<Rejection.Reason, AtomicLong> rejections = countersOf(Rejection.Reason.class);

    TelegramCounters() {}

    private static <K extends Enum<K>> Map<K, AtomicLong> countersOf(Class<K> keys) {
        return Arrays.stream(keys.getEnumConstants())
                .collect(Collectors.toMap(
                        Function.identity(), key -> new AtomicLong(), (one, other) -> one, () -> new EnumMap<>(keys)));
    }

    /** {@return how many bytes were fed} */
    public long bytes() {
        return bytes.get();
    }

    /**
     * {@return how many bytes are outside telegrams and rejections: noise before a start, line ends between telegrams}
     */
    public long bytesSkipped() {
        return skipped.get();
    }

    /** {@return how many telegrams were delivered} */
    public long telegrams() {
        return sum(telegrams.values());
    }

    /**
     * {@return how many telegrams were delivered with this state of the CRC}
     *
     * @param status what the CRC said of them
     */
    public long telegrams(CrcStatus status) {
        return counter(telegrams, status).get();
    }

    /** {@return how many rejections there were} */
    public long rejections() {
        return sum(rejections.values());
    }

    /**
     * {@return how many rejections there were for this reason}
     *
     * @param reason any, also one that is for encrypted frames alone
     */
    public long rejections(Rejection.Reason reason) {
        return counter(rejections, reason).get();
    }

    private static <K> AtomicLong counter(Map<K, AtomicLong> counters, K key) {
        return Objects.requireNonNull(counters.get(key));
    }

    private static long sum(Collection<AtomicLong> counts) {
        return counts.stream().mapToLong(AtomicLong::get).sum();
    }

    void addBytes(int count) {
        add(bytes, count);
    }

    void addSkipped(int count) {
        add(skipped, count);
    }

    void add(CrcStatus status) {
        add(counter(telegrams, status), 1);
    }

    void add(Rejection.Reason reason) {
        add(counter(rejections, reason), 1);
    }

    /** One thread writes, so no read-modify-write is needed. */
    private static void add(AtomicLong counter, long count) {
        counter.setRelease(counter.getPlain() + count);
    }
}
