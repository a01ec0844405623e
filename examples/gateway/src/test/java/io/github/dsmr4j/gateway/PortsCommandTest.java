package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.serial.PortDescription;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsCommandTest {
    private static List<String> printed(PortDescription port) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PortsCommand.print(port, new Output(bytes));
        return bytes.toString(UTF_8).lines().toList();
    }

    @Test
    void printsTheStableLinkFirst() {
        assertThat(printed(
                        new PortDescription("/dev/ttyUSB0", "FT232R USB UART", List.of("/dev/serial/by-id/x"), true)))
                .containsExactly("/dev/serial/by-id/x", "    /dev/ttyUSB0, FT232R USB UART");
    }

    @Test
    void printsThePathOfAPortWithoutLink() {
        assertThat(printed(new PortDescription("COM3", "USB Serial Port", List.of(), true)))
                .containsExactly("COM3", "    USB Serial Port");
        assertThat(printed(new PortDescription("/dev/ttyAMA0", "Physical Port AMA0", List.of(), false)))
                .containsExactly("/dev/ttyAMA0 (not USB)", "    Physical Port AMA0");
    }
}
