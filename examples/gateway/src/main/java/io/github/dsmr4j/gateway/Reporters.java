package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Lanes;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The reporters of a run, each in a lane of its own, and the web pages that tell of them. */
final class Reporters implements Closeable {
    /** Reader, reporters and what is printed at the end: all in less than three seconds. */
    private static final Duration TIME_TO_DRAIN = Duration.ofMillis(1500);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(20);

    /**
     * A reporter, and what it gets.
     *
     * @param sources whose reports
     * @param raw whether all telegrams, whatever they say, or those readings that count
     * @param own whether it is for the web server itself; no other program hears of it
     */
    private record Destination(Lane lane, Predicate<String> sources, boolean raw, boolean own) {}

    private final List<Destination> destinations = new ArrayList<>();
    private final List<String> announcements = new ArrayList<>();
    private Optional<StateFolder> state = Optional.empty();
    private Optional<WebPages> web = Optional.empty();
    private volatile Map<String, ReaderStatistics> readers = Map.of();

    /** One that hears of all meters. */
    void add(Reporter reporter, LaneOptions options) {
        destinations.add(new Destination(lane(reporter, options), source -> true, false, false));
    }

    /** One that hears of one meter. */
    void add(Meter meter, Reporter reporter, LaneOptions options) {
        Reporter named = MeterReporter.of(meter, reporter);
        destinations.add(new Destination(lane(named, options), meter.name()::equals, false, false));
    }

    /** One that passes the telegrams of one meter on as they came, whatever they say. */
    void addRaw(Meter meter, Reporter reporter, LaneOptions options) {
        Reporter named = MeterReporter.of(meter, reporter);
        announcements.add(named.name());
        destinations.add(new Destination(lane(named, options), meter.name()::equals, true, false));
    }

    private static Lane lane(Reporter reporter, LaneOptions options) {
        return new Lane(reporter, options.withTimeToDrain(TIME_TO_DRAIN));
    }

    /** A folder that belongs to this run until it is closed. */
    StateFolder keep(StateFolder folder) {
        state = Optional.of(folder);
        return folder;
    }

    /** Lets pages tell of the meters, from {@link #begin} on. */
    void serve(WebPages pages) {
        web = Optional.of(pages);
        announcements.addAll(pages.announcements());
        pages.reporters()
                .forEach(reporter -> destinations.add(new Destination(
                        lane(reporter, LaneOptions.newest(Duration.ZERO)), source -> true, false, true)));
    }

    /** What to tell the user at the start. */
    List<String> announcements() {
        return List.copyOf(announcements);
    }

    /** Begins to serve, now that there are meters whose state the pages tell. */
    void begin(List<LiveReading> meters) {
        readers = meters.stream()
                .collect(Collectors.toUnmodifiableMap(reading -> reading.meter().name(), LiveReading::statistics));
        web.ifPresent(
                pages -> pages.start(meters, () -> status(destination -> !destination.own), () -> status(any -> true)));
    }

    /** How many telegrams of a source were rejected so far; absent before it is read. */
    OptionalLong rejectedTelegrams(String source) {
        ReaderStatistics reader = readers.get(source);
        return reader == null
                ? OptionalLong.empty()
                : OptionalLong.of(reader.telegrams().rejections());
    }

    private List<LaneStatus> status(Predicate<Destination> which) {
        return destinations.stream()
                .filter(which)
                .map(destination -> destination.lane.status())
                .toList();
    }

    /** What did not reach the other program, a line for each lane; of states the newest alone counts. */
    List<String> undelivered() {
        return status(any -> true).stream()
                .filter(lane -> lane.dropped() + lane.waiting() > 0)
                .map(lane -> lane.name() + ": "
                        + Summary.plural(lane.dropped() + lane.waiting(), "reading") + " not passed on"
                        + lane.lastError().map(error -> "; " + error).orElse(""))
                .toList();
    }

    /** Passes a telegram on to those that take it as it is. */
    void reportTelegram(Meter meter, Reading reading) {
        Report report = new Report(meter.name(), reading);
        web.ifPresent(pages -> pages.telegram(report));
        offer(report, true);
    }

    /** Passes a reading that counts on to all others. */
    void report(Meter meter, Reading reading) {
        offer(new Report(meter.name(), reading), false);
    }

    private void offer(Report report, boolean raw) {
        for (Destination destination : destinations) {
            if (destination.raw == raw && destination.sources.test(report.source())) {
                destination.lane.offer(report);
            }
        }
    }

    /** The sources have ended: nobody waits for the end, so that what is left has more time than when interrupted. */
    void finish() {
        lanes().close(TIME_TO_FINISH);
    }

    @Override
    public void close() {
        web.ifPresent(WebPages::close);
        lanes().close();
        state.ifPresent(StateFolder::close);
    }

    private Lanes lanes() {
        return new Lanes(destinations.stream().map(Destination::lane).toList());
    }
}
