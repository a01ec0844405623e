package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that do what they should not: the next good telegram arrives all the same, and nothing else. */
@Timeout(60)
class TcpFaultsTest {
    private static final byte[] TELEGRAM = telegram("good");
    private static final ReaderOptions QUICK = ReaderOptions.DEFAULT
            .withWaits(Duration.ofMillis(1), Duration.ofMillis(50))
            .withSilence(Duration.ofSeconds(2), Duration.ofSeconds(2), 5);

    private final ReaderLog log = new ReaderLog();
    private ServerSocket server;
    private P1Reader reader;

    private static byte[] telegram(String name) {
        return TelegramBuilder.identification("ABC5" + name)
                .object("1-0:1.7.0", "1*kW")
                .build();
    }

    @BeforeEach
    void listen() throws IOException {
        server = listenOn(0);
    }

    private static ServerSocket listenOn(int port) throws IOException {
        ServerSocket socket = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(30_000);
        return socket;
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        server.close();
    }

    private void read(ReaderOptions options) {
        reader = new P1Reader(new TcpTransport("127.0.0.1", server.getLocalPort()), options, log);
        reader.start();
    }

    private void assertGoodOneArrives() throws Exception {
        Telegram telegram = log.next();
        assertThat(telegram.identification()).isEqualTo("ABC5good");
        assertThat(telegram.crc()).isEqualTo(CrcStatus.VALID);
        assertThat(reader.statistics().telegrams().telegrams()).isOne();
    }

    private void sendGoodOne() throws Exception {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(TELEGRAM);
            assertGoodOneArrives();
        }
    }

    @Test
    void refuses() throws Exception {
        int port = server.getLocalPort();
        server.close();
        reader = new P1Reader(new TcpTransport("127.0.0.1", port), QUICK, log);
        reader.start();
        for (int times = 0; times < 3; times++) {
            log.awaitFailure(ReaderFailure.Kind.NOT_OPENED);
        }
        server = listenOn(port);
        sendGoodOne();
        assertThat(log.notices(ReaderNotice.Kind.LOST))
                .singleElement()
                .asString()
                .contains("refused");
    }

    @Test
    void resetsInTheMiddleOfATelegram() throws Exception {
        read(QUICK);
        for (int times = 0; times < 5; times++) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(TELEGRAM, 0, TELEGRAM.length / 2);
                client.setSoLinger(true, 0);
            }
        }
        sendGoodOne();
    }

    @Test
    void tricklesByteByByte() throws Exception {
        read(ReaderOptions.DEFAULT);
        try (Socket client = server.accept()) {
            client.setTcpNoDelay(true);
            for (byte b : TELEGRAM) {
                client.getOutputStream().write(b);
            }
            assertGoodOneArrives();
        }
    }

    @Test
    void floodsGarbage() throws Exception {
        read(ReaderOptions.DEFAULT);
        byte[] garbage = new byte[1 << 20];
        new Random(1).nextBytes(garbage);
        try (Socket client = server.accept()) {
            for (int times = 0; times < 8; times++) {
                client.getOutputStream().write(garbage);
            }
            client.getOutputStream().write(TELEGRAM);
            assertGoodOneArrives();
        }
    }

    @Test
    void sendsDamagedOnes() throws Exception {
        read(ReaderOptions.DEFAULT);
        try (Socket client = server.accept()) {
            byte[] damaged = telegram("damaged");
            damaged[20] ^= 1;
            for (int times = 0; times < 100; times++) {
                client.getOutputStream().write(damaged);
            }
            client.getOutputStream().write(TELEGRAM);
            assertGoodOneArrives();
        }
        assertThat(log.notices(ReaderNotice.Kind.REJECTED)).hasSize(1);
    }

    @Test
    void goesSilent() throws Exception {
        read(QUICK);
        try (Socket silent = server.accept()) {
            silent.getOutputStream().write(TELEGRAM, 0, TELEGRAM.length - 3);
            sendGoodOne();
        }
        assertThat(reader.statistics().failures(ReaderFailure.Kind.SILENT)).isPositive();
    }

    /** The ESP8266 gateway: one client, a telegram an interval with an empty line behind it. */
    @Test
    void isTheSeedModule() throws Exception {
        byte[] withEmptyLine = (new String(TELEGRAM, US_ASCII) + "\r\n").getBytes(US_ASCII);
        read(QUICK.withSilence(Duration.ofSeconds(20), Duration.ofSeconds(20), 5));
        try (Socket client = server.accept();
                OutputStream out = client.getOutputStream()) {
            out.write(withEmptyLine);
            log.next();
            out.write(withEmptyLine);
            log.next();
        }
        // It has restarted.
        try (Socket client = server.accept()) {
            client.getOutputStream().write(withEmptyLine);
            log.next();
        }
        assertThat(reader.statistics().telegrams().rejections()).isZero();
    }
}
