package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States of sources and reporters for tests, as if it were noon. */
final class Sources {
    static final Instant NOON = Instant.parse("2024-05-07T12:00:00Z");
    static final LatestReadings LATEST = new LatestReadings(Duration.ofSeconds(60));

    private Sources() {}

    static MeterSource meter(String name) {
        return meter(name, LATEST);
    }

    private static MeterSource meter(String name, LatestReadings telegrams) {
        P1Reader reader =
                new P1Reader(new StreamTransport("nothing", new ByteArrayInputStream(new byte[0])), telegram -> {});
        return new MeterSource(
                name,
                List.of(""),
                LATEST,
                telegrams,
                reader.statistics(),
                Optional.empty(),
                ZoneId.of("Europe/Amsterdam"));
    }

    /** A source that has sent this reading so many seconds ago, one a second. */
    static SourceStatus heard(Reading reading, long secondsAgo) {
        LatestReadings telegrams = new LatestReadings(Duration.ofSeconds(60));
        telegrams.report(new Report("meter", reading));
        return new SourceStatus(
                meter("meter", telegrams),
                NOON,
                ReaderState.READING,
                Optional.of(NOON.minusSeconds(secondsAgo)),
                Optional.of(Duration.ofSeconds(1)),
                1234,
                5,
                Optional.empty(),
                Optional.of(new Report("meter", reading)),
                secondsAgo <= 60);
    }

    static SourceStatus lost(String reason) {
        ReaderFailure failure =
                new ReaderFailure(ReaderFailure.Kind.BROKEN, new IOException(reason), NOON.minusSeconds(9));
        return new SourceStatus(
                meter("meter"),
                NOON,
                ReaderState.WAITING,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.of(failure),
                Optional.empty(),
                false);
    }

    static LaneStatus failing(String name, String error) {
        return new LaneStatus(
                name, 3, 2, 1, 1, Optional.empty(), Optional.of(error), Optional.of(NOON.minusSeconds(4)), true);
    }

    static LaneStatus working(String name) {
        return new LaneStatus(
                name, 3, 0, 0, 0, Optional.of(NOON.minusSeconds(2)), Optional.empty(), Optional.empty(), false);
    }

    static GatewayStatus status(SourceStatus source, LaneStatus... lanes) {
        return new GatewayStatus("1.2.3", NOON, Duration.ofHours(3), List.of(source), List.of(lanes));
    }

    static Reading reading(String... objects) {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(ISO_8859_1)));
    }

    static Reading threePhases() {
        return Reading.of((Telegram)
                Telegram.decode(ComposedTelegram.named("nl-5.0-3-phase").bytes()));
    }

    /** Of everything that the composed telegrams deliver. */
    static List<Reading> composed() {
        List<Reading> readings = new ArrayList<>();
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            Expected expected = composed.expected();
            FramerOptions options = FramerOptions.DEFAULT
                    .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                    .withParityStripped(expected.stripParity());
            new TelegramReader(new ByteArrayInputStream(composed.bytes()), options).forEachRemaining(result -> {
                if (result instanceof Telegram telegram) {
                    readings.add(Reading.of(telegram));
                }
            });
        }
        return readings;
    }
}
