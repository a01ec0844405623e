package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigIT {
    private static final Pattern KEY = Pattern.compile("(?:# )?([a-z0-9-]+) = (.*)");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("p1.toml"), text);
    }

    @Test
    void theExampleWorksAsItIs() throws Exception {
        for (String language : List.of("en", "nl")) {
            Path file = file(example(language).replace("serial:auto", "simulate"));
            try (GatewayProcess gateway = GatewayProcess.run("config", "check", "--config", file.toString())) {
                assertThat(gateway.awaitExit()).as(gateway.output()).isZero();
                assertThat(gateway.output()).contains("source", "simulate", file.toString(), "nothing is wrong");
            }
        }
    }

    private static String example(String language) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("config", "example", "--lang", language)) {
            assertThat(gateway.awaitExit()).isZero();
            return gateway.output();
        }
    }

    @Test
    void everyKeyOfTheExampleIsRightOnceItIsTakenIn() throws Exception {
        String all = example("en")
                .lines()
                .takeWhile(line -> !line.contains("[meter."))
                .map(KEY::matcher)
                .filter(line -> line.matches() && !line.group(1).equals("version"))
                // What excludes another key, or needs a file that is there.
                .filter(
                        line -> !line.group(1)
                                .matches(
                                        ".*-(file|ca)|(authentication-)?key|influx-(org|bucket|token)|unauthenticated|no-plausibility|no-mdns"))
                .map(line -> line.group(1) + " = " + line.group(2))
                .collect(Collectors.joining("\n"));
        Path file = file(all.replace("/var/lib/dsmr-gateway", folder.toString()));
        try (GatewayProcess gateway = GatewayProcess.run("config", "check", "--config", file.toString())) {
            assertThat(gateway.errorLines()).isEmpty();
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output())
                    .contains("mqtt-password", "(hidden)", "HomeWizard integration looks at port 80 only")
                    .contains("every user of this computer can read")
                    .doesNotContain("= secret");
        }
    }

    @Test
    void dutchHasEveryKeyAndEveryHeading() throws Exception {
        String english = example("en");
        String dutch = example("nl");
        assertThat(keys(dutch)).isEqualTo(keys(english));
        assertThat(dutch.lines().toList())
                .filteredOn(line -> line.startsWith("# ") && !KEY.matcher(line).matches() && line.contains(" "))
                .doesNotContainAnyElementsOf(english.lines()
                        .filter(line -> line.matches("# .*[a-z] [a-z].*"))
                        .toList());
        assertThat(english + dutch).doesNotContain("heading.", "DEFAULT-VALUE", "Arguments");
    }

    private static List<String> keys(String example) {
        return example.lines()
                .map(KEY::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    @Test
    void allFaultsAreToldAtOnce() throws Exception {
        Path file = file("crc = \"sometimes\"\nzone = \"Amsterdam\"\nhomewizard = \"aabbccddee\"\nmqtt-user = \"x\"\n");
        List<String> command = List.of("config", "check", "--config", file.toString());
        Map<String, String> environment = Map.of("DSMR_INTERVAL", "never", "DSMR_INFLUX_DB", "p1");
        try (GatewayProcess gateway = GatewayProcess.start(environment, List.of(), command.toArray(new String[0]))) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines())
                    .containsExactly(
                            "$DSMR_INTERVAL: interval: \"never\" does not fit; expected a number from 0.01 to 86400 seconds",
                            file + ": crc: \"sometimes\" is no policy; expected required, if-present or ignored",
                            file
                                    + ": zone: \"Amsterdam\" is no time zone; expected a region such as Europe/Amsterdam or an"
                                    + " offset such as +02:00",
                            "Missing required option: '--source=SOURCE', source in a settings file, or $DSMR_SOURCE",
                            "--homewizard needs --http",
                            "homewizard: serial \"aabbccddee\": 12 digits 0 to 9 and a to f are needed, such as aabbccddeeff",
                            "options for a broker need --mqtt, its URL",
                            "options for InfluxDB need --influx, its URL",
                            "Try 'dsmr-gateway config check --help'.");
        }
    }

    @Test
    void aFaultBringsNoOther() throws Exception {
        Path file = file("""
                source = "simulate"
                http = "anywhere"
                http-host = ["p1.example.org"]
                homewizard = "aabbccddeeff"
                mdns-name = "p1"
                raw = "99999"
                """);
        try (GatewayProcess gateway = GatewayProcess.run("config", "check", "--config", file.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines())
                    .hasSize(3)
                    .contains("raw: port 99999 is not in 0..65535")
                    .anyMatch(line -> line.startsWith(file + ": http: \"anywhere\" is no address"));
        }
    }

    @Test
    void faultsOfFurtherMetersSayWhichMeter() throws Exception {
        Path file = file("""
                source = "serial:/dev/ttyX"
                raw = "2323"
                name = "heat"
                [meter.heat]
                raw = "2323"
                authentication-key = "00112233445566778899AABBCCDDEEFF"
                http = "8080"
                [meter.cold]
                source = "serial:/dev/ttyX"
                crc = "no"
                """);
        try (GatewayProcess gateway = GatewayProcess.run("config", "check", "--config", file.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines())
                    .containsExactly(
                            file + ": http belongs to the gateway, not to the meter heat",
                            "the meter heat has no source; expected one in [meter.heat]",
                            file + ": cold.crc: \"no\" is no policy; expected required, if-present or ignored",
                            "heat: --authentication-key needs --key; in a key file it stands behind the key",
                            "two meters are called heat; expected another for each",
                            "two meters are read from serial:/dev/ttyX; expected another for each",
                            "two servers want port 2323 (--raw, --http); expected a port for each",
                            "Try 'dsmr-gateway config check --help'.");
        }
    }

    @Test
    void twoServersOnOnePortAreAFault() throws Exception {
        try (GatewayProcess gateway =
                GatewayProcess.run("run", "--source", "simulate", "--raw", "2323", "--http", "0.0.0.0:2323")) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines()).first().asString().startsWith("two servers want port 2323");
        }
    }

    @Test
    void runTakesItsSettingsFromAFile() throws Exception {
        Path recording = Files.writeString(folder.resolve("empty.txt"), "");
        Path file = file("source = \"file:" + recording + "\"\njson = true\n");
        try (GatewayProcess gateway = GatewayProcess.run("run", "--config", file.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.errorLines()).last().asString().startsWith("nothing found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "config check"})
    void aWrongFileIsOneLineAndAHint(String command) throws Exception {
        Path file = file("version = 99\n");
        try (GatewayProcess gateway = GatewayProcess.run((command + " --config " + file).split(" "))) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines()).hasSize(2);
            assertThat(gateway.errorLines().get(0)).startsWith(file + ": the settings are of version 99");
        }
    }
}
