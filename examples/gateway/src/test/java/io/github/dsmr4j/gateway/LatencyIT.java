package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.sun.net.httpserver.HttpServer;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Lanes;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import io.github.dsmr4j.reporters.http.ReadingEvents;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MqttOptions;
import io.github.dsmr4j.reporters.mqtt.MqttReporter;
import io.github.dsmr4j.reporters.raw.RawTelegramOptions;
import io.github.dsmr4j.reporters.raw.RawTelegramServer;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every telegram reaches a hundred TCP clients, a real broker and event streams while another reporter hangs. With
 * {@code -Ddsmr.figures=FILE} it writes how long that took from the moment before the meter sent the last byte; with
 * {@code -Ddsmr.long=true} the meter sends a telegram a second for two minutes.
 */
@Tag("alone")
@Timeout(300)
class LatencyIT {
    /** What a JVM does for the first time takes its time, and is no figure. */
    private static final int WARM_UP = 20;

    private static final int TELEGRAMS = WARM_UP + (Boolean.getBoolean("dsmr.long") ? 120 : 20);
    private static final int PACE_MILLIS = Boolean.getBoolean("dsmr.long") ? 1000 : 100;
    private static final int RAW_CLIENTS = 100;
    private static final int STREAMS = 5;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /** Made beforehand, for that takes time. */
    private static final List<byte[]> ALL =
            IntStream.range(0, TELEGRAMS).mapToObj(LatencyIT::built).toList();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final long[] sent = new long[TELEGRAMS];

    /** When each telegram had come through one way. */
    private final class Arrivals {
        private final int clients;
        private final List<Long> nanos = new ArrayList<>();
        private int count;
        private int last;

        Arrivals(int clients) {
            this.clients = clients;
        }

        synchronized void add(int number, long now) {
            count++;
            last += number == TELEGRAMS - 1 ? 1 : 0;
            if (number >= WARM_UP) {
                nanos.add(now - sent[number]);
            }
        }

        /** How many clients have got the last telegram. */
        synchronized int last() {
            return last;
        }

        synchronized boolean isComplete() {
            return count == TELEGRAMS * clients;
        }

        synchronized String figures() {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return String.format(
                    "median %.2f ms, 99th percentile %.2f ms, longest %.2f ms",
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
        }
    }

    /** Never returns, interrupted or not. */
    private static final class Hanging implements Reporter {
        final CountDownLatch called = new CountDownLatch(1);

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public void report(Report report) {
            called.countDown();
            while (true) {
                LockSupport.park();
                Thread.interrupted();
            }
        }

        @Override
        public void close() {}
    }

    private static byte[] telegram(int number) {
        return ALL.get(number);
    }

