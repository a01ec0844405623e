package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.gateway.login.Login;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import io.github.dsmr4j.reporters.domoticz.DomoticzReporter;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderOptions;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderPush;
import io.github.dsmr4j.reporters.homewizard.HomeWizardApi;
import io.github.dsmr4j.reporters.influx.InfluxOptions;
import io.github.dsmr4j.reporters.influx.InfluxReporter;
import io.github.dsmr4j.reporters.mqtt.MeterIds;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.reporters.raw.RawTelegramOptions;
import io.github.dsmr4j.reporters.raw.RawTelegramServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where readings go besides standard output: options of {@code run}. */
final class ReporterArguments {
    /** Some minutes of a meter that sends every second. */
    private static final int RAW_QUEUE = 300;

    private static final String UNNAMED = "meter";

    /** An hour of such a meter. */
    private static final int INFLUX_QUEUE = 3600;

    private static final int INFLUX_BATCH = 500;

    private static final int HTTP_PORT = 80;
    private static final String PASSWORD = "password";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--http",
            arity = "0..1",
            fallbackValue = "8080",
            paramLabel = "[HOST:]PORT",
            converter = SimulateCommand.AddressConverter.class,
            description =
                    "Serve web pages, and documents for programs, on port ${FALLBACK-VALUE} unless given. Hosts as"
                            + " with --raw; the page /Help tells what there is.")
    private Optional<HostAndPort> http = Optional.empty();

    @Option(
            names = "--http-host",
            paramLabel = "NAME",
            description =
                    "With --http: a further name by which browsers and programs may call this computer. May be given"
                            + " several times.")
    private List<String> httpHosts = List.of();

    @Option(
            names = "--homewizard",
            paramLabel = "SERIAL",
            description = "With --http: also answer as a HomeWizard P1 meter of this serial number, 12 digits 0-9 a-f.")
    private Optional<String> homeWizard = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What the meter is called where it has no identifier of its own; else an identifier is drawn, and"
                            + " kept.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            converter = FileName.Converter.class,
            description =
                    "Where to keep what must not be forgotten, one folder for each gateway; unless given $STATE_DIRECTORY,"
                            + " $XDG_STATE_HOME/dsmr4j or ~/.local/state/dsmr4j.")
    private Optional<Path> state = Optional.empty();

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = SimulateCommand.IntervalConverter.class,
            description =
                    "How often Domoticz, the broker, DSMR-reader and InfluxDB are told; ${DEFAULT-VALUE} unless given.")
    private Duration interval;

    @Mixin
    private MdnsArguments mdns;

    @Mixin
    private DomoticzArguments domoticz;

    @Mixin
    private MqttArguments mqtt;

    @Mixin
    private InfluxArguments influx;

    /** What the meter at the top of the settings is called. */
    String name() {
        return name.orElse(UNNAMED);
    }

    /** Looks for what is wrong, and opens nothing. */
    void look(List<Meter> meters, Problems problems) {
        if (homeWizard.isPresent() && !wantsPages()) {
            problems.add("--homewizard needs --http");
        }
        if (!httpHosts.isEmpty() && !wantsPages()) {
            problems.add("--http-host needs --http");
        }
        mdns.look(problems, wantsPages());
        problems.about("homewizard: ").look(() -> homeWizard.ifPresent(HomeWizardApi::requireSerial));
        problems.look(() -> domoticz.look(meters, mqtt.tellsDomoticz(), problems));
        problems.look(mqtt::broker);
        problems.look(influx::options);
        lookForConflicts(meters, problems);
    }

    /** Whether there are to be web pages, even if where is told wrongly. */
    private boolean wantsPages() {
        return http.isPresent()
                || spec.commandLine().getParseResult().errors().stream()
                        .flatMap(Origins::option)
                        .anyMatch(option -> option.longestName().equals("--http"));
    }

    private void lookForConflicts(List<Meter> meters, Problems problems) {
        List<HostAndPort> listening = new ArrayList<>();
        meters.forEach(meter -> problems.about(meter.prefix() + "raw: ")
                .look(() -> listening.addAll(meter.arguments().raw())));
        http.ifPresent(listening::add);
        for (int first = 0; first < listening.size(); first++) {
            for (HostAndPort other : listening.subList(first + 1, listening.size())) {
                if (listening.get(first).conflictsWith(other)) {
                    problems.add(
                            "two servers want port " + other.port() + " (--raw, --http); expected a port for each");
                }
            }
        }
    }

    /** What is not wrong but may not work as expected. */
    List<String> notices() {
        boolean unusualPort = homeWizard.isPresent()
                && http.filter(address -> address.port() != HTTP_PORT).isPresent();
        return unusualPort
                ? List.of("Home Assistant's HomeWizard integration looks at port 80 only, and --http says "
                        + http.orElseThrow())
                : List.of();
    }

    /**
     * Opens ports and begins to report.
     *
     * @param owner who may change something; somebody where there are pages
     * @throws IOException if a port or a file cannot be opened; the message says which and why
     */
    Reporters open(List<Meter> meters, Optional<Owner> owner) throws IOException {
        Reporters reporters = new Reporters();
        try {
            for (Meter meter : meters) {
                addOwn(reporters, meter);
            }
            addShared(reporters, meters, owner);
            return reporters;
        } catch (IllegalArgumentException e) {
            reporters.close();
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException | ParameterException e) {
            reporters.close();
            throw e;
        }
    }

    /** What hears of one meter. */
    private void addOwn(Reporters reporters, Meter meter) throws IOException {
        Optional<DomoticzOptions> toDomoticz =
                domoticz.options(meter.arguments().domoticzDevices());
        if (toDomoticz.isPresent()) {
            reporters.add(meter, new DomoticzReporter(toDomoticz.get()), LaneOptions.newest(interval));
        }
        Optional<DsmrReaderOptions> toDsmrReader = meter.arguments().dsmrReader();
        if (toDsmrReader.isPresent()) {
            reporters.add(meter, new DsmrReaderPush(toDsmrReader.get()), LaneOptions.newest(interval));
        }
        List<InetSocketAddress> raw =
                meter.arguments().raw().stream().map(HostAndPort::resolved).toList();
        if (!raw.isEmpty()) {
            RawTelegramServer server = RawTelegramServer.open(RawTelegramOptions.on(raw));
            reporters.addRaw(meter, server, LaneOptions.every(RAW_QUEUE));
        }
    }

    /** What hears of all. */
    private void addShared(Reporters reporters, List<Meter> meters, Optional<Owner> owner) throws IOException {
        Optional<InfluxOptions> toInflux = influx.options();
        if (toInflux.isPresent()) {
            reporters.add(
                    new InfluxReporter(toInflux.get()),
                    LaneOptions.every(INFLUX_QUEUE).inBatches(INFLUX_BATCH, interval));
        }
        StateFolder folder = reporters.keep(state());
        ZoneId zone = meters.get(0).arguments().zone().orElse(Reading.DEFAULT_ZONE);
        MqttLayouts layouts = new MqttLayouts(reporters, meters, folder, interval, nameless(folder), zone);
        for (MqttReporter reporter : mqtt.reporters(layouts)) {
            reporters.add(reporter, LaneOptions.newest(interval));
        }
        if (http.isPresent()) {
            WebPages pages =
                    WebPages.open(http.get(), mdns.withHosts(httpHosts), meters, homeWizard, owner.orElseThrow());
            mdns.announce(pages.address(), homeWizard, spec.commandLine().getErr()::println)
                    .ifPresent(pages::announcedBy);
            reporters.serve(pages);
        }
    }

    /**
     * Who may change something on the web pages; empty when there are none.
     *
     * @throws IOException if the password cannot be read; the message says what to do
     */
    Optional<Login> login() throws IOException {
        return http.isPresent() ? Optional.of(Login.keptIn(state().path(PASSWORD))) : Optional.empty();
    }

    /** Why nothing can be kept in the state folder, if nothing can. */
    Optional<String> stateFault() {
        return state().fault();
    }

    private MeterIds nameless(StateFolder folder) {
        return source -> name.equals(Optional.of(source)) ? source : source + "-" + folder.id();
    }

    /**
     * What tells another program once, to see whether it listens; empty if it is not to be told.
     *
     * @param connection the key of its address
     * @throws IOException if a file with a secret or a certificate cannot be read
     * @throws IllegalArgumentException if the options do not fit together
     */
    Optional<Reporter> trial(String connection, Meter meter) throws IOException {
        return switch (connection) {
            case "mqtt" -> mqtt.trial();
            case "domoticz" -> made(domoticz.options(meter.arguments().domoticzDevices()), DomoticzReporter::new);
            case "dsmr-reader" -> made(meter.arguments().dsmrReader(), DsmrReaderPush::new);
            case "influx" -> made(influx.options(), InfluxReporter::new);
            default -> throw new IllegalArgumentException("\"" + connection + "\" is no connection");
        };
    }

    private interface Maker<T> {
        Reporter of(T options) throws IOException;
    }

    private static <T> Optional<Reporter> made(Optional<T> options, Maker<T> maker) throws IOException {
        return options.isPresent() ? Optional.of(maker.of(options.get())) : Optional.empty();
    }

    /** Whether there are web pages. */
    boolean hasPages() {
        return http.isPresent();
    }

    private StateFolder state() {
        return state.map(StateFolder::new)
                .orElseGet(() -> StateFolder.usual(System.getenv(), Path.of(System.getProperty("user.home"))));
    }
}
