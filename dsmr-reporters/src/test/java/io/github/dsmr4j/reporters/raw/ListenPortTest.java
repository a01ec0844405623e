package io.github.dsmr4j.reporters.raw;

import static org.assertj.core.api.Assertions.assertThat;
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
    void saysThatAPortNeedsAPermission() {
        assertThat(ListenPort.reason("Permission denied", 23)).contains("CAP_NET_BIND_SERVICE");
        assertThat(ListenPort.reason("Permission denied", 2323)).isEqualTo("Permission denied");
        assertThat(ListenPort.reason("something else", 23)).isEqualTo("something else");
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
