package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends TransportContract {
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
