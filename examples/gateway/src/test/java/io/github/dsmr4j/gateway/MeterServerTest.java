package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MeterServerTest {
    private static final HostAndPort ANY_PORT = new HostAndPort("127.0.0.1", 0);

    private static final Duration BRISK = Duration.ofMillis(1);

    private MeterServer server;
    private Thread thread;

    private void start(Duration interval) throws IOException {
        start(interval, ANY_PORT);
    }

    private void start(Duration interval, HostAndPort listen) throws IOException {
        server = MeterServer.open(simulation(interval), listen);
        thread = new Thread(this::serve);
        thread.start();
    }

    private static Simulation simulation(Duration interval) {
        return new Simulation(Profile.EMUCS, Optional.empty(), interval, 0, new SplittableRandom(1));
    }

    private void serve() {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.address().port());
    }

    @Test
    void sendsWholeTelegramsToEachClient() throws IOException {
        start(BRISK);
        try (Socket one = connect();
                Socket two = connect()) {
            assertTelegrams(one, 20);
            assertTelegrams(two, 20);
        }
    }

    @Test
    void servesOnWhenAClientHasGone() throws IOException {
        start(BRISK);
        try (Socket stays = connect()) {
            try (Socket goes = connect()) {
                assertTelegrams(goes, 2);
            }
            assertTelegrams(stays, 200);
        }
    }

    @Test
    void dropsAClientThatDoesNotRead() throws IOException {
        start(BRISK);
        try (Socket slow = new Socket();
                Socket fast = connect()) {
            slow.setReceiveBufferSize(4096);
            slow.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.address().port()));
            TelegramReader telegrams = new TelegramReader(fast.getInputStream());
            for (int count = 0; count < 1000; count++) {
                assertThat(telegrams.next()).isInstanceOf(Telegram.class);
            }

            assertThat(endsBefore(slow, 10_000_000)).isTrue();
        }
    }

    @Test
    void turnsAwayTooManyClients() throws IOException {
        start(Duration.ofHours(1));
        List<Socket> clients = new ArrayList<>();
        try (Socket tooMany = new Socket()) {
            for (int count = 0; count < MeterServer.MAX_CLIENTS; count++) {
                clients.add(connect());
            }
            tooMany.connect(clients.get(0).getRemoteSocketAddress());

            assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
            assertThat(server.served()).isEqualTo(MeterServer.MAX_CLIENTS);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        start(BRISK);
        HostAndPort taken = server.address();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> MeterServer.open(simulation(BRISK), taken))
                .withMessageStartingWith("cannot listen on " + taken + ": ");
    }

    @Test
    void keepsTheHostAsItWasWritten() throws IOException {
        start(BRISK, new HostAndPort("localhost", 0));

        assertThat(server.address().host()).isEqualTo("localhost");
        assertThat(server.address().port()).isPositive();
    }

    private static void assertTelegrams(Socket client, int count) throws IOException {
        TelegramReader telegrams = new TelegramReader(client.getInputStream());
        for (int seen = 0; seen < count; seen++) {
            assertThat(telegrams.next()).isInstanceOf(Telegram.class);
        }
    }

    private static boolean endsBefore(Socket client, int limit) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            for (int total = 0; total < limit; ) {
                int count = client.getInputStream().read(buffer);
                if (count < 0) {
                    return true;
                }
                total += count;
            }
            return false;
        } catch (SocketException e) {
            return true;
        }
    }
}
