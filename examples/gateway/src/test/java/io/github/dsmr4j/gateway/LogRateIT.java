package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A source and reporters that fail all the time must not fill the memory card that a journal is on. */
@Tag("alone")
@Timeout(120)
class LogRateIT {
    private static final byte[] BROKEN =
            "/ABC5\r\n\r\n1-0:1.8.1(1*kWh)\r\n!0000\r\n".repeat(50).getBytes(US_ASCII);

    /** How often the source comes and goes: for each time it waits longer before the next. */
    private static final int TIMES = 4;

    @TempDir
    private Path folder;

    private final CountDownLatch served = new CountDownLatch(TIMES);
    private ServerSocket server;
    private int unused;

    @BeforeEach
    void open() throws Exception {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "broken meter");
        thread.setDaemon(true);
        thread.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = free.getLocalPort();
        }
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            serveOnce();
        }
    }

    private void serveOnce() {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(BROKEN);
            served.countDown();
        } catch (IOException e) {
            // The gateway has closed the connection, or the test has ended.
            return;
        }
    }

    @Test
    void hundredsOfFaultsAreSomeLines() throws Exception {
        String nobody = "127.0.0.1:" + unused;
        try (GatewayProcess gateway = GatewayProcess.start(
                "run",
                "--no-plausibility",
                "--crc=required",
                "--interval=0.01",
                "--source=tcp://127.0.0.1:" + server.getLocalPort(),
                "--name=x",
                "--domoticz=http://" + nobody,
                "--domoticz-energy=1",
                "--mqtt=mqtt://" + nobody,
                "--influx=http://" + nobody,
                "--influx-db=p1",
                "--dsmr-reader=http://" + nobody,
                "--dsmr-reader-key=x")) {
            assertThat(served.await(60, TimeUnit.SECONDS)).isTrue();
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).last().asString().contains((TIMES * 50) + " rejected");
            // The first of each kind, its minute's sum, and the end.
            assertThat(gateway.errorLines()).hasSizeLessThanOrEqualTo(12);
        }
    }

    /** Each meter has a line of its own at the beginning and at the end. */
    @Test
    void theLimitHoldsForAWholeRun() throws Exception {
        String source = "source = \"file:" + Files.writeString(folder.resolve("empty.txt"), "") + "\"\n";
        String meters = IntStream.range(0, LimitedLog.LINES)
                .mapToObj(number -> "[meter.m" + number + "]\n" + source)
                .collect(Collectors.joining());
        Path settings = Files.writeString(folder.resolve("p1.toml"), source + meters);
        try (GatewayProcess gateway = GatewayProcess.run("run", "--config", settings.toString())) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.errorLines()).hasSize(LimitedLog.LINES);
        }
    }
}
