package io.github.dsmr4j.serial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.AccessorWalk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports, settings and transports are asked for everything: nothing is null. */
class NothingIsNullTest {
    @Test
    void inWhatIsKnownOfPorts() throws Exception {
        AccessorWalk walk = new AccessorWalk();
        walk.visit(SerialPorts.list(), "ports");
        walk.visit(new PortDescription("/dev/ttyUSB0", "FT232R", List.of("/dev/serial/by-id/p1"), true), "port");
        walk.visit(List.of(SerialSettings.values()), "settings");
        walk.visit(SerialOptions.DEFAULT, "options");
        walk.visit(new SerialTransport("/dev/ttyUSB0"), "transport");
        assertThat(walk.called())
                .contains(
                        "PortDescription.stablePath",
                        "SerialOptions.settings",
                        "SerialSettings.baud",
                        "SerialTransport.name",
                        "SerialTransport.workingSettings");
    }
}
