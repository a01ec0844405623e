package io.github.dsmr4j.gateway;

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
    private Optional<String> url;

    @Option(
            names = "--mqtt-layout",
            paramLabel = "LAYOUT",
            description = {
                "What to publish; may be given several times:",
                "home-assistant[=ROOT], the default: found by itself; two gateways need two roots, p1 unless given",
                "json[=TOPIC]: one document, p1/json unless given",
                "seed[=ROOT]: the topics of the ESP8266 gateway",
                "dsmr-reader[=ROOT]: the topics of DSMR-reader",
                "domoticz=ENERGY_IDX[,GAS_IDX][,NAME=IDX...]: for Domoticz's MQTT; NAME is water, heat, current,"
                        + " voltage-l1, voltage-l2 or voltage-l3"
            })
    private List<String> layouts = List.of();

    @Option(names = "--mqtt-user", paramLabel = "USER", description = "The login, where the broker asks for one.")
    private Optional<String> user;

    @Option(
            names = "--mqtt-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line.")
    private Optional<Path> passwordFile;

    @Option(
            names = "--mqtt-ca",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "The authority behind the certificate of an mqtts:// broker, PEM; that of the system unless"
                    + " given.")
    private Optional<Path> authority;

    /**
     * A reporter for each layout that was asked for; none when no broker was.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password, or what a layout has to remember, cannot be read
     */
    List<MqttReporter> reporters(MqttLayouts known) throws IOException {
        if (url.isEmpty()) {
            if (!layouts.isEmpty() || Stream.of(user, passwordFile, authority).anyMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("options for a broker need --mqtt, its URL");
            }
            return List.of();
        }
        MqttOptions.Builder broker = broker();
        List<MqttReporter> reporters = new ArrayList<>();
        for (String text : layouts.isEmpty() ? List.of("home-assistant") : layouts) {
            reporters.add(new MqttReporter(broker.clientId(clientId(text)).build(), known.named(text)));
        }
        return reporters;
    }

    /**
     * The same at each start, so that the broker ends the session of a gateway that lost its power, and does not say
     * that it is offline after the next one is online.
     */
    private static String clientId(String layout) {
        return "dsmr4j-" + String.format(Locale.ROOT, "%08x", (hostName() + " " + layout).hashCode());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private MqttOptions.Builder broker() throws IOException {
        Matcher matcher = BROKER.matcher(url.orElse(""));
        if (!matcher.matches()) {
            // The text is not repeated: people write passwords into such URLs.
            throw new IllegalArgumentException(
                    "the URL of --mqtt has another form; expected mqtt://HOST[:PORT] or mqtts://HOST[:PORT]");
        }
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new IllegalArgumentException("--mqtt-user and --mqtt-password-file belong together");
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
        if (passwordFile.isPresent()) {
            broker.login(user.orElseThrow(), Secret.in(passwordFile.get()));
        }
        return broker;
    }
}
