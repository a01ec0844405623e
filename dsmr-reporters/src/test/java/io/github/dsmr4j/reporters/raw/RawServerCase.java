package io.github.dsmr4j.reporters.raw;

import static io.github.dsmr4j.reporters.raw.RawReports.await;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A server, clients of it, and their end. */
abstract class RawServerCase {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int READ_MILLIS = 30_000;

    private final List<Socket> sockets = new ArrayList<>();
    RawTelegramServer server;

    static RawTelegramOptions options(String... hosts) {
        return RawTelegramOptions.on(List.of(hosts.length == 0 ? new String[] {"127.0.0.1"} : hosts).stream()
                .map(host -> new InetSocketAddress(host, 0))
                .toList());
    }

    void open(RawTelegramOptions options) throws IOException {
        server = RawTelegramServer.open(options);
    }

    /** A client that the server has let in. */
    Socket client() throws Exception {
        long before = server.status().served();
        Socket socket = connect(server.addresses().get(0));
        await(() -> server.status().served() > before);
        return socket;
    }

    Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(READ_MILLIS);
        sockets.add(socket);
        return socket;
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    static byte[] read(Socket socket, int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