    private static byte[] built(int number) {
        TelegramBuilder telegram =
                TelegramBuilder.identification("ISK5\\2M550T-1").object("0-0:96.7.21", String.format("%05d", number));
        for (int i = 0; i < 32; i++) {
            telegram.object("1-0:1.8.1", String.format("%06d.%03d*kWh", number, i));
        }
        return telegram.build();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(0, resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    @Test
    void everyTelegramComesThroughBesideAReporterThatHangs() throws Exception {
        int broker = opened(new Broker()).number();
        RawTelegramServer raw =
                RawTelegramServer.open(RawTelegramOptions.on(List.of(new InetSocketAddress(LOOPBACK, 0))));
        ReadingEvents events = new ReadingEvents("meter");
        Hanging hanging = new Hanging();
        Lanes lanes = opened(new Lanes(List.of(
                new Lane(hanging, LaneOptions.every(5)),
                new Lane(raw, LaneOptions.every(100)),
                new Lane(mqtt(broker), LaneOptions.every(100)),
                new Lane(events, LaneOptions.every(100)))));
        Arrivals byRaw = rawClients(raw.addresses().get(0));
        Arrivals byMqtt = subscriber(broker);
        Arrivals byEvents = streams(events);
        Eventually.await(
                "all are connected", () -> raw.status().clients() == RAW_CLIENTS && events.clients() == STREAMS);

        ServerSocket meter = opened(new ServerSocket(0, 1, LOOPBACK));
        P1Reader reader = opened(new P1Reader(
                new TcpTransport("127.0.0.1", meter.getLocalPort()), lanes.listener("meter", Reading.DEFAULT_ZONE)));
        reader.start();
        send(opened(meter.accept()));
        Eventually.await("every telegram has reached every TCP client", byRaw::isComplete);
        Eventually.await("every telegram has reached the broker", byMqtt::isComplete);
        Eventually.await("the last telegram has reached every stream", () -> byEvents.last() == STREAMS);
        assertThat(hanging.called.getCount()).isZero();
        assertThat(lanes.status().get(0).reported()).isZero();
        assertThat(lanes.status().subList(1, 4)).allMatch(lane -> lane.dropped() == 0 && lane.failures() == 0);
        writeFigures(byRaw, byMqtt, byEvents);
    }

    private void send(Socket connection) throws Exception {
        connection.setTcpNoDelay(true);
        for (int number = 0; number < TELEGRAMS; number++) {
            byte[] telegram = telegram(number);
            new CountDownLatch(1).await(PACE_MILLIS, TimeUnit.MILLISECONDS);
            // The last CRC digit and the end of its line.
            connection.getOutputStream().write(telegram, 0, telegram.length - 3);
            sent[number] = System.nanoTime();
            connection.getOutputStream().write(telegram, telegram.length - 3, 3);
        }
    }

    private static MqttReporter mqtt(int broker) {
        return new MqttReporter(MqttOptions.builder("127.0.0.1").port(broker).build(), new JsonLayout("p1/state"));
    }

    private Arrivals subscriber(int broker) throws Exception {
        Arrivals arrivals = new Arrivals(1);
        Mqtt5AsyncClient client =
                Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(broker).buildAsync();
        opened((AutoCloseable) () -> client.disconnect().get(10, TimeUnit.SECONDS));
        client.connect().get(10, TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter("p1/state")
                .callback(message ->
                        arrivals.add(number(new String(message.getPayloadAsBytes(), ISO_8859_1)), System.nanoTime()))
                .send()
                .get(10, TimeUnit.SECONDS);
        return arrivals;
    }

    /** The number of a telegram, which it prints as that of its power failures. */
    private static int number(String document) {
        return Integer.parseInt(document.replaceFirst("(?s).*\"power_failures\":(\\d+).*", "$1"));
    }

    /** What a client has got of the telegram that it waits for. */
    private static final class RawClient {
        final ByteBuffer telegram = ByteBuffer.allocate(telegram(0).length);
        int number;
    }

    /** All on one thread: a hundred of them would keep each other waiting. */
    private Arrivals rawClients(InetSocketAddress address) throws IOException {
        Arrivals arrivals = new Arrivals(RAW_CLIENTS);
        Selector selector = opened(Selector.open());
        for (int i = 0; i < RAW_CLIENTS; i++) {
            SocketChannel channel = opened(SocketChannel.open(address));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new RawClient());
        }
        threads.execute(() -> readTelegrams(selector, arrivals));
        return arrivals;
    }

    private static void readTelegrams(Selector selector, Arrivals arrivals) {
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, arrivals));
            }
        } catch (IOException | ClosedSelectorException e) {
            // What is missing will be missed.
            return;
        }
    }

    private static void read(SelectionKey key, Arrivals arrivals) {
        RawClient client = (RawClient) key.attachment();
        try {
            ((SocketChannel) key.channel()).read(client.telegram);
        } catch (IOException e) {
            key.cancel();
            return;
        }
        if (client.telegram.hasRemaining()) {
            return;
        }
        long now = System.nanoTime();
        if (Arrays.equals(client.telegram.array(), telegram(client.number))) {
            arrivals.add(client.number, now);
        }
        client.telegram.clear();
        client.number++;
    }

    private Arrivals streams(ReadingEvents events) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.setExecutor(threads);
        server.createContext("/events", events);
        server.start();
        opened((AutoCloseable) () -> server.stop(0));
        Arrivals arrivals = new Arrivals(STREAMS);
        for (int i = 0; i < STREAMS; i++) {
            Socket socket = opened(new Socket(LOOPBACK, server.getAddress().getPort()));
            socket.getOutputStream().write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            threads.execute(() -> readEvents(socket, arrivals));
        }
        return arrivals;
    }

    private static void readEvents(Socket socket, Arrivals arrivals) {
        try {
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int read = in.read(); read >= 0; read = in.read()) {
                line.append((char) read);
                if (read == '\n') {
                    if (line.indexOf("data: ") == 0) {
                        arrivals.add(number(line.toString()), System.nanoTime());
                    }
                    line.setLength(0);
                }
            }
        } catch (IOException e) {
            // What is missing will be missed.
            return;
        }
    }

    private static void writeFigures(Arrivals raw, Arrivals mqtt, Arrivals events) throws IOException {
        String file = System.getProperty("dsmr.figures", "");
        if (!file.isEmpty()) {
            Files.writeString(
                    Path.of(file),
                    "telegrams: " + (TELEGRAMS - WARM_UP) + ", " + PACE_MILLIS + " ms apart\n" + RAW_CLIENTS
                            + " raw clients: "
                            + raw.figures() + "\nthrough the broker to a subscriber: " + mqtt.figures() + "\n"
                            + STREAMS + " event streams: " + events.figures() + "\n");
        }
    }
}
