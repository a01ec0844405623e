package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two pseudo-terminals that socat joins: what is written to the meter's end arrives at the port. */
final class PtyPair implements AutoCloseable {
    private final Process socat;
    private final Path port;
    private final OutputStream meter;

    private PtyPair(Process socat, Path port, OutputStream meter) {
        this.socat = socat;
        this.port = port;
        this.meter = meter;
    }

    /** A pair, with its links in a new folder under the one given. */
    static PtyPair in(Path folder) throws IOException {
        Requirement.program("socat");
        Path own = Files.createTempDirectory(folder, "pair");
        Path meter = own.resolve("meter");
        Path port = own.resolve("port");
        Process socat = new ProcessBuilder("socat", "-d", "-d", pty(meter), pty(port))
                .redirectErrorStream(true)
                .start();
        try {
            awaitReady(socat);
            return new PtyPair(socat, port, new FileOutputStream(meter.toFile()));
        } catch (IOException | AssertionError e) {
            socat.destroy();
            throw e;
        }
    }

    private static String pty(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    private static void awaitReady(Process socat) throws IOException {
        BufferedReader log = new BufferedReader(new InputStreamReader(socat.getInputStream(), US_ASCII));
        String line = log.readLine();
        while (line != null && !line.contains("starting data transfer loop")) {
            line = log.readLine();
        }
        assertThat(line).as("socat is ready").isNotNull();
    }

    /** A link to the port. It goes with the pair. */
    String port() {
        return port.toString();
    }

    /** The port itself, such as {@code /dev/pts/4}. */
    Path device() throws IOException {
        return port.toRealPath();
    }

    void send(byte[] bytes) throws IOException {
        meter.write(bytes);
    }

    /** Pulls the cable: both terminals are gone when this returns. */
    void unplug() throws IOException {
        socat.destroy();
        socat.onExit().join();
        meter.close();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
