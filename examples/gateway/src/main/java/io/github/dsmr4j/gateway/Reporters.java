package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.gateway.web.Access;
import io.github.dsmr4j.gateway.web.Addresses;
import io.github.dsmr4j.gateway.web.Gateway;
import io.github.dsmr4j.gateway.web.HostRule;
import io.github.dsmr4j.gateway.web.MeterSource;
import io.github.dsmr4j.gateway.web.Routes;
import io.github.dsmr4j.gateway.web.Site;
import io.github.dsmr4j.gateway.web.WebServer;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Lanes;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.homewizard.HomeWizardApi;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.PrometheusDocument;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The reporters of a run, each in a lane of its own, and the web server that tells of them. */
final class Reporters implements Closeable {
    /** How old a telegram may be that documents are about, if the meter sends often. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private static final String EVENTS = "/events";

    /** Reader, reporters and what is printed at the end: all in less than three seconds. */
    private static final Duration TIME_TO_DRAIN = Duration.ofMillis(1500);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(20);

    private final String source;
    private final ZoneId zone;
    private final LatestReadings latest = new LatestReadings(FRESH, name -> interval());
    /** Held back readings too: their telegrams are what the meter sent. */
    private final LatestReadings latestTelegrams = new LatestReadings(FRESH, name -> interval());

    private final List<Lane> lanes = new ArrayList<>();

    /** Those that take every telegram, whatever it says. */
    private final List<Lane> rawLanes = new ArrayList<>();

    /** What the web server needs itself; no other program hears of it. */
    private final List<Lane> ownLanes = new ArrayList<>();

    private final List<String> announcements = new ArrayList<>();
    private final ReadingEvents events;
    private Optional<WebServer> web = Optional.empty();
    private Optional<HomeWizardApi> homeWizard = Optional.empty();
    private volatile Optional<ReaderStatistics> reader = Optional.empty();

    /**
     * None yet, for a meter of this name.
     *
     * @param zone where the meter stands
     */
    Reporters(String source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
        this.events = new ReadingEvents(source);
    }

    void add(Reporter reporter, LaneOptions options) {
        lanes.add(lane(reporter, options));
    }

    /** One that passes telegrams on as they came, whatever they say. */
    void addRaw(Reporter reporter, LaneOptions options) {
        rawLanes.add(lane(reporter, options));
    }

    private static Lane lane(Reporter reporter, LaneOptions options) {
        return new Lane(reporter, options.withTimeToDrain(TIME_TO_DRAIN));
    }

    /** What to tell the user at the start. */
    void announce(String line) {
        announcements.add(line);
    }

    List<String> announcements() {
        return List.copyOf(announcements);
    }

    /**
     * Opens the port of the web server; there is something to read from {@link #begin} on.
     *
     * @param names by which it may be called besides those of this machine
     */
    void serve(HostAndPort address, List<String> names, Optional<String> homeWizardSerial) throws IOException {
        homeWizard = homeWizardSerial.map(serial -> new HomeWizardApi(latest, source, serial));
        HostRule hosts = HostRule.of(Addresses.ownName(), names);
        WebServer opened = WebServer.open(address.resolved(), hosts);
        web = Optional.of(opened);
        ownLanes.add(lane(events, LaneOptions.newest(Duration.ZERO)));
        ownLanes.add(lane(latest, LaneOptions.newest(Duration.ZERO)));
        announce("web pages on " + String.join(", ", Addresses.toOpen(opened.address())));
    }

    /** Begins to serve, now that there is a reader whose statistics the pages tell, and what is held back, if anything is. */
    void begin(ReaderStatistics statistics, Optional<PlausibilityCounters> plausibility) {
        reader = Optional.of(statistics);
        MeterSource meter = new MeterSource(source, latest, latestTelegrams, statistics, plausibility, zone, EVENTS);
        web.ifPresent(server -> server.start(routes(server, meter), Site::notFound));
    }

    private Routes routes(WebServer server, MeterSource meter) {
        Gateway gateway = new Gateway(Main.Version.number(), List.of(meter), () -> status(visibleLanes()));
        Document telegram = new TelegramDocument(latestTelegrams, source);
        Routes routes = Site.of(gateway, Addresses.toOpen(server.address()))
                .handler(EVENTS, Access.READ, events)
                .document("/metrics", metrics(meter));
        homeWizard.ifPresent(api -> api.documents()
                .forEach((path, document) -> routes.document(path, path.endsWith("/telegram") ? telegram : document)));
        return routes;
    }

    private PrometheusDocument metrics(MeterSource meter) {
        PrometheusDocument metrics = new PrometheusDocument(latest)
                .withReader(source, meter.statistics())
                .withLanes(() -> status(allLanes()));
        return meter.plausibility()
                .map(counters -> metrics.withPlausibility(source, counters))
                .orElse(metrics);
    }

    /** How many telegrams the reader rejected so far; absent before it begins. */
    OptionalLong rejectedTelegrams() {
        return reader.map(statistics -> OptionalLong.of(statistics.telegrams().rejections()))
                .orElse(OptionalLong.empty());
    }

    private Optional<Duration> interval() {
        return reader.flatMap(ReaderStatistics::telegramInterval);
    }

    private List<Lane> allLanes() {
        return Stream.concat(visibleLanes().stream(), ownLanes.stream()).toList();
    }

    private List<Lane> visibleLanes() {
        return Stream.concat(lanes.stream(), rawLanes.stream()).toList();
    }

    private static List<LaneStatus> status(List<Lane> lanes) {
        return lanes.stream().map(Lane::status).toList();
    }

    /** What did not reach the other program, a line for each lane; of states the newest alone counts. */
    List<String> undelivered() {
        return status(allLanes()).stream()
                .filter(lane -> lane.dropped() + lane.waiting() > 0)
                .map(lane -> lane.name() + ": "
                        + Summary.plural(lane.dropped() + lane.waiting(), "reading") + " not passed on"
                        + lane.lastError().map(error -> "; " + error).orElse(""))
                .toList();
    }

    /** Passes a telegram on to those that take it as it is. */
    void reportTelegram(Reading reading) {
        Report report = new Report(source, reading);
        latestTelegrams.report(report);
        rawLanes.forEach(lane -> lane.offer(report));
    }

    /** Passes a reading that counts on to all others. */
    void report(Reading reading) {
        Report report = new Report(source, reading);
        Stream.concat(lanes.stream(), ownLanes.stream()).forEach(lane -> lane.offer(report));
    }

    /** The source has ended: nobody waits for the end, so that what is left has more time than when interrupted. */
    void finish() {
        new Lanes(allLanes()).close(TIME_TO_FINISH);
    }

    @Override
    public void close() {
        web.ifPresent(WebServer::close);
        new Lanes(allLanes()).close();
    }
}
