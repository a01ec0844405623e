package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.gateway.web.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are changed on the page of a packaged gateway. */
@Timeout(180)
class SetupIT {
    private static final String APPLIED = "The settings were saved and applied.";

    @TempDir
    private Path folder;

    private Path file;
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        file = folder.resolve("p1.toml");
        port = freePort();
    }

    /** The gateway starts anew on the same one, so that it is not left to chance. */
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private GatewayProcess start(Map<String, String> environment, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--state", folder.resolve("state").toString()));
        arguments.addAll(List.of(more));
        return GatewayProcess.start(environment, List.of(), arguments.toArray(String[]::new));
    }

    private GatewayProcess startWith(String text) throws IOException {
        Files.writeString(file, text);
        return start(Map.of(), "--config", file.toString());
    }

    private String usual() {
        return "# My meter\nversion = 1\nsource = \"simulate\" # the simulated one\nhttp = \"" + port + "\"\n";
    }

    @Test
    void theFormHasAFieldForEveryKeyOfTheFile() throws Exception {
        List<String> keys;
        try (GatewayProcess example = GatewayProcess.run("config", "example")) {
            keys = Pattern.compile("(?m)^(?:# )?([a-z][a-z0-9-]*) = ")
                    .matcher(example.output())
                    .results()
                    .map(line -> line.group(1))
                    .filter(key -> !key.equals("version"))
                    .toList();
        }
        try (GatewayProcess gateway = startWith(usual() + "[meter.heat]\nsource = \"simulate\"\n")) {
            String page = Owned.of(gateway).page(port);
            assertThat(keys)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(key -> assertThat(page).contains("name=\"" + key + "\""));
            assertThat(page).contains("name=\"heat.source\"", "name=\"heat.dsmr-reader-ca\"");
        }
    }

    @Test
    void whatIsSavedIsAppliedAndKeptWithItsComments() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            String page = owner.page(port);
            assertThat(page).contains("The settings are kept in " + file, "value=\"simulate\"", "mqtt-password");
            String raw = "127.0.0.1:" + freePort();
            assertThat(owner.post(port, Owned.form(page, "raw", raw, "json", "true")))
                    .contains(" 200 ", "The settings are being applied");
            String applied = owner.awaitPage(port, APPLIED);
            gateway.awaitErrors(text -> text.contains("raw telegrams on " + raw));
            assertThat(Files.readString(file)).isEqualTo(usual() + "raw = [\"" + raw + "\"]\njson = true\n");
            assertThat(folder.resolve("p1.toml.previous")).hasContent(usual());
            gateway.awaitOutput(text -> text.contains("{\"schema\":1"));

            // What is taken away is gone, and the session goes on.
            owner.post(port, Owned.form(applied, "raw", "", "json", "false"));
            owner.awaitPage(port, APPLIED);
            assertThat(Files.readString(file)).isEqualTo(usual() + "# raw =\n# json =\n");
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    @Test
    void everyMistakeIsToldAtOnceAndNothingIsLost() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            String[] wrong = {
                "crc",
                "sometimes",
                "zone",
                "<b>Amsterdam",
                "mqtt-user",
                "p1",
                "interval",
                "never",
                "http",
                "",
                "influx-password",
                "hush hush",
                "new-meter",
                "Heat"
            };
            assertThat(owner.post(port, Owned.form(owner.page(port), wrong)))
                    .contains(" 422 ", "Nothing was saved.")
                    .contains("crc: &quot;sometimes&quot; is no policy", "interval: &quot;never&quot; does not fit")
                    .contains("options for a broker need --mqtt", "options for InfluxDB need --influx")
                    .contains("http is needed for this page", "&quot;Heat&quot; is no name of a meter")
                    .contains("value=\"sometimes\"", "value=\"&lt;b&gt;Amsterdam\"", "aria-invalid=\"true\"")
                    .doesNotContain("hush", "<b>");
            assertThat(Files.readString(file)).isEqualTo(usual());
        }
    }

    @Test
    void secretsAreKeptReplacedAndClearedButNeverShown() throws Exception {
        String secrets = """
                mqtt = "mqtt://127.0.0.1:1"
                mqtt-user = "p1"
                mqtt-password = "first secret"
                mqtt-layout = ["dsmr-reader"]
                """;
        try (GatewayProcess gateway = startWith(usual() + secrets)) {
            Owned owner = Owned.of(gateway);
            String page = owner.page(port);
            assertThat(page).contains("Set, and not shown.", "value=\"p1\"").doesNotContain("first secret");
            owner.post(port, Owned.form(page, "name", "house"));
            page = owner.awaitPage(port, "value=\"house\"");
            assertThat(Files.readString(file)).contains("mqtt-password = \"first secret\"\n", "name = \"house\"\n");

            owner.post(port, Owned.form(page, "mqtt-password", "second \"secret\"", "name", "home"));
            page = owner.awaitPage(port, "value=\"home\"");
            assertThat(Files.readString(file)).contains("mqtt-password = \"second \\\"secret\\\"\"\n");
            assertThat(page).doesNotContain("second &quot;");

            owner.post(port, Owned.form(page, "clear:mqtt-password", "true", "mqtt-user", "", "name", "here"));
            page = owner.awaitPage(port, "value=\"here\"");
            assertThat(Files.readString(file)).doesNotContain("secret", "mqtt-user = ");
            assertThat(page).doesNotContain("Set, and not shown.");
        }
    }

    @Test
    void whatCannotStartIsTakenBack() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            String busy = "127.0.0.1:" + taken.getLocalPort();
            owner.post(port, Owned.form(owner.page(port), "raw", busy));
            String page = owner.awaitPage(port, "goes on with the settings from before");
            assertThat(page).contains("cannot listen on " + busy + ": the port is taken");
            assertThat(Files.readString(file)).isEqualTo(usual());
            gateway.awaitErrors(text -> text.contains("cannot start with the new settings: cannot listen on " + busy));
            assertThat(RawHttp.get(port, "/status.json")).contains(" 200 ", "\"state\":\"reading\"");

            // This fails when the port of the pages is open already.
            owner.post(port, Owned.form(page, "record", "/proc/nothing/here"));
            owner.awaitPage(port, "/proc/nothing/here");
            assertThat(Files.readString(file)).isEqualTo(usual());
        }
    }

    @Test
    void aBrowserThatDoesNotWaitIsServedAllTheSame() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            owner.postAndLeave(port, Owned.form(owner.page(port), "name", "house"));
            gateway.awaitErrors(text -> text.contains("the settings were changed; starting anew"));
            owner.awaitPage(port, APPLIED);
            assertThat(Files.readString(file)).contains("name = \"house\"");
        }
    }

    @Test
    void aStateFolderThatKeepsNothingIsRefused() throws Exception {
        Files.writeString(file, usual());
        Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
        try (GatewayProcess gateway =
                GatewayProcess.start(environment, List.of(), "run", "--config", file.toString())) {
            Owned owner = Owned.of(gateway);
            assertThat(owner.post(port, Owned.form(owner.page(port), "state", "/proc/nothing")))
                    .contains(" 422 ", "cannot keep anything in /proc/nothing");
            assertThat(Files.readString(file)).isEqualTo(usual());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "source, file:/nope, source is one that ends",
        "source, -, source is one that ends",
        "mqtt, mqtt://elsewhere, 'mqtt-password: type it again, as mqtt has changed'",
    })
    void whatWouldEndThePageOrGiveASecretAwayIsRefused(String key, String value, String words) throws Exception {
        String text = usual() + "mqtt = \"mqtt://127.0.0.1:1\"\nmqtt-user = \"p1\"\nmqtt-password = \"hush hush\"\n";
        try (GatewayProcess gateway = startWith(text)) {
            Owned owner = Owned.of(gateway);
            assertThat(owner.post(port, Owned.form(owner.page(port), key, value)))
                    .contains(" 422 ", words);
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void metersComeAndGo() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            owner.post(port, Owned.form(owner.page(port), "new-meter", "heat", "new-meter-source", "simulate"));
            String page = owner.awaitPage(port, APPLIED);
            assertThat(page).contains("<h2>Meter heat</h2>", "name=\"heat.source\"");
            gateway.awaitOutput(text -> text.contains("\nheat "));
            assertThat(Files.readString(file)).isEqualTo(usual() + "\n[meter.heat]\nsource = \"simulate\"\n");

            owner.post(port, Owned.form(page, "heat.crc", "required", "heat.zone", "Europe/Brussels"));
            page = owner.awaitPage(port, "value=\"Europe/Brussels\"");
            assertThat(Files.readString(file)).endsWith("crc = \"required\"\nzone = \"Europe/Brussels\"\n");

            owner.post(port, Owned.form(page, "remove-meter:heat", "true"));
            assertThat(owner.awaitPage(port, APPLIED)).doesNotContain("heat.source");
            assertThat(Files.readString(file).strip()).isEqualTo(usual().strip());
        }
    }

    @Test
    void whatCountsBeforeTheFileIsShownAndStays() throws Exception {
        String text = usual() + "zone = \"Europe/Brussels\"\n";
        Files.writeString(file, text);
        Map<String, String> environment = Map.of("DSMR_ZONE", "Europe/London", "DSMR_INFLUX_TOKEN", "hush-hush");
        String[] more = {"--config", file.toString(), "--crc", "required", "--influx=http://127.0.0.1:1"};
        String[] set = {"--set", "influx-org=home", "--set", "influx-bucket=p1"};
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of(set));
        try (GatewayProcess gateway = start(environment, arguments.toArray(String[]::new))) {
            Owned owner = Owned.of(gateway);
            String page = owner.page(port);
            assertThat(page)
                    .contains("Set by $DSMR_ZONE, which counts before the file", "value=\"Europe/London\"")
                    .contains("Set by --crc, which", "Set by --influx, which", "Set by --set, which", "value=\"home\"")
                    .doesNotContain("hush");
            owner.post(port, Owned.form(page, "zone", "Europe/Paris", "crc", "ignored", "name", "house"));
            owner.awaitPage(port, APPLIED);
            assertThat(Files.readString(file)).isEqualTo(text + "name = \"house\"\n");
        }
    }

    @Test
    void aFileThatIsNotThereIsMade() throws Exception {
        String[] typed = {"--config", file.toString(), "--source", "simulate", "--http", String.valueOf(port)};
        try (GatewayProcess gateway = start(Map.of(), typed)) {
            gateway.awaitErrors(text -> text.contains("there is no such file yet; the settings page makes it"));
            Owned owner = Owned.of(gateway);
            owner.post(port, Owned.form(owner.page(port), "name", "house"));
            owner.awaitPage(port, APPLIED);
            assertThat(Files.readString(file)).contains("\nname = \"house\"\n", "# mqtt-user = \"p1\"\n");
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void withoutAFileNothingCanBeSaved() throws Exception {
        try (GatewayProcess gateway = start(Map.of(), "--source", "simulate", "--http", String.valueOf(port))) {
            Owned owner = Owned.of(gateway);
            String page = owner.page(port);
            assertThat(page).contains("start the gateway with --config FILE").doesNotContain("Save and apply");
            assertThat(owner.post(port, Owned.form(page, "name", "house")))
                    .contains(" 422 ", "there is no file to save settings in");
        }
    }

    @Test
    void aFileThatSomebodyBrokeIsLeftAlone() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            String broken = usual() + "crc = maybe\nmqtt-user = \"p1\"\n";
            Files.writeString(file, broken);
            String page = owner.page(port);
            assertThat(page).contains("This is wrong:", file + ", line 5: ");
            assertThat(owner.post(port, Owned.form(page, "name", "house"))).contains(" 422 ", file + ", line 5: ");
            Files.writeString(file, usual() + "colour = \"red\"\n");
            page = owner.page(port);
            assertThat(owner.post(port, Owned.form(page, "name", "house")))
                    .contains(" 422 ", "&quot;colour&quot; is no key");
            assertThat(Files.readString(file)).isEqualTo(usual() + "colour = \"red\"\n");
        }
    }

    @Test
    void whoHasNotSeenTheNewestSettingsChangesNothing() throws Exception {
        try (GatewayProcess gateway = startWith(usual())) {
            Owned owner = Owned.of(gateway);
            String page = owner.page(port);
            Files.writeString(file, usual() + "# by hand\n");
            assertThat(owner.post(port, Owned.form(page, "name", "house")))
                    .contains(" 422 ", "changed by somebody else meanwhile");
            assertThat(Files.readString(file)).isEqualTo(usual() + "# by hand\n");
        }
    }
}
