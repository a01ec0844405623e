package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A real broker on a free port of the loopback address. Its files are readable by the user that it changes to. */
final class Mosquitto implements Closeable {
    final Path folder = Files.createTempDirectory("mosquitto");
    final int port = freePort();
    private final List<String> settings = new ArrayList<>();
    private Process process;

    Mosquitto() throws IOException {
        Programs.require("mosquitto", "mosquitto_passwd", "openssl");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        settings.add("listener " + port + " 127.0.0.1");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Mosquitto with(String... lines) {
        settings.addAll(List.of(lines));
        return this;
    }

    Mosquitto open() {
        return with("allow_anonymous true");
    }

    /** One user and what it may do. */
    Mosquitto user(String name, String password, String... permissions) throws IOException, InterruptedException {
        Path passwords = file("passwords", "");
        password(name, password);
        Path acl = file("acl", "user " + name + "\n" + String.join("\n", permissions) + "\n");
        return with("allow_anonymous false", "password_file " + passwords, "acl_file " + acl);
    }

    /** Gives a user a password, which counts from the next start. */
    void password(String name, String password) throws IOException, InterruptedException {
        Path passwords = folder.resolve("passwords");
        Programs.run("mosquitto_passwd", "-b", passwords.toString(), name, password);
        readable(passwords);
    }

    Path file(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        readable(file);
        return file;
    }

    static void readable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    Mosquitto start() throws IOException, InterruptedException {
        Path configuration = file("mosquitto.conf", String.join("\n", settings) + "\n");
        process = new ProcessBuilder("mosquitto", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Eventually.await("the broker listens", this::listens);
        return this;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it as the service manager does. */
    void stop() throws InterruptedException {
        Programs.stop(process);
    }

    /** Ends it as a power failure does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Keeps its connections open and answers nothing, or goes on. */
    void freeze(boolean frozen) throws IOException, InterruptedException {
        Programs.run("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()));
    }

    MqttOptions.Builder options() {
        return MqttOptions.builder("127.0.0.1").port(port);
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
