package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;
import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.cipher.CipherCounters;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The metrics of what reads and reports, whatever the readings say. */
final class ServiceMetrics {
    /** Stays when the reading is no longer fresh: it says since when. */
    static final List<Metric<Reading>> TELEGRAM = List.of(gauge(
            "dsmr_telegram_timestamp_seconds",
            "When the latest telegram came.",
            reading -> Stream.of(
                    new Sample(BigDecimal.valueOf(reading.telegram().received().toEpochMilli(), 3)))));

    static final List<Metric<ReaderStatistics>> READER = List.of(
            counter(
                    "dsmr_telegrams_total",
                    "Telegrams by result: what the CRC of a delivered one says, or why it was rejected.",
                    reader -> telegrams(reader.telegrams())),
            counter(
                    "dsmr_encrypted_frames_total",
                    "Encrypted frames by result: decrypted, or why one was rejected.",
                    reader -> reader.encryptedFrames().stream().flatMap(ServiceMetrics::frames)),
            counter(
                    "dsmr_frame_counters_repeated_total",
                    "Decrypted frames whose counter had not grown.",
                    reader -> reader.encryptedFrames().stream().map(frames -> new Sample(frames.repeatedCounters()))),
            counter(
                    "dsmr_source_bytes_total",
                    "Bytes read from the source.",
                    reader -> Stream.of(new Sample(reader.telegrams().bytes()))),
            gauge(
                    "dsmr_source_up",
                    "Whether the source is open and read.",
                    reader -> Stream.of(new Sample(reader.state() == ReaderState.READING ? 1 : 0))),
            counter(
                    "dsmr_source_opens_total",
                    "How often the source was opened.",
                    reader -> Stream.of(new Sample(reader.opens()))),
            counter("dsmr_source_failures_total", "How often the source was lost.", ServiceMetrics::failures));

    static final List<Metric<LaneStatus>> LANE = List.of(
            counter(
                    "dsmr_reporter_reports_total",
                    "Reports that the other program took.",
                    lane -> Stream.of(new Sample(lane.reported()))),
            counter(
                    "dsmr_reporter_failures_total",
                    "How often reporting failed.",
                    lane -> Stream.of(new Sample(lane.failures()))),
            counter(
                    "dsmr_reporter_dropped_total",
                    "Reports that were lost.",
                    lane -> Stream.of(new Sample(lane.dropped()))),
            gauge("dsmr_reporter_waiting", "Reports that wait.", lane -> Stream.of(new Sample(lane.waiting()))),
            gauge(
                    "dsmr_reporter_failing",
                    "Whether the last try failed.",
                    lane -> Stream.of(new Sample(lane.failing() ? 1 : 0))));

    private ServiceMetrics() {}

    private static Stream<Sample> telegrams(TelegramCounters counters) {
        Stream<Sample> delivered = Arrays.stream(CrcStatus.values())
                .map(status -> new Sample(counters.telegrams(status), new Label("result", result(status))));
        // A stream always holds the start of what is rejected.
        Stream<Sample> rejected = Arrays.stream(Rejection.Reason.values())
                .filter(reason -> reason != Rejection.Reason.NO_TELEGRAM)
                .map(reason -> new Sample(counters.rejections(reason), new Label("result", result(reason))));
        return Stream.concat(delivered, rejected);
    }

    private static Stream<Sample> frames(CipherCounters counters) {
        Stream<Sample> rejected = CipherCounters.reasons().stream()
                .map(reason -> new Sample(counters.rejections(reason), new Label("result", result(reason))));
        return Stream.concat(Stream.of(new Sample(counters.decrypted(), new Label("result", "decrypted"))), rejected);
    }

    private static String result(CrcStatus status) {
        return switch (status) {
            case VALID -> "valid";
            case ABSENT -> "crc_absent";
            case INVALID -> "crc_ignored";
        };
    }

    private static String result(Rejection.Reason reason) {
        return reason.code().replace('-', '_');
    }

    private static Stream<Sample> failures(ReaderStatistics reader) {
        return Arrays.stream(ReaderFailure.Kind.values())
                .map(kind -> new Sample(
                        reader.failures(kind), new Label("kind", kind.name().toLowerCase(Locale.ROOT))));
    }
}
