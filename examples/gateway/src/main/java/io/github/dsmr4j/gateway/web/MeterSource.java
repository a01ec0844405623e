package io.github.dsmr4j.gateway.web;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.http.LatestReadings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A meter that is read.
 *
 * @param name what it is called, in {@code latest} too; seen where there are several
 * @param latest where its newest reading is
 * @param telegrams where its newest telegram is, under the same name, also when its reading is held back
 * @param statistics of its reader
 * @param plausibility of its readings, if any may be held back
 * @param zone where it stands
 * @param events path of its readings as they come
 */
public record MeterSource(
        String name,
        LatestReadings latest,
        LatestReadings telegrams,
        ReaderStatistics statistics,
        Optional<PlausibilityCounters> plausibility,
        ZoneId zone,
        String events) {
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
