package io.github.dsmr4j.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads jSerialComm's native part. By itself jSerialComm unpacks it where everybody may write and loads what it finds
 * there unchecked; so it is shown a temporary folder of this process alone, which goes once the library is loaded.
 */
final class NativeLibrary {
    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        Path folder = Files.createTempDirectory("dsmr-serial");
        String usual = System.getProperty(TEMPORARY_FOLDER);
        System.setProperty(TEMPORARY_FOLDER, folder.toString());
        try {
            SerialPort.getVersion();
            loaded = true;
        } catch (LinkageError e) {
            throw new IOException("the library for serial ports does not load on this machine: " + e.getMessage(), e);
        } finally {
            System.setProperty(TEMPORARY_FOLDER, usual);
            remove(folder);
        }
    }

    /** Where a loaded library cannot be removed (Windows), it stays behind. */
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            innermostFirst.forEach(file -> file.toFile().delete());
        }
    }
}
