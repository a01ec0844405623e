package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderNotice;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.service.Pulse;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** One meter while it is read: its readings go to a consumer, what is to be said of it to standard error. */
final class LiveReading implements P1Listener, Closeable {
    /** Where readings go. One thread for each meter calls it. */
    interface Consumer {
        /** A telegram as it came, whatever it says. */
        void telegram(Meter meter, Reading reading);

        /** A reading that counts. */
        void reading(Meter meter, Reading reading);
    }

    private final Meter meter;
    private final Pulse pulse;
    private final P1Reader reader;
    private final MeterZone zone;
    private final JudgedReadings judged;
    private final Consumer consumer;
    private final PrintWriter err;
    private final TelegramWatch watch;
    /** None for what is recorded: its clock is that of another day. */
    private final Optional<ClockNotice> clock;

    private long begin;
    private Duration duration = Duration.ZERO;

    /**
     * A meter that is about to be read.
     *
     * @throws IOException if keys cannot be read or the record cannot be written
     */
    LiveReading(Meter meter, Consumer consumer, PrintWriter err) throws IOException {
        MeterArguments arguments = meter.arguments();
        Transport transport = arguments.transport(err);
        this.meter = meter;
        this.pulse = new Pulse(transport, System::nanoTime);
        this.reader = new P1Reader(pulse, arguments.reader(), this);
        this.zone = new MeterZone(arguments.zone(), err);
        this.judged = arguments.judged(transport, err);
        this.consumer = consumer;
        this.err = err;
        this.clock = transport.isLive() ? Optional.of(new ClockNotice(err)) : Optional.empty();
        this.watch = new TelegramWatch(
                counters(), () -> statistics().telegramInterval(), arguments.hints(), err, System::nanoTime);
    }

    /** Begins to read; the thread that does. */
    Thread start() {
        begin = System.nanoTime();
        watch.start();
        return reader.start();
    }

    /** What waited for a confirmation counts after all, as there will be none. To be called when the thread has ended. */
    void end() {
        duration = Duration.ofNanos(System.nanoTime() - begin);
        watch.close();
        if (hasEnded()) {
            judged.waiting().forEach(reading -> consumer.reading(meter, reading));
        }
    }

    /** Whether there is nothing more to read, as a recording has an end. */
    boolean hasEnded() {
        return reader.state() == ReaderState.ENDED;
    }

    /** Whether it reads, waits for its source, or has nothing to read: but not if its reader hangs. For any thread. */
    boolean isWorking() {
        return switch (reader.state()) {
            case OPENING, READING, WAITING -> pulse.beats();
            default -> true;
        };
    }

    /** Says what was read; after {@link #end}. */
    void sumUp() {
        judged.finish().ifPresent(err::println);
        boolean neverOpened = reader.state() == ReaderState.FAILED && counters().bytes() == 0;
        if (!neverOpened) {
            err.println(Summary.of(counters(), duration));
        }
        if (hasEnded()) {
            Summary.nothingFound(counters()).ifPresent(err::println);
        }
    }

    /** The exit status, were there no other meter. */
    int status() {
        return switch (reader.state()) {
            case CLOSED -> ExitStatus.OK;
            case ENDED -> counters().telegrams() > 0 ? ExitStatus.OK : ExitStatus.BAD_INPUT;
            default -> ExitStatus.FAILED;
        };
    }

    Meter meter() {
        return meter;
    }

    ReaderStatistics statistics() {
        return reader.statistics();
    }

    /** What is held back, if anything may be. */
    Optional<PlausibilityCounters> plausibility() {
        return judged.counters();
    }

    /** Where the meter stands, as far as that is known before it has said anything. */
    ZoneId zone() {
        return meter.arguments().zone().orElse(Reading.DEFAULT_ZONE);
    }

    private TelegramCounters counters() {
        return statistics().telegrams();
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
        consumer.telegram(meter, reading);
        judged.add(reading).forEach(counts -> consumer.reading(meter, counts));
    }

    /** Ends the reading. For any thread. */
    @Override
    public void close() {
        reader.close();
    }
}
