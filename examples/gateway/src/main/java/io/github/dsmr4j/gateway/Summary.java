package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run has seen, on one line. */
final class Summary {
    private Summary() {}

    static String of(TelegramCounters counters, Duration duration) {
        return plural(counters.telegrams(), "telegram")
                + details(CrcStatus.values(), counters::telegrams, Summary::words)
                + ", " + counters.rejections() + " rejected"
                + details(Rejection.Reason.values(), counters::rejections, Rejection.Reason::code)
                + ", " + plural(counters.bytes(), "byte") + ", "
                + String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String words(CrcStatus status) {
        return switch (status) {
            case VALID -> "with a valid CRC";
            case ABSENT -> "without a CRC";
            case INVALID -> "with a wrong CRC";
        };
    }

    /** What to say of input in which there was nothing to tell of; else empty. */
    static Optional<String> nothingFound(TelegramCounters counters) {
        return counters.telegrams() + counters.rejections() > 0
                ? Optional.empty()
                : Optional.of("nothing found: no telegram begins in " + plural(counters.bytes(), "byte"));
    }

    static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Such as {@code (2 crc-mismatch, 1 incomplete)}; nothing when all counts are 0. */
    private static <K> String details(K[] kinds, ToLongFunction<K> count, Function<K, String> name) {
        String list = Stream.of(kinds)
                .filter(kind -> count.applyAsLong(kind) > 0)
                .map(kind -> count.applyAsLong(kind) + " " + name.apply(kind))
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : " (" + list + ")";
    }
}
