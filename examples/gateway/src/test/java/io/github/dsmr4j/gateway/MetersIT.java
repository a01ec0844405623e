package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.gateway.web.RawHttp;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An electricity meter and a heat meter at one gateway: every value says whose it is. */
@Timeout(180)
class MetersIT {
    private static final byte[] ELECTRICITY =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();
    private static final byte[] HEAT =
            ComposedTelegram.named("nl-heat-no-baud-digit").bytes();
    private static final Pattern RAW = Pattern.compile("127.0.0.1:(\\d+) of heat");

    @TempDir
    private Path folder;

    private static int rawPort(GatewayProcess gateway) throws InterruptedException {
        Matcher matcher =
                RAW.matcher(gateway.awaitErrors(text -> RAW.matcher(text).find()));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static String get(int port, String path) {
        try {
            String answer = RawHttp.get(port, path);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }

    private Path settings(String text) throws IOException {
        return Files.writeString(folder.resolve("p1.toml"), text);
    }

    @Test
    void areReadTogether() throws Exception {
        try (TestServer house = TestServer.on("127.0.0.1");
                TestServer heat = TestServer.on("127.0.0.1")) {
            Path file = settings("source = \"" + house.source()
                    + "\"\nno-plausibility = true\nhttp = \"0\"\nname = \"house\"\n" + "[meter.heat]\nsource = \""
                    + heat.source() + "\"\nno-plausibility = true\nraw = \"0\"\n");
            try (GatewayProcess gateway = GatewayProcess.start("run", "--config", file.toString());
                    Socket houseMeter = house.accept();
                    Socket heatMeter = heat.accept()) {
                int port = gateway.webPort();
                try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), rawPort(gateway))) {
                    houseMeter.getOutputStream().write(ELECTRICITY);
                    gateway.awaitLines(2);
                    heatMeter.getOutputStream().write(HEAT);
                    List<String> lines = gateway.awaitLines(3);
                    assertThat(lines.get(0)).startsWith("meter time ");
                    assertThat(lines.get(1)).startsWith("house 20");
                    assertThat(lines.get(2)).startsWith("heat  ");
                    assertThat(raw.getInputStream().readNBytes(HEAT.length)).isEqualTo(HEAT);
                }
                Eventually.await("both are healthy", () -> get(port, "/health").equals("ok\n"));
                assertDocuments(port);
                assertPages(port);
                assertMetrics(get(port, "/metrics"));

                // One that is lost says nothing about the other.
                heatMeter.shutdownOutput();
                gateway.awaitErrors(
                        text -> text.lines().anyMatch(line -> line.startsWith("heat: ") && line.contains("has gone")));
                assertThat(get(port, "/status.json"))
                        .containsSubsequence("\"house\"", "\"state\":\"reading\"", "\"heat\"");
            }
        }
    }

    private static void assertDocuments(int port) {
        assertThat(get(port, "/json")).contains("\"energy_import_t1_kwh\"").doesNotContain("heat_gj");
        assertThat(get(port, "/heat/json"))
                .isEqualTo(get(port, "/heat/P1.json"))
                .contains("\"heat_gj\"")
                .doesNotContain("energy_import");
        assertThat(get(port, "/Data.txt")).isEqualTo(new String(ELECTRICITY, ISO_8859_1));
        assertThat(get(port, "/heat/data.txt")).isEqualTo(new String(HEAT, ISO_8859_1));
        assertThat(get(port, "/status.json"))
                .containsSubsequence("\"sources\":[{\"name\":\"house\",\"meter_id\":", "{\"name\":\"heat\",")
                .contains("of heat\"");
    }

    private static void assertPages(int port) {
        assertThat(get(port, "/"))
                .containsSubsequence(
                        "data-events=\"/events\"", ">house</h2>", "data-events=\"/heat/events\"", ">heat</h2>");
        assertThat(get(port, "/P1")).containsSubsequence(">house</h2>", ">heat</h2>");
        assertThat(get(port, "/Data")).containsSubsequence(">house</h2>", "/Data.txt", ">heat</h2>", "/heat/Data.txt");
        assertThat(get(port, "/help")).contains("/heat/json");
    }

    private static void assertMetrics(String metrics) {
        assertThat(metrics)
                .contains("source=\"house\",meter_id=\"")
                .contains("dsmr_heat_joules_total{source=\"heat\"")
                .contains("dsmr_telegrams_total{source=\"heat\"");
    }

    @Test
    void areToldApartByTopic() throws Exception {
        Path house = Files.write(folder.resolve("house.txt"), ELECTRICITY);
        Path heat = Files.write(folder.resolve("heat.txt"), HEAT);
        try (Broker broker = new Broker()) {
            Process subscriber = Programs.start(
                    "mosquitto_sub", "-h", "127.0.0.1", "-p", broker.port, "-t", "#", "-F", "%t", "-W", "50");
            Programs.run("mosquitto_pub", "-h", "127.0.0.1", "-p", broker.port, "-t", "ready", "-m", "ready", "-r");
            BufferedReader topics = new BufferedReader(new InputStreamReader(subscriber.getInputStream(), UTF_8));
            assertThat(topics.readLine()).isEqualTo("ready");

            Path file = settings("source = \"file:" + house + "\"\nmqtt = \"mqtt://127.0.0.1:" + broker.port
                    + "\"\nmqtt-layout = [\"json\", \"seed\", \"domoticz=7\"]\njson = true\n[meter.heat]\nsource = \"file:"
                    + heat
                    + "\"\ndomoticz-heat = 8\n");
            try (GatewayProcess gateway = GatewayProcess.run("run", "--config", file.toString())) {
                assertThat(gateway.awaitExit())
                        .as(gateway.errorLines()::toString)
                        .isZero();
                assertThat(gateway.output().lines())
                        .hasSize(2)
                        .anyMatch(line -> line.startsWith("{\"source\":\"meter\",\"schema\":1,"))
                        .anyMatch(line -> line.startsWith("{\"source\":\"heat\",\"schema\":1,"));
            }
            Programs.run("mosquitto_pub", "-h", "127.0.0.1", "-p", broker.port, "-t", "done", "-m", "done");
            TreeSet<String> seen = new TreeSet<>();
            for (String topic = topics.readLine(); !topic.equals("done"); topic = topics.readLine()) {
                seen.add(topic);
            }
            assertThat(seen)
                    .contains("p1/json", "p1/json/heat", "p1/json/status", "domoticz/in")
                    .contains("sensors/power/p1meter/consumption_low_tarif", "sensors/power/p1meter/heat/equipmentID");
        }
    }

    @Test
    void oneThatCannotBeReadKeepsTheOtherNotFromItsEnd() throws Exception {
        Path house = Files.write(folder.resolve("house.txt"), ELECTRICITY);
        Path file = settings(
                "source = \"file:" + house + "\"\n[meter.heat]\nsource = \"file:" + folder.resolve("absent") + "\"\n");
        try (GatewayProcess gateway = GatewayProcess.run("run", "--config", file.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output().lines()).hasSize(2);
            assertThat(gateway.errorLines())
                    .anyMatch(line -> line.startsWith("heat: ") && line.contains("absent"))
                    .anyMatch(line -> line.startsWith("meter: 1 telegram (1 with a valid CRC)"));
        }
    }
}
