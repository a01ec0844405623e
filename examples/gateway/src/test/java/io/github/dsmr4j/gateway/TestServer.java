package io.github.dsmr4j.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP server for one client, in the place of a P1 adapter. */
final class TestServer implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;

    private final ServerSocket server;

    private TestServer(ServerSocket server) {
        this.server = server;
    }

    static TestServer on(String address) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(address));
        server.setSoTimeout(LIMIT_MILLIS);
        return new TestServer(server);
    }

    /** Where it is, as a source. */
    String source() {
        return "tcp://" + new HostAndPort(server.getInetAddress().getHostAddress(), server.getLocalPort());
    }

    /** Waits for the client. */
    Socket accept() throws IOException {
        return server.accept();
    }

    /** Waits for the client, sends everything and closes the connection. */
    void serve(byte[] bytes) throws IOException {
        try (Socket client = accept();
                OutputStream out = client.getOutputStream()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
