package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.mqtt.DomoticzMqttLayout;
import io.github.dsmr4j.reporters.mqtt.DsmrReaderLayout;
import io.github.dsmr4j.reporters.mqtt.HomeAssistantLayout;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MeterIds;
import io.github.dsmr4j.reporters.mqtt.MqttLayout;
import io.github.dsmr4j.reporters.mqtt.MqttOptions;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.reporters.mqtt.MqttTls;
import io.github.dsmr4j.reporters.mqtt.SeedLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for an MQTT broker. */
final class MqttArguments {
    private static final Pattern BROKER =
            Pattern.compile("(mqtts?)://(\\[[^\\[\\]]+]|[^:/\\[\\]\\s@]+)(?::(\\d{1,5}))?");
    private static final String DEFAULT_JSON_TOPIC = "p1/json";

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
                "domoticz=ENERGY_IDX[,GAS_IDX]: for Domoticz's MQTT"
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
     * @throws IOException if the password cannot be read
     */
    List<MqttReporter> reporters(Duration interval, MeterIds nameless) throws IOException {
        if (url.isEmpty()) {
            if (!layouts.isEmpty() || Stream.of(user, passwordFile, authority).anyMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("options for a broker need --mqtt, its URL");
            }
            return List.of();
        }
        MqttOptions.Builder broker = broker();
        List<MqttReporter> reporters = new ArrayList<>();
        for (String text : layouts.isEmpty() ? List.of("home-assistant") : layouts) {
            reporters.add(new MqttReporter(broker.clientId(clientId(text)).build(), layout(text, interval, nameless)));
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

    private static MqttLayout layout(String text, Duration interval, MeterIds nameless) {
        int at = text.indexOf('=');
        String name = at < 0 ? text : text.substring(0, at);
        Optional<String> detail = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        return switch (name) {
            case "home-assistant" ->
                new HomeAssistantLayout(
                        detail.orElse(HomeAssistantLayout.DEFAULT_ROOT),
                        HomeAssistantLayout.DEFAULT_PREFIX,
                        interval,
                        nameless);
            case "json" -> new JsonLayout(detail.orElse(DEFAULT_JSON_TOPIC), true);
            case "seed" ->
                SeedLayout.builder(detail.orElse(SeedLayout.DEFAULT_ROOT)).build();
            case "dsmr-reader" -> new DsmrReaderLayout(detail.orElse(DsmrReaderLayout.DEFAULT_ROOT), false);
            case "domoticz" -> domoticz(detail.orElse(""));
            default ->
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no layout; expected home-assistant[=ROOT], json[=TOPIC],"
                                + " seed[=ROOT], dsmr-reader[=ROOT] or domoticz=ENERGY_IDX[,GAS_IDX]");
        };
    }

    private static MqttLayout domoticz(String detail) {
        if (!detail.matches("\\d{1,9}(,\\d{1,9})?")) {
            throw new IllegalArgumentException(
                    "\"" + detail + "\" names no devices; expected domoticz=ENERGY_IDX[,GAS_IDX]");
        }
        String[] numbers = detail.split(",", -1);
        OptionalInt gas = numbers.length > 1 ? OptionalInt.of(Integer.parseInt(numbers[1])) : OptionalInt.empty();
        return new DomoticzMqttLayout(OptionalInt.of(Integer.parseInt(numbers[0])), gas);
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
