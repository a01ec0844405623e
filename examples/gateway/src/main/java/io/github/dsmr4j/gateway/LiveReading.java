package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reads a source until it ends or is interrupted: readings to standard output, the rest to standard error. */
final class LiveReading implements P1Listener {
    private final P1Reader reader;
    private final MeterZone zone;
    private final Function<Reading, String> format;
    private final JudgedReadings judged;
    private final Reporters reporters;
    private final Output out;
    private final PrintWriter err;
    private final TelegramWatch watch;
    /** None for what is recorded: its clock is that of another day. */
    private final Optional<ClockNotice> clock;
    /** What to print before the first telegram. */
    private Optional<String> header;

    private Optional<RuntimeException> failure = Optional.empty();

    LiveReading(
            Transport transport,
            ReaderOptions options,
            Hints hints,
            MeterZone zone,
            Function<Reading, String> format,
            Optional<String> header,
            JudgedReadings judged,
            Reporters reporters,
            Output out,
            PrintWriter err) {
        this.reader = new P1Reader(transport, options, this);
        this.zone = zone;
        this.format = format;
        this.judged = judged;
        this.reporters = reporters;
        this.header = header;
        this.out = out;
        this.err = err;
        this.clock = transport.isLive() ? Optional.of(new ClockNotice(err)) : Optional.empty();
        this.watch = new TelegramWatch(
                counters(), () -> reader.statistics().telegramInterval(), hints, err, System::nanoTime);
    }

    /** Reads until the end; the exit status. */
    int run() throws Exception {
        return Interruption.closes(reader, this::readAndSumUp);
    }

    private int readAndSumUp() {
        long begin = System.nanoTime();
        // Closed in here, so that an interruption waits until what is left was passed on.
        try (reporters;
                watch) {
            reporters.announcements().forEach(err::println);
            reporters.begin(reader.statistics(), judged.counters());
            watch.start();
            reader.run();
            if (reader.state() == ReaderState.ENDED) {
                judged.waiting().forEach(this::pass);
                reporters.finish();
            }
        }
        reporters.undelivered().forEach(err::println);
        judged.finish().ifPresent(err::println);
        failure.ifPresent(LiveReading::rethrow);
        boolean neverOpened = reader.state() == ReaderState.FAILED && counters().bytes() == 0;
        if (!neverOpened) {
            err.println(Summary.of(counters(), Duration.ofNanos(System.nanoTime() - begin)));
        }
        if (reader.state() == ReaderState.ENDED) {
            Summary.nothingFound(counters()).ifPresent(err::println);
        }
        return status();
    }

    private TelegramCounters counters() {
        return reader.statistics().telegrams();
    }

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    private int status() {
        return switch (reader.state()) {
            case FAILED -> ExitStatus.FAILED;
            case CLOSED -> ExitStatus.OK;
            default -> counters().telegrams() > 0 ? ExitStatus.OK : ExitStatus.BAD_INPUT;
        };
    }

    @Override
    public void stateChanged(ReaderState state) {
        if (state == ReaderState.READING) {
            watch.begin();
        } else {
            watch.pause();
        }
    }

    @Override
    public void noticed(ReaderNotice notice) {
        err.println(notice.text());
    }

    @Override
    public void telegram(Telegram telegram) {
        Reading reading = Reading.of(telegram, zone.of(telegram));
        clock.ifPresent(notice -> notice.look(reading));
        reporters.reportTelegram(reading);
        judged.add(reading).forEach(this::pass);
    }

    private void pass(Reading reading) {
        reporters.report(reading);
        orStop(() -> {
            header.ifPresent(out::line);
            header = Optional.empty();
            out.line(format.apply(reading));
            out.flush();
        });
    }

    /** The reader would survive a failure of its listener, but nobody is left to read for. */
    private void orStop(Runnable output) {
        try {
            output.run();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            reader.close();
        }
    }
}
