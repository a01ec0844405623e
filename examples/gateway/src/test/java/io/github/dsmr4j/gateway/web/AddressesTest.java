package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static InetSocketAddress address(int port, int... parts) throws UnknownHostException {
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) parts[i];
        }
        return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
    }

    @Test
    void areThoseThatABrowserOpens() throws Exception {
        assertThat(Addresses.toOpen(address(8080, 127, 0, 0, 1))).containsExactly("http://localhost:8080/");
        assertThat(Addresses.toOpen(address(80, 192, 0, 2, 1))).containsExactly("http://192.0.2.1/");
        assertThat(Addresses.url("2001:db8::1", 8080)).isEqualTo("http://[2001:db8::1]:8080/");
    }

    @Test
    void allAddressesAreNone() throws Exception {
        assertThat(Addresses.toOpen(address(8080, 0, 0, 0, 0)))
                .startsWith("http://localhost:8080/")
                .doesNotContain("http://0.0.0.0:8080/")
                .allMatch(url -> url.matches("http://[^/]+:8080/"));
    }

    @Test
    void theMachineHasAName() {
        assertThat(Addresses.ownName())
                .isNotBlank()
                .doesNotContain(" ", ":", "\n")
                .isEqualTo(Addresses.hostName(Path.of("no-such-file")));
    }
}
