package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.Rejection;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells of rejections at a bounded rate: the first at once, then their number and the last one every ten seconds. */
final class RejectionNotices {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private Optional<Rejection> last = Optional.empty();
    private long untold;
    private long toldAt;

    RejectionNotices(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        toldAt = nanoTime.getAsLong() - INTERVAL_NANOS;
    }

    void rejected(Rejection rejection) {
        untold++;
        last = Optional.of(rejection);
        tellIfDue();
    }

    /** To be called now and then: rejections may stop before the last ones were told of. */
    void tellIfDue() {
        if (untold > 0 && nanoTime.getAsLong() - toldAt >= INTERVAL_NANOS) {
            last.ifPresent(rejection ->
                    err.println(untold == 1 ? "rejected: " + rejection : untold + " rejected, the last: " + rejection));
            untold = 0;
            toldAt = nanoTime.getAsLong();
        }
    }
}
