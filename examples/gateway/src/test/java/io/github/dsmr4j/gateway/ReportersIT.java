package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} passes on to other programs. */
@Timeout(120)
class ReportersIT {
    private static final byte[] TELEGRAM =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();

    @TempDir
    private Path folder;

    static String announced(GatewayProcess gateway, String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        Matcher matcher =
                wanted.matcher(gateway.awaitErrors(text -> wanted.matcher(text).find()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    @Test
    void servesTelegramsAndDocuments() throws Exception {
        BlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
        try (TestServer meter = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start(
                        "run",
                        "--source",
                        meter.source(),
                        "--raw",
                        "0",
                        "--http",
                        "0",
                        "--homewizard",
                        "aabbccddeeff");
                Socket client = meter.accept()) {
            int port = Integer.parseInt(announced(gateway, "raw telegrams on 127\\.0\\.0\\.1:(\\d+)"));
            String base = announced(gateway, "web pages on (http://localhost:\\d+)/");
            assertThat(get(base + "/json").statusCode()).isEqualTo(503);

            try (P1Reader reader =
                    new P1Reader(new TcpTransport("127.0.0.1", port), telegram -> telegrams.add(telegram.toString()))) {
                reader.start();
                String received = null;
                while (received == null) {
                    client.getOutputStream().write(TELEGRAM);
                    received = telegrams.poll(200, TimeUnit.MILLISECONDS);
                }
                assertThat(received + "\r\n").isEqualTo(new String(TELEGRAM, ISO_8859_1));
            }

            // A first reading counts with the second.
            client.getOutputStream().write(TELEGRAM);
            String printed = gateway.awaitLines(2).get(1);
            JsonNode document = new ObjectMapper().readTree(get(base + "/json").body());
            assertThat(document.get("power_import_w").isNumber()).isTrue();
            assertThat(printed).contains(document.get("gas_m3").asText());
            assertThat(get(base + "/telegram").body()).isEqualTo(new String(TELEGRAM, ISO_8859_1));
            assertThat(get(base + "/metrics").body())
                    .contains("dsmr_power_import_watts ", "dsmr_telegrams_total{result=\"valid\"}");
            assertThat(get(base + "/api").body()).contains("aabbccddeeff");
            assertThat(firstEvent(base))
                    .isEqualTo("event: reading\ndata: "
                            + get(base + "/json").body().strip());
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    private static String firstEvent(String base) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/events")).build();
        try (Stream<String> lines =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
            return lines.limit(2).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void requestsThatNeverEndKeepNobodyOut() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", "0")) {
            String base = announced(gateway, "web pages on (http://localhost:\\d+)/");
            int port = URI.create(base).getPort();
            List<Socket> half = new ArrayList<>();
            for (int count = 0; count < 10; count++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.getOutputStream().write("GET /json HT".getBytes(ISO_8859_1));
                half.add(socket);
            }
            assertThat(get(base + "/metrics").statusCode()).isEqualTo(200);
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    /** Notes login, path and body of each request. */
    private static HttpServer server(BlockingQueue<String> requests, int status, String answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            byte[] body = answer.getBytes(ISO_8859_1);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /**
     * What is asked when the gateway gets one telegram; the options name the server {@code URL} and the file of a
     * password {@code FILE}.
     */
    private List<String> asked(int requests, int status, String answer, String options) throws Exception {
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        HttpServer server = server(asked, status, answer);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        String arguments = "run --source - " + options.replace("URL", url).replace("FILE", password.toString());
        List<String> first = new ArrayList<>();
        try (GatewayProcess gateway = GatewayProcess.start(arguments.split(" "))) {
            gateway.send(TELEGRAM);
            for (int count = 0; count < requests; count++) {
                first.add(asked.poll(60, TimeUnit.SECONDS));
            }
            gateway.endInput();
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).noneMatch(line -> line.contains("secret"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).isEmpty();
        return first;
    }

    @Test
    void tellsDomoticz() throws Exception {
        List<String> requests = asked(
                5,
                200,
                "{\"status\":\"OK\",\"title\":\"Update Device\"}",
                "--domoticz URL --domoticz-energy 7 --domoticz-gas 8 --domoticz-water 9 --domoticz-heat 10"
                        + " --domoticz-current 11 --domoticz-voltage 12,13"
                        + " --domoticz-user p1 --domoticz-password-file FILE");
        assertThat(requests.get(0)).startsWith("Basic cDE6c2VjcmV0 ").contains("idx=7", "svalue=");
        assertThat(requests.subList(1, 5))
                .extracting(request ->
                        request.replaceAll(".*(idx=.*)&nvalue=0", "$1").strip())
                .containsExactly(
                        "idx=8&svalue=8142194", "idx=11&svalue=3;0;1", "idx=12&svalue=229.0", "idx=13&svalue=232.0");
    }

    @Test
    void handsTelegramsToDsmrReader() throws Exception {
        String telegram = URLEncoder.encode(new String(TELEGRAM, ISO_8859_1), UTF_8);
        assertThat(asked(1, 201, "", "--dsmr-reader URL --dsmr-reader-key-file FILE"))
                .containsExactly("Token secret /api/v1/datalogger/dsmrreading telegram=" + telegram);
    }

    @Test
    void writesToInfluxDb() throws Exception {
        String points = "electricity,meter_id=E0099000000502119,source=meter tariff=1i,";
        List<String> first =
                asked(1, 204, "", "--influx URL --influx-db p1 --influx-user p1 --influx-password-file FILE");
        assertThat(first)
                .singleElement()
                .asString()
                .startsWith("Basic cDE6c2VjcmV0 /write?db=p1&precision=s " + points);
        List<String> second =
                asked(1, 204, "", "--influx URL --influx-org house --influx-bucket p1 --influx-token-file FILE");
        assertThat(second)
                .singleElement()
                .asString()
                .startsWith("Token secret /api/v2/write?org=house&bucket=p1&precision=s " + points)
                .contains("\ngas,meter_id=G0099000000502119,source=meter gas_m3=8142.194 1637087400\n");
    }

    @Test
    void publishesToABroker() throws Exception {
        try (Broker broker = new Broker();
                GatewayProcess gateway = GatewayProcess.start(
                        "run",
                        "--source",
                        "simulate",
                        "--interval",
                        "1",
                        "--mqtt",
                        "mqtt://127.0.0.1:" + broker.port,
                        "--mqtt-layout",
                        "json=house/p1",
                        "--mqtt-layout",
                        "home-assistant",
                        "--mqtt-layout",
                        "seed",
                        "--mqtt-layout",
                        "dsmr-reader=house",
                        "--state",
                        folder.resolve("state").toString())) {
            gateway.awaitLines(3);
            assertThat(received(broker.port, "house/p1")).startsWith("{\"schema\":1,");
            assertThat(received(broker.port, "house/p1/status")).isEqualTo("online");
            assertThat(received(broker.port, "homeassistant/device/+/config")).contains("\"cmps\"");
            assertThat(received(broker.port, "sensors/power/p1meter/actual_consumption"))
                    .matches("\\d+\\.\\d+");
            assertThat(received(broker.port, "house/meter-stats/rejected_telegrams"))
                    .isEqualTo("0");
            assertThat(received(broker.port, "house/raw")).startsWith("/");
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(received(broker.port, "house/p1/status")).isEqualTo("offline");
            String last = gateway.output().lines().reduce((one, next) -> next).orElseThrow();
            assertThat(received(broker.port, "house/p1"))
                    .as("the last reading, on the way out")
                    .contains(powerIn(last));
        }
    }

    @Test
    void drawsAnIdentifierForAMeterThatPrintsNone() throws Exception {
        Path recording = Files.write(
                folder.resolve("swedish"), ComposedTelegram.named("se-h1").bytes());
        Path state = folder.resolve("state");
        try (Broker broker = new Broker()) {
            for (int run = 0; run < 2; run++) {
                assertThat(published(broker, recording, "--state", state.toString()))
                        .isZero();
            }
            String id = "meter-" + Files.readString(state.resolve("id")).strip();
            assertThat(received(broker.port, "homeassistant/device/p1_" + id + "/config"))
                    .contains("p1/" + id);
            assertThat(published(broker, recording, "--name", "cellar")).isZero();
            assertThat(received(broker.port, "homeassistant/device/p1_cellar/config"))
                    .contains("p1/cellar");
        }
    }

    private static int published(Broker broker, Path recording, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("run", "--source", "file:" + recording, "--mqtt", "mqtt://127.0.0.1:" + broker.port));
        arguments.addAll(List.of(more));
        try (GatewayProcess gateway = GatewayProcess.run(arguments.toArray(String[]::new))) {
            return gateway.awaitExit();
        }
    }

    @Test
    void tellsDomoticzByMqtt() throws Exception {
        Path recording = Files.write(folder.resolve("recording"), TELEGRAM);
        try (Broker broker = new Broker()) {
            Process subscriber = Programs.start(
                    "mosquitto_sub",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    broker.port,
                    "-t",
                    "domoticz/in",
                    "-t",
                    "ready",
                    "-C",
                    "4",
                    "-W",
                    "50");
            // The subscription stands when this arrives.
            Programs.run("mosquitto_pub", "-h", "127.0.0.1", "-p", broker.port, "-t", "ready", "-m", "ready", "-r");
            BufferedReader lines = new BufferedReader(new InputStreamReader(subscriber.getInputStream(), UTF_8));
            assertThat(lines.readLine()).isEqualTo("ready");
            assertThat(published(broker, recording, "--mqtt-layout", "domoticz=7,8,voltage-l2=9"))
                    .isZero();
            assertThat(lines.readLine())
                    .isEqualTo("{\"idx\":7,\"nvalue\":0,\"svalue\":\"11874306;9561877;4127550;8843219;911;0\"}");
            assertThat(lines.readLine()).isEqualTo("{\"idx\":8,\"nvalue\":0,\"svalue\":\"8142194\"}");
            assertThat(lines.readLine()).isEqualTo("{\"idx\":9,\"nvalue\":0,\"svalue\":\"232.0\"}");
        }
    }

    /** Such as {@code "power_import_w":371} of a line that shows 0.371 kW. */
    private static String powerIn(String line) {
        String kilowatts = line.substring(25).strip().split(" ", 2)[0];
        return "\"power_import_w\":"
                + new BigDecimal(kilowatts).movePointRight(3).toBigInteger();
    }

    private static String received(String port, String topic) throws Exception {
        Process client =
                Programs.start("mosquitto_sub", "-h", "127.0.0.1", "-p", port, "-t", topic, "-C", "1", "-W", "30");
        return new String(client.getInputStream().readAllBytes(), UTF_8).strip();
    }
}
