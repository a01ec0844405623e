package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.gateway.web.RawHttp;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The web server of the packaged gateway, with the limits that it sets. */
@Timeout(180)
class WebIT {
    private static final byte[] TELEGRAM =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();

    private static int status(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void tellsOfAMeterThatSpeaksAndFallsSilent() throws Exception {
        try (TestServer meter = TestServer.on("127.0.0.1");
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--source", meter.source(), "--http", "0", "--no-plausibility")) {
            int port = gateway.webPort();
            try (Socket client = meter.accept()) {
                Eventually.await(
                        "the source is read", () -> get(port, "/status.json").contains("\"state\":\"reading\""));
                assertThat(get(port, "/health"))
                        .contains(
                                " 503 ", "not healthy\nno telegram from meter yet; the source is open and being read");
                assertThat(get(port, "/")).contains("No telegram has come yet.");
                assertThat(get(port, "/Data")).contains("No telegram has come yet.");

                client.getOutputStream().write(TELEGRAM);
                gateway.awaitLines(2);
                Eventually.await("it is healthy", () -> get(port, "/health").contains(" 200 "));
                assertThat(get(port, "/")).contains("data-live=\"true\"", ">911<", "21,436.183");
                assertThat(body(get(port, "/Data.txt"))).isEqualTo(new String(TELEGRAM, ISO_8859_1));
                assertThat(get(port, "/Data")).contains("0-1:24.2.1(211116193000W)(08142.194*m3)\n!7AEE\n");
                assertThat(body(get(port, "/p1.json"))).isEqualTo(body(get(port, "/json")));
                assertThat(get(port, "/help")).contains("<li>http://localhost:" + port + "/</li>");
            }
            // The meter is gone: what it said last is no longer shown as what is going on.
            Eventually.await("it is not live", () -> get(port, "/").contains("data-live=\"false\""));
            assertThat(get(port, "/"))
                    .contains("Not live: the last telegram came at ")
                    .doesNotContain(">911<");
            assertThat(get(port, "/status.json")).contains("\"live\":false");
        }
    }

    /** For conditions, which throw nothing that is checked. */
    private static String get(int port, String path) {
        try {
            return RawHttp.get(port, path);
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        }
    }

    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", "0")) {
            int port = gateway.webPort();
            List<Socket> idle = open(500, port, "");
            assertThat(status(get(port, "/"))).isEqualTo(200);
            assertClosed(idle);
        }
    }

    /** More than there are threads: when the first ones are given up, there is room again. */
    @Test
    void requestsThatNeverEndAreGivenUp() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", "0")) {
            int port = gateway.webPort();
            List<Socket> half = open(100, port, "GET / HTTP/1.1\r\nHost: loc");
            assertThat(status(get(port, "/"))).isEqualTo(200);
            half.addAll(open(300, port, "GET / HTTP/1.1\r\nHost: loc"));
            Eventually.await("it answers again", () -> answers(port));
            assertClosed(half);
        }
    }

    private static boolean answers(int port) {
        try {
            return status(RawHttp.get(port, "/")) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Socket> open(int count, int port, String begin) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = RawHttp.connect(port);
            socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
            sockets.add(socket);
        }
        return sockets;
    }

    /** Waits until the server has closed them, long before the limit of a read. */
    private static void assertClosed(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            try (socket) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            } catch (SocketException e) {
                assertThat(e).hasMessageContaining("reset");
            }
        }
    }

    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    static Stream<Arguments> endless() {
        return Stream.of(
                Arguments.of("path", "GET /", "x"),
                Arguments.of("header line", HEAD + "X: ", "x"),
                Arguments.of("header lines", HEAD, "X: x\r\n"),
                Arguments.of("body", HEAD + "Content-Length: 9999999999\r\n\r\n", "x"),
                Arguments.of("chunk", HEAD + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n", "x"));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void whatHasNoEndTakesNoMemory(String what, String begin, String more) throws Exception {
        List<String> options = List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError");
        try (GatewayProcess gateway =
                GatewayProcess.start(Map.of(), options, "run", "--source", "simulate", "--http", "0")) {
            int port = gateway.webPort();
            assertThat(sendUntilClosed(port, begin, more.repeat(10_000)))
                    .as(what)
                    .isLessThan(50_000_000);
            assertThat(status(get(port, "/"))).isEqualTo(200);
        }
    }

    /** How many bytes were sent until the server closed; the kernel's buffers take some as well. */
    private static long sendUntilClosed(int port, String begin, String piece) throws IOException {
        long sent = 0;
        try (Socket socket = RawHttp.connect(port)) {
            OutputStream out = socket.getOutputStream();
            out.write(begin.getBytes(ISO_8859_1));
            byte[] bytes = piece.getBytes(ISO_8859_1);
            while (sent < 50_000_000) {
                out.write(bytes);
                sent += bytes.length;
            }
        } catch (SocketException e) {
            return sent;
        }
        return sent;
    }

    @Test
    void foreignNamesNeedAnOption() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(
                "run",
                "--source",
                "simulate",
                "--http",
                "0",
                "--http-host",
                "p1.example.org",
                "--http-host",
                "Energy")) {
            int port = gateway.webPort();
            for (String host : List.of("p1.example.org", "energy:80")) {
                assertThat(status(RawHttp.ask(port, "GET", "/", "Host: " + host + "\r\n")))
                        .isEqualTo(200);
            }
            assertThat(status(RawHttp.ask(port, "GET", "/metrics", "Host: evil.example\r\n")))
                    .isEqualTo(421);
        }
    }

    @Test
    void theUsualPortsNeedNotBeNamed() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--http", "--raw", "--source", "simulate")) {
            String errors = gateway.awaitErrors(
                    text -> text.contains("reading simulated meter") || text.contains("the port is taken"));
            // Another program of this machine may have them.
            assertThat(errors)
                    .containsPattern(
                            "raw telegrams on 127\\.0\\.0\\.1:2323|cannot listen on 127\\.0\\.0\\.1:(8080|2323): ")
                    .containsPattern(
                            "web pages on http://localhost:8080/|cannot listen on 127\\.0\\.0\\.1:(8080|2323): ");
        }
    }

    @Test
    void namesTheAddressesOfAllNetworks() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "simulate", "--http", "0.0.0.0:0")) {
            String errors = gateway.awaitErrors(text -> text.contains("reading"));
            assertThat(errors)
                    .containsPattern("web pages on http://localhost:\\d+/")
                    .doesNotContain("//0.0.0.0");
        }
    }
}
