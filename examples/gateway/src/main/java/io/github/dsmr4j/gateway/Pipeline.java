package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that runs by one set of settings: the meters, each on a thread of its own, what is printed of them, and the
 * reporters. It runs once; other settings need another one.
 */
final class Pipeline implements LiveReading.Consumer, Closeable {
    private final Reporters reporters;
    private final ReadingLines lines;
    private final PrintWriter err;
    private final List<LiveReading> meters = new ArrayList<>();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    private Pipeline(Reporters reporters, ReadingLines lines, PrintWriter err) {
        this.reporters = reporters;
        this.lines = lines;
        this.err = err;
    }

    /**
     * Opens the ports, and everything else but the meters.
     *
     * @throws IOException if something cannot be opened; the message says what and why
     */
    static Pipeline open(
            List<Meter> meters,
            ReporterArguments destinations,
            Optional<Owner> owner,
            ReadingLines lines,
            PrintWriter err)
            throws IOException {
        Pipeline pipeline = new Pipeline(destinations.open(meters, owner), lines, err);
        try {
            for (Meter meter : meters) {
                PrintWriter messages = meters.size() > 1 ? new NamedMessages(err, meter.name()) : err;
                pipeline.meters.add(new LiveReading(meter, pipeline, messages));
            }
            return pipeline;
        } catch (IOException | RuntimeException e) {
            pipeline.reporters.close();
            throw e;
        }
    }

    /** Reads until all sources have ended or it is closed; the exit status. */
    int run() throws InterruptedException {
        // Closed in here, so that an interruption waits until what is left was passed on.
        try (reporters) {
            reporters.announcements().forEach(err::println);
            reporters.begin(meters);
            read();
            if (meters.stream().allMatch(LiveReading::hasEnded)) {
                reporters.finish();
            }
        }
        reporters.undelivered().forEach(err::println);
        failure.ifPresent(Pipeline::rethrow);
        meters.forEach(LiveReading::sumUp);
        return meters.stream().mapToInt(LiveReading::status).max().orElse(ExitStatus.FAILED);
    }

    /** Whether no reader hangs. For any thread. */
    boolean isWorking() {
        return meters.stream().allMatch(LiveReading::isWorking);
    }

    private void read() throws InterruptedException {
        List<Thread> threads = meters.stream().map(LiveReading::start).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        meters.forEach(LiveReading::end);
    }

    private static void rethrow(RuntimeException failure) {
        throw failure;
    }

    @Override
    public void telegram(Meter meter, Reading reading) {
        reporters.reportTelegram(meter, reading);
    }

    @Override
    public void reading(Meter meter, Reading reading) {
        reporters.report(meter, reading);
        try {
            lines.print(meter.name(), reading);
        } catch (RuntimeException e) {
            // The reader would survive a failure of its listener, but nobody is left to read for.
            failure = Optional.of(e);
            close();
        }
    }

    /** Ends the reading, and with it {@link #run}. For any thread. */
    @Override
    public void close() {
        meters.forEach(LiveReading::close);
    }
}
