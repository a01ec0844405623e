package io.github.dsmr4j.serial;

import io.github.dsmr4j.core.AccessorWalk;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports, settings and transports are asked for everything: nothing is null, and no public method is left out. */
class NothingIsNullTest {
    @Test
    void inWhatIsKnownOfPorts() {
        AccessorWalk walk = new AccessorWalk();
        walk.visit(new PortDescription("/dev/ttyUSB0", "FT232R", List.of("/dev/serial/by-id/p1"), true), "port");
        walk.visit(
                List.of(SerialOptions.DEFAULT, SerialOptions.DEFAULT.withSettings(SerialSettings.BAUD_115200_8N1)),
                "options");
        walk.visit(new SerialTransport("/dev/ttyUSB0"), "transport");
        walk.visit(SerialTransport.onlyUsbPort(SerialOptions.DEFAULT), "the transport of the only port");

        walk.assertNothingLeftOut(SerialTransport.class, Set.of());
    }
}
