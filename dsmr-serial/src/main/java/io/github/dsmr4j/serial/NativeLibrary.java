package io.github.dsmr4j.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads jSerialComm's native part. By itself jSerialComm unpacks it into folders that everybody may write, in the
 * temporary folder or else at home, and loads what it finds there unchecked; so it is shown a folder of this process
 * alone for both, which goes once the library is loaded. For that moment, once in a process, two system properties are
 * changed.
 */
final class NativeLibrary {
    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";
    private static final String HOME = "user.home";

    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        String temporaryFolder = System.getProperty(TEMPORARY_FOLDER);
        String home = System.getProperty(HOME);
        Path folder = privateFolder(temporaryFolder);
        System.setProperty(TEMPORARY_FOLDER, folder.toString());
        System.setProperty(HOME, folder.toString());
        try {
            // Asks the native part: where that did not load, jSerialComm keeps quiet about it until then.
            SerialPort.getCommPorts();
            loaded = true;
        } catch (LinkageError e) {
            throw new IOException(
                    "the library for serial ports does not load on this machine (" + System.getProperty("os.name")
                            + ", "
                            + System.getProperty("os.arch") + "); if programs may not run from " + temporaryFolder
                            + ", name another folder with -Djava.io.tmpdir=FOLDER",
                    e);
        } finally {
            System.setProperty(TEMPORARY_FOLDER, temporaryFolder);
            System.setProperty(HOME, home);
            remove(folder);
        }
    }

    private static Path privateFolder(String temporaryFolder) throws IOException {
        try {
            return Files.createTempDirectory("dsmr-serial");
        } catch (IOException e) {
            throw new IOException(
                    "the library for serial ports needs a place for temporary files, and nothing can be written to "
                            + temporaryFolder + "; name another folder with -Djava.io.tmpdir=FOLDER",
                    e);
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
