package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Confidential;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.mqtt.MqttOptions;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.reporters.mqtt.MqttTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for an MQTT broker. */
final class MqttArguments {
    private static final Pattern BROKER =
            Pattern.compile("(mqtts?)://(\\[[^\\[\\]]+]|[^:/\\[\\]\\s@]+)(?::(\\d{1,5}))?");

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description = "Publish to a broker, mqtt://HOST[:PORT], encrypted mqtts://HOST[:PORT].")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--mqtt-layout",
            paramLabel = "LAYOUT",
            converter = MqttLayouts.Converter.class,
            description = {
                "What to publish; may be given several times:",
                "home-assistant[=ROOT], the default: found by itself; two gateways need two roots, p1 unless given",
                "json[=TOPIC]: one document, p1/json unless given",
                "seed[=ROOT]: the topics of the ESP8266 gateway",
                "dsmr-reader[=ROOT]: the topics of DSMR-reader",
                "domoticz=ENERGY_IDX[,GAS_IDX][,NAME=IDX...]: for Domoticz's MQTT; NAME is water, heat, current,"
                        + " voltage-l1, voltage-l2 or voltage-l3"
            })
    private List<MqttLayouts.Named> layouts = List.of();

    @Option(names = "--mqtt-user", paramLabel = "USER", description = "The login, where the broker asks for one.")
    private Optional<String> user = Optional.empty();

    @Confidential
    @Option(
            names = "--mqtt-password",
            paramLabel = "TEXT",
            description = "The password that belongs to it." + Secret.VISIBLE)
    private Optional<String> password = Optional.empty();

    @Option(
            names = "--mqtt-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--mqtt-ca",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "The authority behind the certificate of an mqtts:// broker, PEM; that of the system unless"
                    + " given.")
    private Optional<Path> authority = Optional.empty();

    /**
     * A reporter for each layout that was asked for; none when no broker was.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password, or what a layout has to remember, cannot be read
     */
    List<MqttReporter> reporters(MqttLayouts known) throws IOException {
        Optional<MqttOptions.Builder> asked = broker();
        if (asked.isEmpty()) {
            return List.of();
        }
        MqttOptions.Builder broker = asked.get();
        List<MqttReporter> reporters = new ArrayList<>();
        for (MqttLayouts.Named layout : layouts.isEmpty() ? List.of(MqttLayouts.USUAL) : layouts) {
            reporters.add(new MqttReporter(
                    broker.clientId(clientId(layout.text(), known.place())).build(),
                    layout.maker().make(known)));
        }
        return reporters;
    }

    /**
     * What connects by another name than the reporters, so that it ends none of their sessions, and publishes beside what
     * they publish.
     *
     * @throws IOException if the password cannot be read
     */
    Optional<Reporter> trial() throws IOException {
        List<String> topics = (layouts.isEmpty() ? List.of(MqttLayouts.USUAL) : layouts)
                .stream().flatMap(layout -> layout.topic().stream()).toList();
        return broker().map(broker -> new MqttReporter(broker.build(), new TrialLayout(topics)));
    }

    /** Whether Domoticz hears of the meters by the broker. */
    boolean tellsDomoticz() {
        return layouts.stream().anyMatch(layout -> layout.text().startsWith("domoticz"));
    }

    /**
     * The same at each start, so that the broker ends the session of a gateway that lost its power, and does not say
     * that it is offline after the next one is online. Of two gateways on one machine each has its own, as each has a state
     * folder of its own: by the same name they would end each other's sessions for ever.
     */
    private static String clientId(String layout, Path state) {
        String place = hostName() + " " + state.toAbsolutePath().normalize() + " " + layout;
        return "dsmr4j-" + String.format(Locale.ROOT, "%08x", place.hashCode());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** How to connect to the broker that was asked for, but for the client's identifier; empty when none was. */
    Optional<MqttOptions.Builder> broker() throws IOException {
        if (url.isEmpty()) {
            if (!layouts.isEmpty()
                    || Stream.of(user, password, passwordFile, authority).anyMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("options for a broker need --mqtt, its URL");
            }
            return Optional.empty();
        }
        Matcher matcher = BROKER.matcher(url.get());
        if (!matcher.matches()) {
            // The text is not repeated: people write passwords into such URLs.
            throw new IllegalArgumentException(
                    "the URL of --mqtt has another form; expected mqtt://HOST[:PORT] or mqtts://HOST[:PORT]");
        }
        Optional<String> secret = Secret.either(password, passwordFile, "--mqtt-password");
        if (user.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException("--mqtt-user and --mqtt-password, or its file, belong together");
        }
        boolean encrypted = matcher.group(1).equals("mqtts");
        if (authority.isPresent() && !encrypted) {
            throw new IllegalArgumentException("--mqtt-ca needs an mqtts:// broker");
        }
        MqttOptions.Builder broker = MqttOptions.builder(matcher.group(2).replaceAll("[\\[\\]]", ""));
        if (encrypted) {
            broker.tls(authority.map(MqttTls::ofAuthorities).orElseGet(MqttTls::ofSystem));
        }
        if (matcher.start(3) >= 0) {
            broker.port(HostAndPort.port(matcher.group(3), 1));
        }
        if (secret.isPresent()) {
            broker.login(user.orElseThrow(), secret.get());
        }
        return Optional.of(broker);
    }
}
