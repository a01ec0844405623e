package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.util.List;

/** A reporter for one meter, which says so where meters have names. */
final class MeterReporter implements Reporter {
    private final Reporter reporter;
    private final String name;

    private MeterReporter(Reporter reporter, String name) {
        this.reporter = reporter;
        this.name = name;
    }

    static Reporter of(Meter meter, Reporter reporter) {
        return meter.isNamed() ? new MeterReporter(reporter, reporter.name() + " of " + meter.name()) : reporter;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        reporter.report(report);
    }

    @Override
    public void idle() throws IOException, InterruptedException {
        reporter.idle();
    }

    @Override
    public void reportAll(List<Report> reports) throws IOException, InterruptedException {
        reporter.reportAll(reports);
    }

    @Override
    public void close() throws IOException {
        reporter.close();
    }
}
