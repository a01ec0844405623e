package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final int ROUNDS = 50;
    private static final int CLIENTS = 30;
    private static final int LIMIT_MILLIS = 5_000;

    /** A settings file that cannot be used closes the port of the pages while browsers ask for them. */
    @Test
    void nobodyWaitsForAServerThatWasClosed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            WebServer server = WebServer.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), HostRule.of("pi", List.of()));
            List<Socket> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(RawHttp.connect(server.address().getPort()));
            }
            server.close();
            for (Socket client : clients) {
                assertThat(isClosed(client)).as("round %d", round).isTrue();
            }
        }
    }

    private static boolean isClosed(Socket client) throws IOException {
        try (client) {
            client.setSoTimeout(LIMIT_MILLIS);
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            // Reset.
            return true;
        }
    }
}
