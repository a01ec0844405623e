package io.github.dsmr4j.gateway;

import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Lanes;
import io.github.dsmr4j.reporters.ListenFailure;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.homewizard.HomeWizardApi;
import io.github.dsmr4j.reporters.http.Document;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import io.github.dsmr4j.reporters.http.JsonDocument;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.PrometheusDocument;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The reporters of a run, each in a lane of its own, and the HTTP server of the documents. */
final class Reporters implements Closeable {
    /** How old a telegram may be that documents are about, if the meter sends often. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    /** One for each stream of events, and some for those who ask for documents. */
    private static final int HTTP_THREADS = ReadingEvents.DEFAULT_MAX_CLIENTS + 16;

    private static final Duration HTTP_THREAD_IDLE = Duration.ofSeconds(30);
    private static final int BACKLOG = 50;

    /** Reader, reporters and what is printed at the end: all in less than three seconds. */
    private static final Duration TIME_TO_DRAIN = Duration.ofMillis(1500);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(20);

    private final String source;
    private final LatestReadings latest = new LatestReadings(FRESH, name -> interval());
    /** Held back readings too: their telegrams are what the meter sent. */
    private final LatestReadings latestTelegrams = new LatestReadings(FRESH, name -> interval());

    private final List<Lane> lanes = new ArrayList<>();
    private final List<Lane> rawLanes = new ArrayList<>();
    private final List<String> announcements = new ArrayList<>();
    private final ExecutorService httpThreads = new ThreadPoolExecutor(
            0,
            HTTP_THREADS,
            HTTP_THREAD_IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Reporters::httpThread);
    private Optional<HttpServer> server = Optional.empty();
    private volatile Optional<ReaderStatistics> reader = Optional.empty();

    /** None yet, for a meter of this name. */
    Reporters(String source) {
        this.source = source;
    }

    private static Thread httpThread(Runnable task) {
        Thread thread = new Thread(task, "http");
        thread.setDaemon(true);
        return thread;
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

    private List<Lane> allLanes() {
        return Stream.concat(lanes.stream(), rawLanes.stream()).toList();
    }

    /** What to tell the user at the start. */
    void announce(String line) {
        announcements.add(line);
    }

    List<String> announcements() {
        return List.copyOf(announcements);
    }

    /** Opens the port of the documents; they are there from {@link #begin} on. */
    void serve(HostAndPort address, Optional<String> homeWizardSerial) throws IOException {
        InetSocketAddress resolved = address.resolved();
        if (resolved.isUnresolved()) {
            throw ListenFailure.unresolved(resolved);
        }
        Optional<HomeWizardApi> homeWizard = homeWizardSerial.map(serial -> new HomeWizardApi(latest, source, serial));
        try {
            HttpServer opened = HttpServer.create(resolved, BACKLOG);
            server = Optional.of(opened);
            opened.setExecutor(httpThreads);
            serve("/json", new JsonDocument(latest, source));
            Document telegram = new TelegramDocument(latestTelegrams, source);
            serve("/telegram", telegram);
            ReadingEvents events = new ReadingEvents(source);
            opened.createContext("/events", events);
            add(events, LaneOptions.newest(Duration.ZERO));
            homeWizard.ifPresent(api -> api.documents()
                    .forEach((path, document) -> serve(path, path.endsWith("/telegram") ? telegram : document)));
            add(latest, LaneOptions.newest(Duration.ZERO));
            announce("documents on http://"
                    + new HostAndPort(address.host(), opened.getAddress().getPort())
                    + "/json, /telegram, /events and /metrics");
        } catch (IOException e) {
            throw ListenFailure.of(resolved, e);
        }
    }

    private void serve(String path, Document document) {
        server.ifPresent(opened -> opened.createContext(path, new DocumentHandler(document)));
    }

    /** Begins to serve, now that there is a reader whose statistics the metrics tell, and what is held back, if anything is. */
    void begin(ReaderStatistics statistics, Optional<PlausibilityCounters> plausibility) {
        reader = Optional.of(statistics);
        PrometheusDocument metrics =
                new PrometheusDocument(latest).withReader(source, statistics).withLanes(this::status);
        serve(
                "/metrics",
                plausibility
                        .map(counters -> metrics.withPlausibility(source, counters))
                        .orElse(metrics));
        server.ifPresent(HttpServer::start);
    }

    /** How many telegrams the reader rejected so far; absent before it begins. */
    OptionalLong rejectedTelegrams() {
        return reader.map(statistics -> OptionalLong.of(statistics.telegrams().rejections()))
                .orElse(OptionalLong.empty());
    }

    private Optional<Duration> interval() {
        return reader.flatMap(ReaderStatistics::telegramInterval);
    }

    private List<LaneStatus> status() {
        return allLanes().stream().map(Lane::status).toList();
    }

    /** What did not reach the other program, a line for each lane; of states the newest alone counts. */
    List<String> undelivered() {
        return status().stream()
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
        lanes.forEach(lane -> lane.offer(new Report(source, reading)));
    }

    /** The source has ended: nobody waits for the end, so that what is left has more time than when interrupted. */
    void finish() {
        new Lanes(allLanes()).close(TIME_TO_FINISH);
    }

    @Override
    public void close() {
        server.ifPresent(opened -> opened.stop(0));
        httpThreads.shutdownNow();
        new Lanes(allLanes()).close();
    }
}
