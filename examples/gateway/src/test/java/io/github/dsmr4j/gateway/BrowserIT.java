package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The status page as a browser shows it. */
@Timeout(180)
class BrowserIT {
    private static final List<String> PAGES =
            List.of("?lang=nl", "?lang=en", "P1?lang=nl", "Data?lang=nl", "Help?lang=en", "no?lang=nl");

    @TempDir
    private Path profile;

    private static byte[] telegram(String kilowatts) {
        return TelegramBuilder.identification("ISK5\\2M550T")
                .object("1-0:1.8.1", "001234.567*kWh")
                .object("1-0:1.7.0", kilowatts + "*kW")
                .object("1-0:2.7.0", "00.000*kW")
                .object("1-0:32.7.0", "229.5*V")
                .build();
    }

    private static String address(GatewayProcess gateway) throws InterruptedException {
        return "http://localhost:" + gateway.webPort() + "/";
    }

    /** Looking again is switched off: what changes came as an event. */
    @Test
    void readingsArriveByThemselves() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                Browser browser = new Browser(profile);
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--source", meter.source(), "--http", "0", "--no-plausibility");
                Socket client = meter.accept()) {
            client.getOutputStream().write(telegram("01.911"));
            gateway.awaitLines(2);
            browser.prepare("window.setInterval = () => 1;");
            browser.open(address(gateway) + "?lang=nl");
            browser.awaitText("1.911 W");
            assertThat(browser.text()).contains("Live", "Van het net", "229,5", "1.234,567");
            client.getOutputStream().write(telegram("03.256"));
            browser.awaitText("3.256 W");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aMeterThatIsLostIsNotShownAsLive() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                Browser browser = new Browser(profile);
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--source", meter.source(), "--http", "0", "--no-plausibility")) {
            try (Socket client = meter.accept()) {
                client.getOutputStream().write(telegram("00.911"));
                gateway.awaitLines(2);
                browser.open(address(gateway) + "?lang=en");
                browser.awaitText("911 W");
            }
            browser.awaitText("Not live: the last telegram came at ");
            assertThat(browser.text()).contains("– W", "1,234.567").doesNotContain("911 W");
            try (Socket client = meter.accept()) {
                client.getOutputStream().write(telegram("00.478"));
                browser.awaitText("478 W");
                browser.awaitText("Live");
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aGatewayThatIsGoneIsSaidAndFoundAgain() throws Exception {
        try (Browser browser = new Browser(profile)) {
            String address;
            try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", "0")) {
                address = address(gateway);
                gateway.awaitLines(2);
                browser.open(address + "?lang=en");
                browser.awaitText("Live");
                gateway.signal("TERM");
                gateway.awaitExit();
            }
            browser.awaitText("No connection to the gateway; trying again.");
            assertThat(browser.text()).contains("– W").doesNotContain("Live");
            String port = address.replaceAll(".*:(\\d+)/", "$1");
            try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", port)) {
                gateway.awaitLines(2);
                browser.awaitText("Live");
                Eventually.await("events come again", () -> browser.text().matches("(?s).*\\d W.*"));
            }
        }
    }

    /** Every text can be read on what is behind it, and nothing is cut off, whatever the screen and its colours. */
    @Test
    void canBeReadOnEveryScreen() throws Exception {
        try (Browser browser = new Browser(profile);
                GatewayProcess gateway = GatewayProcess.start(
                        "run", "--source", "simulate", "--http", "0", "--raw", "0", "--mqtt", "mqtt://127.0.0.1:1")) {
            String address = address(gateway);
            gateway.awaitLines(2);
            for (int width : new int[] {360, 1280}) {
                browser.size(width, 800);
                for (String page : PAGES) {
                    browser.open(address + page);
                    canBeRead(browser, width, page);
                }
            }
        }
    }

    /** A page that is open already. */
    static void canBeReadEverywhere(Browser browser, String name) throws IOException, InterruptedException {
        browser.awaitLoaded();
        for (int width : new int[] {360, 1280}) {
            browser.size(width, 800);
            canBeRead(browser, width, name);
        }
    }

    private static void canBeRead(Browser browser, int width, String page) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            browser.scheme(scheme);
            picture(browser, page.replace("?lang=", "-") + "-" + width + "-" + scheme);
            assertThat(browser.evaluate(script("contrast.js"))).as(page).isEmpty();
        }
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as(page)
                .isLessThanOrEqualTo(width);
    }

    private static String script(String name) throws IOException {
        try (InputStream in = BrowserIT.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** With {@code -Ddsmr.pictures=FOLDER} for a person to look at. */
    private static void picture(Browser browser, String name) throws IOException {
        Optional<String> folder = Optional.ofNullable(System.getProperty("dsmr.pictures"));
        if (folder.isPresent()) {
            Files.write(Path.of(folder.get(), name + ".png"), browser.picture());
        }
    }
}
