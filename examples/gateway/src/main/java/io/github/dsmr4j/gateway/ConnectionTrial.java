package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.web.SettingsDesk.Trial;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.ParameterException;

/**
 * Tries a connection by settings that are not yet saved. Other programs get the newest reading, as they would anyway, over
 * the protocol of their settings and over no other.
 */
final class ConnectionTrial {
    private static final String SOURCE = "source";

    /** What hears of all meters. */
    private static final Set<String> SHARED = Set.of("mqtt", "domoticz", "influx");

    private static final int LIMIT_SECONDS = 15;

    private final RunCommand now;
    private final RunCommand drafted;
    private final String section;
    private final Map<String, Report> newest;

    /**
     * A trial.
     *
     * @param now the settings that the gateway runs by
     * @param drafted the ones to try
     * @param section of the meter; empty for the unnamed one
     * @param newest the newest readings, by the name of the meter
     */
    ConnectionTrial(RunCommand now, RunCommand drafted, String section, Map<String, Report> newest) {
        this.now = now;
        this.drafted = drafted;
        this.section = section;
        this.newest = Map.copyOf(newest);
    }

    /** Tries one connection: {@code source}, or where readings go. */
    Trial run(String connection) throws InterruptedException {
        Optional<String> fault = drafted.faults().stream()
                .filter(words -> words.contains(connection))
                .findFirst();
        Optional<Meter> meter = meter(drafted, connection);
        if (fault.isPresent() || meter.isEmpty()) {
            return new Trial(false, "bad", fault.orElse("there is no such meter; save it first"));
        }
        return timed(() -> connection.equals(SOURCE) ? source(meter.get()) : reporter(meter.get(), connection));
    }

    private Optional<Meter> meter(RunCommand settings, String connection) {
        return settings.meters().stream()
                .filter(meter -> SHARED.contains(connection) || (meter.isNamed() ? meter.name() : "").equals(section))
                .findFirst();
    }

    private static Trial timed(Callable<Trial> trial) throws InterruptedException {
        FutureTask<Trial> task = new FutureTask<>(trial);
        Thread thread = new Thread(task, "trial");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Trial(false, "bad", "no answer within " + LIMIT_SECONDS + " s");
        } catch (ExecutionException e) {
            return new Trial(
                    false, "bad", words(Optional.ofNullable(e.getCause()).orElse(e)));
        } finally {
            task.cancel(true);
        }
    }

    private static String words(Throwable failure) {
        boolean expected = failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof ParameterException;
        return expected ? String.valueOf(failure.getMessage()) : String.valueOf(failure);
    }

    /** What is read already tells by itself; two readers would take telegrams from each other. */
    private Trial source(Meter meter) throws IOException, InterruptedException {
        Source wanted = meter.arguments().source().orElseThrow();
        if (wanted instanceof Source.StandardInput) {
            return new Trial(false, "bad", "standard input cannot be tried");
        }
        boolean busy = meter(now, SOURCE)
                .flatMap(known -> known.arguments().source())
                .filter(wanted::equals)
                .isPresent();
        Optional<Report> report = Optional.ofNullable(newest.get(meter.name()));
        if (busy && report.isPresent()) {
            return new Trial(true, "read", report.get().reading().telegram().identification());
        }
        return busy && wanted.exclusive().isPresent()
                ? new Trial(false, "silent", wanted.toString())
                : SourceTrial.of(wanted.transport(), meter.arguments().reader());
    }

    private Trial reporter(Meter meter, String connection) throws IOException, InterruptedException {
        Optional<Reporter> asked = drafted.reporters().trial(connection, meter);
        if (asked.isEmpty()) {
            return new Trial(false, "unset", connection);
        }
        try (Reporter reporter = asked.get()) {
            Optional<Report> report = Optional.ofNullable(newest.get(meter.name()));
            if (report.isPresent()) {
                reporter.report(report.get());
                return new Trial(true, "taken", reporter.name());
            }
            reporter.idle();
            return new Trial(false, "nothing", reporter.name());
        }
    }
}
