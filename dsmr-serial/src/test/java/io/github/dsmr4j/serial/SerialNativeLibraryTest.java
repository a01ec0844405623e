package io.github.dsmr4j.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a JVM of its own: the library is loaded once in a process. */
@Timeout(60)
class SerialNativeLibraryTest {
    /** Asking the class would load the library. */
    private static final String VERSION = Path.of(com.fazecast
                    .jSerialComm
                    .SerialPort
                    .class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .getFileName()
            .toString()
            .replaceAll("jSerialComm-|\\.jar", "");

    @TempDir
    Path folder;

    private Path temporary;
    private Path home;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        home = Files.createDirectory(folder.resolve("home"));
    }

    private ChildJvm list(String... properties) throws IOException {
        List<String> folders = List.of("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home);
        return ChildJvm.run(
                Stream.concat(folders.stream(), Stream.of(properties)).toList(), "list");
    }

    @Test
    void nothingIsLeftWhereOthersMayWrite() throws Exception {
        try (ChildJvm child = list()) {
            assertThat(child.said()).endsWith(" ports");
            child.exitCode();
            assertThat(temporary).isEmptyDirectory();
            assertThat(home).isEmptyDirectory();
        }
    }

    /** jSerialComm by itself would load these, or write over them. */
    @Test
    void plantedLibrariesAreNotTouched() throws Exception {
        Path inTemporary = plant(temporary.resolve("jSerialComm"));
        Path atHome = plant(home.resolve(".jSerialComm"));
        try (ChildJvm child = list()) {
            assertThat(child.said()).endsWith(" ports");
            assertThat(child.rest()).isEmpty();
            assertThat(inTemporary).hasContent("planted");
            assertThat(atHome).hasContent("planted");
        }
    }

    private static Path plant(Path folder) throws IOException {
        Path version = Files.createDirectories(folder.resolve(VERSION));
        return Files.writeString(version.resolve("libjSerialComm.so"), "planted");
    }

    @Test
    void aLibraryOfAnotherSystemIsToldInWords() throws Exception {
        try (ChildJvm child = list("-Dos.name=Windows")) {
            assertThat(child.said())
                    .startsWith("the library for serial ports does not load on this machine (Windows, ")
                    .contains(temporary.toString());
            child.exitCode();
            assertThat(temporary).isEmptyDirectory();
            assertThat(home).isEmptyDirectory();
        }
    }

    @Test
    void aMissingTemporaryFolderIsToldInWords() throws Exception {
        try (ChildJvm child = list("-Djava.io.tmpdir=" + folder.resolve("none"))) {
            assertThat(child.said())
                    .startsWith("the library for serial ports needs a place for temporary files")
                    .contains("none");
        }
    }
}
