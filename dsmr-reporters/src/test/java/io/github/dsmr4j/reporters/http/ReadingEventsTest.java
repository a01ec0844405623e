package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Served;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingEventsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<Closeable> open = new ArrayList<>();

    /** A client that reads only what it is told to. */
    private static final class Client implements Closeable {
        private final Socket socket = new Socket();
        private final BufferedReader lines;

        Client(Served served, String method) throws IOException {
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    URI.create("http://" + served.address()).getPort()));
            socket.getOutputStream()
                    .write((method + " /events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        }

        /** The next line that is no size of a chunk. */
        String line() throws IOException {
            String line = lines.readLine();
            while (line != null && line.matches("[0-9a-f]*")) {
                line = lines.readLine();
            }
            return String.valueOf(line);
        }

        List<String> header() throws IOException {
            List<String> header = new ArrayList<>();
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                header.add(line);
            }
            return header;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Served serve(ReadingEvents events) throws IOException {
        Served served = new Served().at("/events", events);
        open.add(served);
        open.add(events);
        return served;
    }

    private Client client(Served served) throws IOException {
        Client client = new Client(served, "GET");
        open.add(0, client);
        return client;
    }

    @AfterEach
    void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }

    private static Report report(String source, int watts) {
        return new Report(source, Readings.of("1-0:1.7.0(" + watts + "*W)"));
    }

    private static void assertTold(Client client, Report report) throws IOException {
        assertThat(client.line()).isEqualTo("event: reading");
        assertThat(client.line()).isEqualTo("data: " + ReadingJson.line(report.reading()));
    }

    @Test
    void tellsTheLastReadingAndThenEachNewOne() throws Exception {
        ReadingEvents events = new ReadingEvents("house", 5, LONG, LONG);
        events.report(report("house", 1));
        events.report(report("house", 2));
        Served served = serve(events);
        Client client = client(served);
        assertThat(client.header())
                .startsWith("HTTP/1.1 200 OK")
                .anyMatch(line -> line.equalsIgnoreCase("Content-Type: text/event-stream"))
                .anyMatch(line -> line.equalsIgnoreCase("Cache-Control: no-store"));
        assertTold(client, report("house", 2));

        events.report(report("barn", 7));
        events.report(report("house", 3));
        assertTold(client, report("house", 3));
        events.report(report("house", 4));
        assertTold(client, report("house", 4));
    }

    @Test
    void showsThatItIsAlive() throws Exception {
        Client client = client(serve(new ReadingEvents("house", 5, Duration.ofMillis(5), LONG)));
        client.header();
        assertThat(client.line()).isEqualTo(":");
        assertThat(client.line()).isEqualTo(":");
    }

    @Test
    void turnsAwayOneClientTooMany() throws Exception {
        ReadingEvents events = new ReadingEvents("house", 1, Duration.ofMillis(5), LONG);
        Served served = serve(events);
        Client first = client(served);
        assertThat(first.header()).startsWith("HTTP/1.1 200 OK");
        assertThat(client(served).header()).startsWith("HTTP/1.1 503 Service Unavailable");
        first.close();
        Eventually.await("the first is missed", () -> events.clients() == 0);
        assertThat(client(served).header()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void givesUpAClientThatDoesNotRead() throws Exception {
        ReadingEvents events = new ReadingEvents("house", 5, Duration.ofNanos(1), Duration.ofMillis(200));
        Served served = serve(events);
        Client idle = client(served);
        assertThat(idle.header()).startsWith("HTTP/1.1 200 OK");
        Eventually.await("it is given up", () -> events.clients() == 0);
        assertThat(client(served).header()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void endsTheStreamsWhenClosed() throws Exception {
        ReadingEvents events = new ReadingEvents("house", 5, LONG, LONG);
        Client client = client(serve(events));
        client.header();
        events.close();
        assertThat(client.line()).as("the last chunk").isEqualTo("null");
        Eventually.await("nobody is left", () -> events.clients() == 0);
    }

    @Test
    void answersHeadWithoutAStream() throws Exception {
        ReadingEvents events = new ReadingEvents("house", 5, LONG, LONG);
        Served served = serve(events);
        assertThat(served.ask("HEAD", "/events").statusCode()).isEqualTo(200);
        assertThat(served.ask("POST", "/events").statusCode()).isEqualTo(405);
        assertThat(served.get("/events/more").statusCode()).isEqualTo(404);
        Eventually.await("nobody is left", () -> events.clients() == 0);
        assertThat(events.name()).isEqualTo("reading events");
    }
}
