package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends EndingTransportContract {
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stopListening() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    @Override
    protected Transport sending() {
        return serve(true);
    }

    @Override
    protected Transport silent() {
        return serve(false);
    }

    private Transport serve(boolean sends) {
        Thread thread = new Thread(() -> acceptClients(sends), "test-server");
        thread.setDaemon(true);
        thread.start();
        return new TcpTransport("127.0.0.1", server.getLocalPort());
    }

    private void acceptClients(boolean sends) {
        try {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                if (sends) {
                    client.getOutputStream().write(SENT);
                    client.close();
                }
            }
        } catch (IOException e) {
            // The test is over and has closed the server.
            return;
        }
    }

    @Test
    void canBeOpenedAgain() throws Exception {
        try (Transport transport = sending()) {
            for (int time = 0; time < 3; time++) {
                transport.open();
                assertThat(readAll(transport)).isEqualTo(SENT);
            }
        }
    }

    @Test
    void tellsARefusalInWords() throws IOException {
        int port = server.getLocalPort();
        server.close();
        assertThatThrownBy(new TcpTransport("127.0.0.1", port)::open)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot connect to tcp://127.0.0.1:" + port + ": refused");
    }

    @Test
    void tellsAnUnknownHostInWords() {
        assertThatThrownBy(new TcpTransport("no-such-host.invalid", 2000)::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-host.invalid:2000: the host name is not known");
    }

    @Test
    void triesEachAddressOfAHost() throws Exception {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (ServerSocket one = new ServerSocket(0, 1, address);
                    Transport transport = new TcpTransport("localhost", one.getLocalPort())) {
                transport.open();
                one.accept().close();
                assertThat(readAll(transport)).as("%s", address).isEmpty();
            }
        }
    }

    /** The kernel shows which timer runs for a connection: 02 is that of keep-alive. */
    @Test
    void keepsConnectionsAlive() throws Exception {
        Path connections = Path.of("/proc/net/tcp6");
        assumeTrue(Files.exists(connections), "only Linux shows it");
        try (Transport transport = silent()) {
            transport.open();
            String peer = String.format(Locale.ROOT, ":%04X 01 ", server.getLocalPort());
            assertThat(Files.readAllLines(connections))
                    .filteredOn(line -> line.contains(peer))
                    .singleElement()
                    .asString()
                    .containsPattern(peer + "\\S+ 02:");
        }
    }

    /** A server that lets nobody in: its queue is full, so that no answer comes. */
    @Test
    void tellsThatNoAnswerComes() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            boolean room = true;
            while (room) {
                assertThat(waiting).hasSizeLessThan(100);
                Socket next = new Socket();
                waiting.add(next);
                room = connects(next, full);
            }
            Transport transport = new TcpTransport("127.0.0.1", full.getLocalPort(), Duration.ofMillis(300));
            assertThatThrownBy(transport::open)
                    .hasMessage("cannot connect to " + transport.name()
                            + ": no answer within 300 ms; is the host switched on?");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean connects(Socket socket, ServerSocket server) throws IOException {
        try {
            socket.connect(server.getLocalSocketAddress(), 300);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void namesAnIpv6AddressInBrackets() {
        assertThat(new TcpTransport("::1", 2000).name()).isEqualTo("tcp://[::1]:2000");
    }

    @Test
    void checksItsArguments() {
        assertThatThrownBy(() -> new TcpTransport(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TcpTransport("a", 0)).hasMessageContaining("1..65535");
        assertThatThrownBy(() -> new TcpTransport("a", 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TcpTransport("a", 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TcpTransport("a", 1, Duration.ofDays(1).plusMillis(1)))
                .hasMessageContaining("time-out");
    }
}
