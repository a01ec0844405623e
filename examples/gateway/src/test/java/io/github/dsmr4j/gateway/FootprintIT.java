package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the gateway takes of a small machine when it is started by its script, at a telegram a second. With
 * {@code -Ddsmr.long=true} for ten minutes, and then processor time and start are looked at as well, which a machine with
 * other work to do would spoil; with {@code -Ddsmr.figures=FILE} it writes what it measures.
 */
@EnabledOnOs(OS.LINUX)
@Tag("alone")
@Timeout(1500)
class FootprintIT {
    private static final boolean LONG = Boolean.getBoolean("dsmr.long");
    private static final int TELEGRAMS = LONG ? 600 : 20;
    private static final int TICKS_A_SECOND = 100;
    /** What is promised is promised of Java 17; newer ones take somewhat more. */
    private static final double ALLOWANCE = Runtime.version().feature() > 17 ? 1.25 : 1;

    private static final List<String> PAGES =
            List.of("/", "/P1", "/Data", "/Help", "/json", "/metrics", "/health", "/status.json");

    @TempDir
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stopServers() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void pageAndRawTcpTakeLessThan80Megabytes() throws Exception {
        measure("page and raw TCP", 80, List.of());
    }

    @Test
    void everythingTakesLessThan128Megabytes() throws Exception {
        try (Broker broker = new Broker()) {
            measure("everything", 128, everythingElse(broker));
        }
    }

    private List<String> everythingElse(Broker broker) throws IOException {
        return List.of(
                "--homewizard=aabbccddeeff",
                "--mqtt=mqtt://127.0.0.1:" + broker.port,
                "--mqtt-layout=home-assistant",
                "--mqtt-layout=json",
                "--mqtt-layout=dsmr-reader",
                "--domoticz=" + server(200, "{\"status\":\"OK\"}"),
                "--domoticz-energy=1",
                "--domoticz-gas=2",
                "--dsmr-reader=" + server(201, "{}"),
                "--dsmr-reader-key=x",
                "--influx=" + server(204, ""),
                "--influx-db=p1",
                "--record=" + folder.resolve("record.txt"));
    }

    private String server(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void measure(String what, int megabytes, List<String> more) throws Exception {
        Path program = Files.createDirectories(folder.resolve("program"));
        Files.copy(GatewayProcess.JAR, program.resolve("dsmr-gateway.jar"));
        Path script = Path.of(System.getProperty("basedir", ""), "packaging", "dsmr-gateway");
        Path copy = Files.copy(script, program.resolve("dsmr-gateway"));
        List<String> command = new ArrayList<>(List.of(
                copy.toString(), "run", "--source=simulate", "--plausibility", "--raw=0.0.0.0:0", "--http=0.0.0.0:0"));
        command.add("--state=" + folder.resolve("state"));
        command.addAll(more);

        long begin = System.nanoTime();
        try (GatewayProcess gateway =
                GatewayProcess.ofCommand(Map.of("JAVA_HOME", System.getProperty("java.home")), command)) {
            URI web = URI.create("http://localhost:" + gateway.webPort());
            visit(web, "/");
            Duration firstPage = Duration.ofNanos(System.nanoTime() - begin);
            try (Socket browser = new Socket(InetAddress.getLoopbackAddress(), web.getPort())) {
                browser.getOutputStream().write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
                gateway.awaitLines(TELEGRAMS / 2, Duration.ofSeconds(TELEGRAMS + 60));
                for (String page : PAGES) {
                    visit(web, page);
                }
                long halfTime = System.nanoTime();
                long halfTicks = ticks(gateway);
                gateway.awaitLines(TELEGRAMS, Duration.ofSeconds(2 * TELEGRAMS + 60));
                double seconds = (System.nanoTime() - halfTime) / 1e9;
                double percent = 100.0 * (ticks(gateway) - halfTicks) / TICKS_A_SECOND / seconds;
                long resident = residentKilobytes(gateway);
                write(String.format(
                        "%s: first page after %d ms; after %d telegrams %.1f MB resident, %.2f %% of a core%n",
                        what, firstPage.toMillis(), TELEGRAMS, resident * 1024 / 1e6, percent));
                assertThat(resident).as("kilobytes resident").isLessThan((long) (megabytes * 1000 * ALLOWANCE));
                if (LONG) {
                    assertThat(percent).as("percent of a core").isLessThan(2);
                    assertThat(firstPage).isLessThan(Duration.ofSeconds(2));
                }
            }
            long stop = System.nanoTime();
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private static void visit(URI web, String page) throws IOException {
        HttpURLConnection visit = (HttpURLConnection) web.resolve(page).toURL().openConnection();
        assertThat(visit.getResponseCode()).as(page).isIn(200, 503);
        visit.disconnect();
    }

    private static long residentKilobytes(GatewayProcess gateway) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(gateway.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** User and system time; of all fields behind the name of the program the 12th and 13th. */
    private static long ticks(GatewayProcess gateway) throws IOException {
        String all = Files.readString(Path.of("/proc", String.valueOf(gateway.pid()), "stat"));
        String[] fields = all.substring(all.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields, 11, 13).mapToLong(Long::parseLong).sum();
    }

    private static void write(String line) throws IOException {
        String file = System.getProperty("dsmr.figures", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
