package io.github.dsmr4j.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SerialPortsTest {
    private static final String LINK = "/dev/serial/by-id/usb-FTDI_P1-if00-port0";
    private static final PortDescription BOARD = port("/dev/ttyS0", "Physical Port S0", false);
    private static final PortDescription ADAPTER = port("/dev/ttyUSB0", "FT232R USB UART", true);
    private static final PortDescription OTHER_ADAPTER = port("/dev/ttyUSB1", "CP2102", true);

    @TempDir
    Path folder;

    private static PortDescription port(String path, String description, boolean usb) {
        return new PortDescription(path, description, List.of(), usb);
    }

    @Test
    void whateverThisMachineHasIsListed() throws IOException {
        assertThat(SerialPorts.list()).allSatisfy(port -> {
            assertThat(port.path()).isNotBlank();
            assertThat(port.stablePath()).isNotBlank();
        });
    }

    @Test
    void aMachineWithoutPortsHasNone() {
        assertThat(SerialPorts.joined(List.of(), Map.of())).isEmpty();
    }

    @Test
    void linksAreFollowedToTheirDevices() throws IOException {
        assertThat(SerialPorts.linksIn(folder.resolve("none"))).isEmpty();
        Path device = Files.createFile(folder.resolve("ttyUSB0")).toRealPath();
        Path links = Files.createDirectory(folder.resolve("by-id"));
        Path first = Files.createSymbolicLink(links.resolve("a"), Path.of("../ttyUSB0"));
        Path second = Files.createSymbolicLink(links.resolve("b"), device);
        Files.createSymbolicLink(links.resolve("unplugged"), Path.of("../ttyUSB9"));
        assertThat(SerialPorts.linksIn(links))
                .isEqualTo(Map.of(device.toString(), Set.of(first.toString(), second.toString())));
    }

    @Test
    void linksStandWithTheirPorts() {
        assertThat(SerialPorts.joined(List.of(ADAPTER, BOARD), Map.of(ADAPTER.path(), Set.of(LINK))))
                .containsExactly(
                        BOARD, new PortDescription(ADAPTER.path(), ADAPTER.description(), List.of(LINK), true));
    }

    @Test
    void aPortThatOnlyALinkKnowsIsListed() {
        assertThat(SerialPorts.joined(List.of(), Map.of("/dev/ttyACM0", Set.of(LINK))))
                .containsExactly(new PortDescription("/dev/ttyACM0", "usb-FTDI_P1-if00-port0", List.of(LINK), true));
    }

    @Test
    void aMacNamesEachPortOnce() {
        PortDescription dialIn = port("/dev/tty.usbserial-1", "P1 (dial in)", true);
        PortDescription callOut = port("/dev/cu.usbserial-1", "P1", true);
        PortDescription alone = port("/dev/tty.other", "other", false);
        assertThat(SerialPorts.joined(List.of(dialIn, callOut, alone), Map.of()))
                .containsExactly(callOut, alone);
    }

    @Test
    void theOnlyAdapterIsChosenByItsStablePath() throws IOException {
        assertThat(SerialPorts.onlyUsb(List.of(BOARD, ADAPTER))).isEqualTo("/dev/ttyUSB0");
        PortDescription linked = new PortDescription("/dev/ttyUSB0", "P1", List.of(LINK), true);
        assertThat(SerialPorts.onlyUsb(List.of(linked))).isEqualTo(LINK);
    }

    @Test
    void withoutAnAdapterTheOtherPortsAreNamed() {
        assertThatThrownBy(() -> SerialPorts.onlyUsb(List.of(BOARD)))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no USB serial port; plug in the cable, or name a port of these:"
                        + " /dev/ttyS0 (Physical Port S0)");
        assertThatThrownBy(() -> SerialPorts.onlyUsb(List.of()))
                .hasMessage("there is no USB serial port; plug in the cable, or name a port");
    }

    @Test
    void severalAdaptersAreNamed() {
        assertThatThrownBy(() -> SerialPorts.onlyUsb(List.of(ADAPTER, BOARD, OTHER_ADAPTER)))
                .isInstanceOf(IOException.class)
                .hasMessage("there are several USB serial ports; name the meter's one of these:"
                        + " /dev/ttyUSB0 (FT232R USB UART), /dev/ttyUSB1 (CP2102)");
    }
}
