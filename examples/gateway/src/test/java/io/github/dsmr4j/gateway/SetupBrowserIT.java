package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Login and settings in a real browser, which says itself where a form comes from. */
@Timeout(180)
class SetupBrowserIT {
    @TempDir
    private Path folder;

    private Path file;
    private String address;

    @BeforeEach
    void prepare() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(free.getLocalPort());
            address = "http://localhost:" + port + "/";
            file = Files.writeString(folder.resolve("p1.toml"), "source = \"simulate\"\nhttp = \"" + port + "\"\n");
        }
    }

    private GatewayProcess gateway() throws IOException {
        return GatewayProcess.start(
                "run",
                "--config",
                file.toString(),
                "--state",
                folder.resolve("state").toString());
    }

    private Browser browser() throws Exception {
        return new Browser(folder.resolve("profile"));
    }

    private static void type(Browser browser, String name, String value) {
        browser.evaluate("document.getElementsByName('" + name + "')[0].value = '" + value + "'; 0");
    }

    private static void click(Browser browser, String words) {
        browser.evaluate("[...document.querySelectorAll('button')].filter(b => b.textContent.includes('" + words
                + "')).pop().click(); 0");
    }

    private void logIn(Browser browser, GatewayProcess gateway) throws Exception {
        String code = Owned.code(gateway);
        browser.open(address + "Login?lang=en");
        type(browser, "code", code);
        type(browser, "password", Owned.PASSWORD);
        type(browser, "again", Owned.PASSWORD);
        click(browser, "Set the password");
        browser.awaitText("The settings are kept in");
    }

    private void changeName(Browser browser, String name) throws Exception {
        type(browser, "name", name);
        click(browser, "Save and apply");
        browser.awaitText("The settings are being applied");
        browser.awaitText("The settings were saved and applied.");
        assertThat(Files.readString(file)).contains("name = \"" + name + "\"\n");
    }

    @Test
    void theOwnerComesInAndChangesSettings() throws Exception {
        try (GatewayProcess gateway = gateway();
                Browser browser = browser()) {
            logIn(browser, gateway);
            changeName(browser, "house");
            type(browser, "crc", "sometimes");
            click(browser, "Save and apply");
            browser.awaitText("Nothing was saved. This is wrong:");
            assertThat(browser.evaluate("document.getElementsByName('crc')[0].value")
                            .asText())
                    .isEqualTo("sometimes");
            assertThat(browser.evaluate("document.cookie").asText()).isEmpty();
            click(browser, "Log out");
            browser.awaitText("Whoever changes something here has to know the password.");
            assertThat(browser.complaints())
                    .allMatch(line -> line.contains("422")
                            || line.contains("\"recommendation\"")
                            || line.contains("ERR_CONNECTION_REFUSED"));
        }
    }

    @Test
    void aBrokerIsTried() throws Exception {
        try (Broker broker = new Broker();
                GatewayProcess gateway = gateway();
                Browser browser = browser()) {
            logIn(browser, gateway);
            gateway.awaitLines(2);
            type(browser, "mqtt", "mqtt://127.0.0.1:" + broker.port);
            click(browser, "Send the newest reading to mqtt now");
            browser.awaitText("mqtt: it works: the newest reading was taken by");
            assertThat(browser.evaluate("document.getElementsByName('mqtt')[0].value")
                            .asText())
                    .endsWith(broker.port);
        }
    }

    @Test
    void needsNoScript() throws Exception {
        try (GatewayProcess gateway = gateway();
                Browser browser = browser()) {
            browser.scripts(false);
            logIn(browser, gateway);
            changeName(browser, "house");
        }
    }

    /** As in {@link BrowserIT}, and every field has a name that is read aloud. */
    @Test
    void canBeReadOnEveryScreen() throws Exception {
        try (GatewayProcess gateway = gateway();
                Browser browser = browser()) {
            browser.open(address + "Login?lang=nl");
            BrowserIT.canBeReadEverywhere(browser, "Login-first");
            logIn(browser, gateway);
            browser.open(address + "Setup?lang=nl");
            browser.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; }); 0");
            BrowserIT.canBeReadEverywhere(browser, "Setup");
            assertThat(browser.evaluate("[...document.querySelectorAll('input:not([type=hidden]), textarea')]"
                                    + ".filter(field => field.labels.length !== 1).map(field => field.name).join()")
                            .asText())
                    .isEmpty();
            assertThat(browser.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"
                                    + ".filter((id, at, all) => all.indexOf(id) !== at).join()")
                            .asText())
                    .isEmpty();
            type(browser, "crc", "soms");
            click(browser, "Bewaren en toepassen");
            browser.awaitText("Er is niets bewaard.");
            BrowserIT.canBeReadEverywhere(browser, "Setup-wrong");
            assertThat(browser.text()).contains("Waar de telegrammen vandaan komen");
        }
    }
}
