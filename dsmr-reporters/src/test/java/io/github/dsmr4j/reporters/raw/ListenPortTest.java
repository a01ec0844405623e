package io.github.dsmr4j.reporters.raw;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenPortTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> ListenPort.open(new InetSocketAddress(LOOPBACK, port)))
                    .hasMessage("cannot listen on localhost:" + port + ": the port is taken, by another program or"
                            + " another address of the list; choose another one");
        }
    }

    @Test
    void saysThatAnAddressIsNotOfThisMachine() {
        assertThatThrownBy(() -> ListenPort.open(new InetSocketAddress("192.0.2.1", 0)))
                .hasMessageContaining("cannot listen on 192.0.2.1:0: this machine does not have that address");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        assertThatThrownBy(() -> ListenPort.open(InetSocketAddress.createUnresolved("no-such-host.invalid", 1)))
                .hasMessageContaining("the host name is not known");
    }
}
