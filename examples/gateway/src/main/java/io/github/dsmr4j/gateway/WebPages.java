package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.mdns.Announcer;
import io.github.dsmr4j.gateway.web.Access;
import io.github.dsmr4j.gateway.web.Addresses;
import io.github.dsmr4j.gateway.web.Gateway;
import io.github.dsmr4j.gateway.web.HostRule;
import io.github.dsmr4j.gateway.web.MeterSource;
import io.github.dsmr4j.gateway.web.Routes;
import io.github.dsmr4j.gateway.web.Site;
import io.github.dsmr4j.gateway.web.WebServer;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.homewizard.HomeWizardApi;
import io.github.dsmr4j.reporters.http.LatestReadings;
import io.github.dsmr4j.reporters.http.PrometheusDocument;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import io.github.dsmr4j.reporters.http.TelegramDocument;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The web server of a run, and what it has to hear to tell of the meters. */
final class WebPages implements Closeable {
    /** How old a telegram may be that documents are about, if the meter sends often. */
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final WebServer server;
    private final Optional<String> homeWizardSerial;
    private final Owner owner;
    private final Map<String, ReadingEvents> events = new LinkedHashMap<>();
    private final LatestReadings latest = new LatestReadings(FRESH, this::interval);
    /** Held back readings too: their telegrams are what the meter sent. */
    private final LatestReadings latestTelegrams = new LatestReadings(FRESH, this::interval);

    private volatile List<MeterSource> sources = List.of();
    private Optional<Announcer> announcer = Optional.empty();

    private WebPages(WebServer server, Optional<String> homeWizardSerial, Owner owner) {
        this.server = server;
        this.homeWizardSerial = homeWizardSerial;
        this.owner = owner;
    }

    /**
     * Opens the port; there is something to read from {@link #start} on.
     *
     * @param names by which it may be called besides those of this machine
     * @param homeWizardSerial that of the device that the first meter looks like, if it does
     * @param owner who may change something
     * @throws IOException if the port cannot be opened; the message says which and why
     */
    static WebPages open(
            HostAndPort address, List<String> names, List<Meter> meters, Optional<String> homeWizardSerial, Owner owner)
            throws IOException {
        HostRule hosts = HostRule.of(Addresses.ownName(), names);
        WebPages pages = new WebPages(WebServer.open(address.resolved(), hosts), homeWizardSerial, owner);
        meters.forEach(meter -> pages.events.put(meter.name(), new ReadingEvents(meter.name())));
        return pages;
    }

    private Optional<Duration> interval(String meter) {
        return sources.stream()
                .filter(source -> source.name().equals(meter))
                .findFirst()
                .flatMap(source -> source.statistics().telegramInterval());
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Has what makes them known in the local network end with them. */
    void announcedBy(Announcer network) {
        announcer = Optional.of(network);
    }

    List<String> announcements() {
        List<String> addresses = Addresses.toOpen(server.address());
        Stream<String> pages =
                Stream.of("dsmr-gateway " + Main.Version.number() + ", web pages on " + String.join(", ", addresses));
        Stream<String> code = owner.login().code().stream()
                .map(words -> "no password is set yet for what can be changed there: set one at " + addresses.get(0)
                        + "Login with the one-time code " + words);
        return Stream.concat(pages, code).toList();
    }

    /** What has to hear of the readings that count. */
    List<Reporter> reporters() {
        return Stream.concat(events.values().stream(), Stream.<Reporter>of(latest))
                .toList();
    }

    /** Hears of a telegram, whatever it says. */
    void telegram(Report report) {
        latestTelegrams.report(report);
    }

    /**
     * Begins to serve.
     *
     * @param visible the lanes of other programs
     * @param all those and its own
     */
    void start(List<LiveReading> meters, Supplier<List<LaneStatus>> visible, Supplier<List<LaneStatus>> all) {
        sources = meters.stream()
                .map(meter -> source(meter, meter == meters.get(0)))
                .toList();
        Gateway gateway = new Gateway(Main.Version.number(), sources, visible);
        Routes routes = Site.of(gateway, Addresses.toOpen(server.address()), owner.login(), owner.desk())
                .document("/metrics", metrics(sources, all));
        for (MeterSource source : sources) {
            ReadingEvents ofMeter = Objects.requireNonNull(events.get(source.name()));
            source.paths("/events").forEach(path -> routes.handler(path, Access.READ, ofMeter));
        }
        homeWizardSerial.ifPresent(
                serial -> addHomeWizard(routes, sources.get(0).name(), serial));
        server.start(routes, Site::notFound, owner.login().sessions());
    }

    /** What programs ask for without a name is the first meter's. */
    private MeterSource source(LiveReading meter, boolean first) {
        Stream<String> unnamed = first ? Stream.of("") : Stream.empty();
        Stream<String> named =
                meter.meter().isNamed() ? Stream.of("/" + meter.meter().name()) : Stream.empty();
        return new MeterSource(
                meter.meter().name(),
                Stream.concat(unnamed, named).toList(),
                latest,
                latestTelegrams,
                meter.statistics(),
                meter.plausibility(),
                meter.zone());
    }

    private PrometheusDocument metrics(List<MeterSource> sources, Supplier<List<LaneStatus>> lanes) {
        PrometheusDocument metrics = new PrometheusDocument(latest).withLanes(lanes);
        for (MeterSource source : sources) {
            metrics = metrics.withReader(source.name(), source.statistics());
            if (source.plausibility().isPresent()) {
                metrics = metrics.withPlausibility(
                        source.name(), source.plausibility().get());
            }
        }
        return metrics;
    }

    private void addHomeWizard(Routes routes, String meter, String serial) {
        TelegramDocument telegram = new TelegramDocument(latestTelegrams, meter);
        new HomeWizardApi(latest, meter, serial)
                .documents()
                .forEach((path, document) -> routes.document(path, path.endsWith("/telegram") ? telegram : document));
    }

    @Override
    public void close() {
        announcer.ifPresent(Announcer::close);
        server.close();
    }
}
