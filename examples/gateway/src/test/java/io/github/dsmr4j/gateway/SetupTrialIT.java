package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of the settings page that try a connection, with what was typed and not yet saved. */
@Timeout(180)
class SetupTrialIT {
    @TempDir
    private Path folder;

    private GatewayProcess gateway;
    private Owned owner;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Path file = Files.writeString(
                folder.resolve("p1.toml"),
                "source = \"simulate\"\nhttp = \"0\"\nname = \"house\"\nplausibility = false\nno-plausibility = true\n");
        gateway = GatewayProcess.start(
                "run",
                "--config",
                file.toString(),
                "--state",
                folder.resolve("state").toString());
        gateway.awaitLines(2);
        owner = Owned.of(gateway);
        port = Owned.port(gateway);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private String tried(String connection, String... typed) throws IOException {
        List<String> form = Owned.form(owner.page(port), typed);
        form.addAll(List.of("try", connection));
        String page = owner.post(port, form);
        assertThat(page).contains(" 200 ");
        return page.replaceAll("(?s).*?<p class=\"banner [a-z]+\" role=\"alert\">(.*?)</p>.*", "$1");
    }

    /** A server that answers everything alike, and remembers what it got. */
    private static final class Stub implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<String> requests = new CopyOnWriteArrayList<>();

        Stub(int status, String body) throws IOException {
            server.createContext("/", exchange -> {
                try (exchange) {
                    String content = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    requests.add(exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()) + " " + content);
                    byte[] bytes = body.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void aBrokerTakesAMessageBesideTheOthers() throws Exception {
        try (Broker broker = new Broker()) {
            Process heard = Programs.start(
                    "mosquitto_sub", "-p", broker.port, "-t", "#", "-F", "%t %r %p", "-C", "1", "-W", "60");
            String words = tried(":mqtt", "mqtt", "mqtt://127.0.0.1:" + broker.port, "mqtt-layout", "json=house/p1");
            assertThat(words).startsWith("mqtt: it works: the newest reading was taken by ");
            assertThat(new String(heard.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("house/p1/test 0 {\"schema\":1");
        }
        assertThat(tried(":mqtt", "mqtt", "mqtt://127.0.0.1:1"))
                .startsWith("mqtt: it does not work: ")
                .contains("refused");
        assertThat(tried(":mqtt", "mqtt", "gopher://127.0.0.1:1")).contains("expected mqtt://HOST[:PORT]");
        assertThat(tried(":mqtt")).contains("nothing to try");
    }

    @Test
    void influxTakesAReadingOrSaysWhyNot() throws Exception {
        try (Stub influx = new Stub(204, "")) {
            String words = tried(
                    ":influx",
                    "influx",
                    influx.url(),
                    "influx-org",
                    "home",
                    "influx-bucket",
                    "p1",
                    "influx-token",
                    "hush");
            assertThat(words).startsWith("influx: it works: ").doesNotContain("hush");
            assertThat(influx.requests).singleElement().asString().contains("Token hush", "electricity,");
        }
        try (Stub influx = new Stub(401, "{\"message\":\"<i>unauthorized\"}")) {
            assertThat(tried(":influx", "influx", influx.url(), "influx-db", "p1"))
                    .startsWith("influx: it does not work: cannot write to ")
                    .doesNotContain("<i>");
        }
    }

    @Test
    void dsmrReaderAndDomoticzAreTried() throws Exception {
        try (Stub reader = new Stub(201, "{}")) {
            assertThat(tried(":dsmr-reader", "dsmr-reader", reader.url(), "dsmr-reader-key", "hush"))
                    .startsWith("dsmr-reader: it works: ");
            assertThat(reader.requests).singleElement().asString().contains("hush");
        }
        try (Stub domoticz = new Stub(200, "{\"status\":\"OK\"}")) {
            assertThat(tried(":domoticz", "domoticz", domoticz.url(), "domoticz-energy", "12"))
                    .startsWith("domoticz: it works: ");
            assertThat(domoticz.requests).singleElement().asString().contains("idx=12");
        }
        assertThat(tried(":domoticz", "domoticz", "file:///etc/passwd", "domoticz-energy", "12"))
                .contains("has to begin with http:// or https://");
        assertThat(tried(":domoticz", "domoticz", "http://127.0.0.1:1")).contains("--domoticz needs --domoticz-energy");
    }

    @Test
    void aSourceIsReadUntilATelegramComes() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1")) {
            Thread sender = new Thread(() -> send(meter));
            sender.start();
            assertThat(tried(":source", "source", meter.source()))
                    .startsWith("source: it works: a telegram came from Ene5\\T210-D ESMR5.0");
            sender.join();
        }
        assertThat(tried(":source", "source", "tcp://127.0.0.1:1")).startsWith("source: it does not work: ");
        assertThat(tried(":source", "source", "-")).contains("standard input cannot be tried");
        assertThat(tried(":source", "source", "http://127.0.0.1:1")).contains("is no source");
        assertThat(tried(":source")).startsWith("source: it works: this source is being read, the meter is ");
        assertThat(tried("none:source")).contains("there is no such meter");
        assertThat(tried(":http")).contains("is no connection");
    }

    /** Longer than a request may take to come in. */
    @Test
    void aSourceThatSaysNothingIsGivenUp() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1")) {
            assertThat(tried(":source", "source", meter.source()))
                    .contains("no telegram within 12 s, and 0 bytes of something else");
        }
    }

    private static void send(TestServer meter) {
        try (Socket client = meter.accept();
                OutputStream out = client.getOutputStream()) {
            byte[] telegram = ComposedTelegram.named("nl-5.0-3-phase").bytes();
            out.write(telegram);
            out.write(telegram);
            out.flush();
            client.getInputStream().read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingIsTriedForStrangers() throws Exception {
        try (Stub influx = new Stub(204, "")) {
            List<String> form =
                    Owned.form(owner.page(port), "influx", influx.url(), "influx-db", "p1", "try", ":influx");
            assertThat(Owned.stranger().post(port, form)).contains(" 403 ", "you are not logged in any more");
            assertThat(influx.requests).isEmpty();
        }
    }
}
