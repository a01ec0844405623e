package io.github.dsmr4j.reporters;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a port is denied depends on the computer, so that no server is tried. */
class ListenFailureTest {
    private static InetSocketAddress port(int port) {
        return InetSocketAddress.createUnresolved("house", port);
    }

    @Test
    void saysThatAPortNeedsAPermission() {
        SocketException denied = new SocketException("Permission denied");
        assertThat(ListenFailure.of(port(1023), denied))
                .hasMessage("cannot listen on house:1023: permission denied; ports below 1024 need the capability"
                        + " CAP_NET_BIND_SERVICE, or choose a higher one")
                .hasCause(denied);
        assertThat(ListenFailure.of(port(1024), denied)).hasMessage("cannot listen on house:1024: Permission denied");
    }

    @Test
    void saysThatAPortIsTaken() {
        assertThat(ListenFailure.of(port(80), new BindException("Address already in use")))
                .hasMessageContaining("the port is taken");
    }

    @Test
    void keepsOtherReasons() {
        assertThat(ListenFailure.of(port(80), new BindException("something else")))
                .hasMessage("cannot listen on house:80: something else");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:80",
        "::1, [::1]:80",
        "::, [::]:80",
        "fe80::1:2, [fe80::1:2]:80",
        "2001:db8:0:1::5, [2001:db8:0:1::5]:80"
    })
    void writesAddressesAsAPersonDoes(String host, String text) throws Exception {
        InetAddress unnamed =
                InetAddress.getByAddress(InetAddress.getByName(host).getAddress());
        assertThat(ListenFailure.text(new InetSocketAddress(unnamed, 80))).isEqualTo(text);
    }
}
