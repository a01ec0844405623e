package io.github.dsmr4j.core.transport;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two pseudo-terminals that socat joins: what is written to the meter's end arrives at the port. */
public final class PtyPair implements AutoCloseable {
    private final Process socat;
    private final Path port;
    private final OutputStream meter;

    private PtyPair(Process socat, Path port, OutputStream meter) {
        this.socat = socat;
        this.port = port;
        this.meter = meter;
    }

    /** A pair, with its links in a new folder under the one given. */
    public static PtyPair in(Path folder) throws IOException {
        Programs.require("socat");
        Path own = Files.createTempDirectory(folder, "pair");
        Path meter = own.resolve("meter");
        Path port = own.resolve("port");
        Process socat = Programs.start("socat", "-d", "-d", pty(meter), pty(port));
        try {
            Programs.awaitLine(socat, "starting data transfer loop");
            return new PtyPair(socat, port, new FileOutputStream(meter.toFile()));
        } catch (IOException | AssertionError e) {
            socat.destroy();
            throw e;
        }
    }

    private static String pty(Path link) {
        return "pty,raw,echo=0,link=" + link;
    }

    /** A link to the port. It goes with the pair. */
    public String port() {
        return port.toString();
    }

    /** The port itself, such as {@code /dev/pts/4}. */
    public Path device() throws IOException {
        return port.toRealPath();
    }

    public void send(byte[] bytes) throws IOException {
        meter.write(bytes);
    }

    /** Pulls the cable: both terminals are gone when this returns. */
    public void unplug() throws IOException {
        socat.destroy();
        socat.onExit().join();
        meter.close();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
