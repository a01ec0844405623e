package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Reads a source until it ends or is interrupted: readings to standard output, the rest to standard error. */
final class LiveReading implements P1Listener {
    private final Transport transport;
    private final P1Reader reader;
    private final Function<Telegram, String> format;
    private final Output out;
    private final PrintWriter err;
    private final RejectionNotices notices;
    private final TelegramWatch watch;
    /** What to print before the first telegram. */
    private Optional<String> header;

    private Optional<RuntimeException> failure = Optional.empty();

    LiveReading(
            Transport transport,
            FramerOptions options,
            Hints hints,
            Function<Telegram, String> format,
            Optional<String> header,
            Output out,
            PrintWriter err) {
        this.transport = transport;
        this.reader = new P1Reader(transport, options, this);
        this.format = format;
        this.header = header;
        this.out = out;
        this.err = err;
        this.notices = new RejectionNotices(err, System::nanoTime);
        this.watch = new TelegramWatch(reader.counters(), hints, err, System::nanoTime);
    }

    /** Reads until the end; the exit status. */
    int run() throws Exception {
        return Interruption.closes(reader, this::readAndSumUp);
    }

    private int readAndSumUp() {
        long begin = System.nanoTime();
        try (watch) {
            reader.run();
        }
        failure.ifPresent(LiveReading::rethrow);
        reader.failure().ifPresent(reason -> err.println(reason.getMessage()));
        boolean neverOpened =
                reader.state() == ReaderState.FAILED && reader.counters().bytes() == 0;
        if (!neverOpened) {
            err.println(Summary.of(reader.counters(), Duration.ofNanos(System.nanoTime() - begin)));
        }
        if (reader.state() == ReaderState.ENDED) {
            Summary.nothingFound(reader.counters()).ifPresent(err::println);
        }
        return status();
    }

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    private int status() {
        return switch (reader.state()) {
            case FAILED -> ExitStatus.FAILED;
            case CLOSED -> ExitStatus.OK;
            default -> reader.counters().telegrams() > 0 ? ExitStatus.OK : ExitStatus.BAD_INPUT;
        };
    }

    @Override
    public void stateChanged(ReaderState state) {
        if (state == ReaderState.READING) {
            err.println("reading " + transport.name());
            watch.start();
        }
    }

    @Override
    public void telegram(Telegram telegram) {
        notices.tellIfDue();
        orStop(() -> {
            header.ifPresent(out::line);
            header = Optional.empty();
            out.line(format.apply(telegram));
            out.flush();
        });
    }

    @Override
    public void rejected(Rejection rejection) {
        notices.rejected(rejection);
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
