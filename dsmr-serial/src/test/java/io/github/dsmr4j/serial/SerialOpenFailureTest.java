package io.github.dsmr4j.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.core.transport.PtyPair;
import io.github.dsmr4j.serial.OpenFailure.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a port does not open is told in a sentence that says what to do. */
@Timeout(60)
class SerialOpenFailureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "LINUX, 11, busy",
        "LINUX, 16, busy",
        "LINUX, 2, no such port",
        "LINUX, 5, no hardware",
        "LINUX, 6, gone",
        "LINUX, 19, gone",
        "LINUX, 21, folder",
        "LINUX, 22, does not know the speed",
        "LINUX, 24, too many files",
        "LINUX, 25, no serial port",
        "LINUX, 13, permission denied",
        "LINUX, 1, permission denied",
        "MAC, 35, busy",
        "MAC, 16, busy",
        "MAC, 13, permission denied",
        "MAC, 2, no such port",
        "MAC, 11, error 11",
        "WINDOWS, 2, no such port",
        "WINDOWS, 3, no such port",
        "WINDOWS, 5, busy",
        "WINDOWS, 32, busy",
        "WINDOWS, 31, unplug the cable",
        "WINDOWS, 433, unplug the cable",
        "WINDOWS, 1167, unplug the cable",
        "WINDOWS, 87, does not know the speed",
        "WINDOWS, 123, COM3",
        "LINUX, 35, error 35",
        "WINDOWS, 13, error 13"
    })
    void numbersAreToldInWords(Platform platform, int code, String expected) {
        assertThat(OpenFailure.sentence(platform, code, "/dev/none")).contains(expected);
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void everyNumberHasASentenceThatSaysWhatToDo(Platform platform) {
        for (int code = 0; code < 2000; code++) {
            assertThat(OpenFailure.sentence(platform, code, "/dev/none"))
                    .as("error " + code)
                    .containsPattern("; \\w+ .*\\w|\\w\\?$|: .*\\w+");
        }
    }

    @Test
    void systemsAreKnownByName() {
        assertThat(Platform.of("Linux")).isEqualTo(Platform.LINUX);
        assertThat(Platform.of("Mac OS X")).isEqualTo(Platform.MAC);
        assertThat(Platform.of("Windows 11")).isEqualTo(Platform.WINDOWS);
        assertThat(Platform.of("FreeBSD")).isEqualTo(Platform.LINUX);
    }

    @Test
    void aMissingPermissionNamesGroupAndCommand() {
        assertThat(OpenFailure.permission(
                        "dialout", PosixFilePermissions.fromString("rw-rw----"), "/dev/ttyUSB0", "pi"))
                .contains("sudo usermod -aG dialout pi", "log in again");
        assertThat(OpenFailure.permission("dialout", PosixFilePermissions.fromString("rw-rw----"), "/dev/ttyUSB0", "?"))
                .contains("usermod -aG dialout USER");
        assertThat(OpenFailure.permission("tty", Set.of(), "/dev/ttyUSB0", "pi"))
                .contains("its group tty", "sudo chgrp dialout /dev/ttyUSB0 && sudo chmod g+rw /dev/ttyUSB0")
                .doesNotContain("usermod");
        assertThat(OpenFailure.permission("root", PosixFilePermissions.fromString("rw-rw----"), "/dev/ttyS0", "pi"))
                .contains("its group root", "sudo chgrp dialout /dev/ttyS0")
                .doesNotContain("usermod");
    }

    @Test
    void anOrdinaryUserIsToldWhichGroupToJoin() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become another user");
        try (PtyPair pair = PtyPair.in(folder)) {
            Path device = pair.device();
            PosixFileAttributeView file = Files.getFileAttributeView(device, PosixFileAttributeView.class);
            file.setGroup(device.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("tty"));
            file.setPermissions(PosixFilePermissions.fromString("rw-rw----"));
            assertThat(messageToNobody(device))
                    .startsWith("cannot open " + device + ": permission denied")
                    .contains("sudo usermod -aG tty nobody");
            file.setPermissions(PosixFilePermissions.fromString("rw-------"));
            assertThat(messageToNobody(device)).contains("permission denied", "its group tty");
        }
    }

    private String messageToNobody(Path device) throws Exception {
        try (ChildJvm child = ChildJvm.runAsNobody(folder, "open", device.toString())) {
            return child.said();
        }
    }

    @Test
    void aBusyPortNamesItsHolder() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                ChildJvm child = ChildJvm.run(List.of(), "hold", pair.port())) {
            assertThat(child.said()).isEqualTo("open");
            assertThatThrownBy(new SerialTransport(pair.port())::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the port is busy; it is open in ")
                    .hasMessageContaining("java (process " + child.pid() + ")");
        }
    }

    @Test
    void aPortThatIsOpenHereIsNotTakenForGone() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                SerialTransport first = new SerialTransport(pair.port())) {
            first.open();
            assertThatThrownBy(new SerialTransport(pair.port())::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("this program has it open already");
            assertThat(first.read(new byte[10], 0, 10)).isZero();
        }
    }

    @Test
    void aPortThatIsGoneIsToldSo() throws Exception {
        PtyPair pair = PtyPair.in(folder);
        pair.close();
        assertThatThrownBy(new SerialTransport(pair.port())::open).hasMessageContaining("there is no such port");
    }

    @Test
    void whatIsNoPortIsToldSo() throws IOException {
        assertThatThrownBy(new SerialTransport(folder.toString())::open)
                .hasMessage("cannot open " + folder + ": it is a folder; name a port in it");
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(new SerialTransport(file.toString())::open)
                .hasMessage("cannot open " + file + ": it is no serial port; is the path right?");
    }
}
