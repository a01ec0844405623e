package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.http.LatestReadings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A meter that is read.
 *
 * @param name what it is called, in {@code latest} too; seen where there are several
 * @param roots what stands before the paths of its documents
 * @param latest where its newest reading is
 * @param telegrams where its newest telegram is, under the same name, also when its reading is held back
 * @param statistics of its reader
 * @param plausibility of its readings, if any may be held back
 * @param zone where it stands
 */
public record MeterSource(
        String name,
        List<String> roots,
        LatestReadings latest,
        LatestReadings telegrams,
        ReaderStatistics statistics,
        Optional<PlausibilityCounters> plausibility,
        ZoneId zone) {
    /** Copies the list. */
    public MeterSource {
        roots = List.copyOf(roots);
    }

    /** Where one of its documents is, which for a meter alone would be at this path. */
    public Stream<String> paths(String path) {
        return roots.stream().map(root -> root + path);
    }

    /** Where its readings come as they do. */
    String events() {
        return roots.get(0) + "/events";
    }

    SourceStatus status(Instant now) {
        return new SourceStatus(
                this,
                now,
                statistics.state(),
                statistics.lastTelegram(),
                statistics.telegramInterval(),
                statistics.telegrams().telegrams(),
                statistics.telegrams().rejections(),
                statistics.lastFailure(),
                latest.newest(name),
                latest.fresh(name).isPresent());
    }
}
