package io.github.dsmr4j.reporters.raw;

import static io.github.dsmr4j.reporters.raw.RawReports.await;
import static io.github.dsmr4j.reporters.raw.RawReports.report;
import static io.github.dsmr4j.reporters.raw.RawReports.telegram;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, where, and what clients may say. */
@Timeout(60)
class RawConnectionsTest extends RawServerCase {
    @ParameterizedTest
    @ValueSource(strings = {"ping\r\n", "PING\n", "Ping\r"})
    void answersAPing(String ping) throws Exception {
        open(options());
        Socket client = client();
        send(client, ping);
        assertThat(read(client, 6)).asString(US_ASCII).isEqualTo("pong\r\n");
        server.report(report(telegram(1)));
        assertThat(read(client, telegram(1).length)).isEqualTo(telegram(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bye\r\n", "BYE\n", "what?\r\nbYe\r\nping\r\n"})
    void endsWithABye(String bye) throws Exception {
        open(options());
        Socket client = client();
        send(client, bye);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
        await(() -> server.status().clients() == 0);
    }

    @Test
    void readsAFloodSlowly() throws Exception {
        open(options());
        Socket reading = client();
        int all = 16 * 1024 * 1024;
        try (SocketChannel flood = SocketChannel.open(server.addresses().get(0))) {
            flood.configureBlocking(false);
            long began = System.nanoTime();
            int written = 0;
            while (written < all && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(2)) {
                int taken = flood.write(ByteBuffer.wrap("garbage\n".repeat(8000).getBytes(US_ASCII)));
                written += taken;
                new CountDownLatch(1).await(taken == 0 ? 1 : 0, TimeUnit.MILLISECONDS);
            }
            assertThat(written).isBetween(1, all - 1);
            server.report(report(telegram(1)));
            assertThat(read(reading, telegram(1).length)).isEqualTo(telegram(1));
            assertThat(server.status().clients()).isEqualTo(2);
        }
    }

    @Test
    void hearsAByeBehindAFlood() throws Exception {
        open(options());
        Socket client = client();
        send(client, "ping\r\n" + "x".repeat(20_000) + "\r\nbye\r\n");
        assertThat(client.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("pong\r\n");
    }

    @Test
    void letsInWhoIsOnTheAccessList() throws Exception {
        open(options().withAccessList(AccessList.of(List.of("10.0.0.0/8", "127.0.0.2"))));
        Socket refused = connect(server.addresses().get(0));
        assertThat(refused.getInputStream().read()).isEqualTo(-1);
        try (Socket allowed = new Socket()) {
            allowed.bind(new InetSocketAddress("127.0.0.2", 0));
            allowed.connect(server.addresses().get(0));
            await(() -> server.status().served() == 1);
        }
        assertThat(server.status().refused()).isEqualTo(1);
    }

    @Test
    void listensOnSeveralAddressesOfBothFamilies() throws Exception {
        requireIpv6();
        open(options("127.0.0.1", "::1"));
        for (InetSocketAddress address : server.addresses()) {
            long before = server.status().served();
            Socket client = connect(address);
            await(() -> server.status().served() > before);
            server.report(report(telegram(1)));
            assertThat(read(client, telegram(1).length)).isEqualTo(telegram(1));
        }
        assertThat(server.name())
                .matches("raw telegrams on 127\\.0\\.0\\.1:[0-9]+, \\[(::1|0:0:0:0:0:0:0:1)\\]:[0-9]+");
    }

    private static void requireIpv6() throws IOException {
        boolean present = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(present).as("IPv6 on this machine").isTrue();
        }
        assumeTrue(present, "no IPv6 on this machine");
    }

    @Test
    void listensForBothFamiliesOnOneAddress() throws Exception {
        requireIpv6();
        open(options("::").withAccessList(AccessList.of(List.of("127.0.0.1"))));
        int port = server.addresses().get(0).getPort();
        Socket client = connect(new InetSocketAddress(LOOPBACK, port));
        await(() -> server.status().served() == 1);
        server.report(report(telegram(1)));
        assertThat(read(client, telegram(1).length)).isEqualTo(telegram(1));
    }

    @Test
    void opensAllPortsOrNone() throws Exception {
        open(options());
        int taken = server.addresses().get(0).getPort();
        int free = freePort();
        RawTelegramOptions both = RawTelegramOptions.on(
                List.of(new InetSocketAddress(LOOPBACK, free), new InetSocketAddress(LOOPBACK, taken)));
        assertThatThrownBy(() -> RawTelegramServer.open(both))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen on localhost:" + taken + ": the port is taken");
        RawTelegramServer.open(RawTelegramOptions.on(List.of(new InetSocketAddress(LOOPBACK, free))))
                .close();
    }

    private static int freePort() throws IOException {
        try (RawTelegramServer once = RawTelegramServer.open(options())) {
            return once.addresses().get(0).getPort();
        }
    }
}
