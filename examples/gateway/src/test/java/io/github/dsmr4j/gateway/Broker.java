package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real broker on loopback. Its port is chosen beforehand, as mosquitto tells none. */
final class Broker implements AutoCloseable {
    final String port;
    private final Path settings = Files.createTempFile("mosquitto", ".conf");
    private final Process process;

    Broker() throws Exception {
        Programs.require("mosquitto", "mosquitto_sub", "mosquitto_pub");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = String.valueOf(free.getLocalPort());
        }
        Files.writeString(
                settings,
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nlog_type error\nset_tcp_nodelay true\n");
        process = Programs.start("mosquitto", "-c", settings.toString());
        Eventually.await("the broker listens", this::listens);
    }

    int number() {
        return Integer.parseInt(port);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), number())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(settings);
    }
}
