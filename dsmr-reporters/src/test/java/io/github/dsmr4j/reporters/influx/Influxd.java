package io.github.dsmr4j.reporters.influx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A real InfluxDB 1.x with its data in a folder of the test, on a port of loopback. */
final class Influxd implements Closeable {
    private static final String LOGIN = "u=p1&p=geheim";

    private final Path folder;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    /** Not running yet; the settings are lines of the section {@code [http]}. */
    Influxd(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.port = freePort();
        Files.writeString(folder.resolve("influxdb.conf"), """
                reporting-disabled = true
                bind-address = "127.0.0.1:0"
                [meta]
                dir = "%1$s/meta"
                [data]
                dir = "%1$s/data"
                wal-dir = "%1$s/wal"
                [monitor]
                store-enabled = false
                [ifql]
                enabled = false
                [http]
                bind-address = "127.0.0.1:%2$d"
                log-enabled = false
                %3$s
                """.formatted(folder, port, String.join("\n", settings)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, for the first time or again, and waits until it answers. */
    void start() throws IOException, InterruptedException {
        process = Optional.of(new ProcessBuilder(
                        "influxd", "-config", folder.resolve("influxdb.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
        Eventually.await("influxd answers", this::answers);
    }

    /** With an empty database {@code p1}, and a user {@code p1} with the password {@code geheim}. */
    Influxd startEmpty() throws IOException, InterruptedException {
        start();
        query("CREATE USER p1 WITH PASSWORD 'geheim' WITH ALL PRIVILEGES");
        query("CREATE DATABASE p1");
        return this;
    }

    private boolean answers() {
        try {
            return client.send(
                                    HttpRequest.newBuilder(URI.create(address() + "/ping"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 204;
        } catch (IOException e) {
            assertThat(process.orElseThrow().isAlive()).as("see its log").isTrue();
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** The series that a query gives. */
    List<JsonNode> query(String query) throws IOException, InterruptedException {
        String answer = post("/query?epoch=s&db=p1&" + LOGIN, "q=" + URLEncoder.encode(query, UTF_8));
        assertThat(answer).doesNotContain("\"error\":");
        return new JsonMapper()
                .readTree(answer)
                .path("results")
                .path(0)
                .path("series")
                .valueStream()
                .toList();
    }

    /** Writes a point without the reporter. */
    void write(String line) throws IOException, InterruptedException {
        assertThat(post("/write?precision=s&db=p1&" + LOGIN, line)).isEmpty();
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /** How many values a field has. */
    long count(String measurement, String field) {
        try {
            List<JsonNode> series = query("SELECT count(\"" + field + "\") FROM \"" + measurement + "\"");
            return series.isEmpty()
                    ? 0
                    : series.get(0).get("values").get(0).get(1).asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (process.isPresent()) {
                Programs.stop(process.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
