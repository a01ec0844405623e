package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads through ser2net, which has a pseudo-terminal of socat in the place of the meter's cable. */
@Timeout(60)
class Ser2netIT {
    /** With bytes that telnet doubles. */
    private static final byte[] TELEGRAM = TelegramBuilder.identification("ABC5")
            .object("0-0:96.13.0", "\u00FF\u00FF\u00FF")
            .build();

    @TempDir
    private Path folder;

    private PtyPair line;
    private Process ser2net;

    @BeforeEach
    void connect() throws IOException {
        Programs.require("ser2net");
        line = PtyPair.in(folder);
    }

    @AfterEach
    void disconnect() throws Exception {
        Programs.stop(ser2net);
        line.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"tcp | false", "telnet(rfc2217=false),tcp | true", "telnet(rfc2217),tcp | true"})
    void readsInEitherMode(String accepter, boolean telnet) throws Exception {
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("ser2net.yaml"), """
                connection: &meter
                  accepter: %s,127.0.0.1,%d
                  connector: serialdev,%s,115200n81,local
                """.formatted(accepter, port, line.port()));
        ser2net = Programs.start("ser2net", "-n", "-d", "-c", settings.toString());
        TcpTransport tcp = new TcpTransport("127.0.0.1", port);
        LinkedBlockingQueue<Telegram> telegrams = new LinkedBlockingQueue<>();
        ReaderOptions quick = ReaderOptions.DEFAULT.withWaits(Duration.ofMillis(20), Duration.ofMillis(20));
        try (P1Reader reader = new P1Reader(
                telnet ? new TelnetTransport(tcp) : tcp, quick, telegram -> telegrams.add(telegram.copy()))) {
            reader.start();
            Telegram telegram = telegrams.poll(100, TimeUnit.MILLISECONDS);
            while (telegram == null) {
                line.send(TELEGRAM);
                telegram = telegrams.poll(100, TimeUnit.MILLISECONDS);
            }
            assertThat(telegram.crc()).isEqualTo(CrcStatus.VALID);
            assertThat(telegram.toString() + "\r\n").isEqualTo(new String(TELEGRAM, ISO_8859_1));
            assertThat(reader.statistics().telegrams().rejections()).isZero();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
