package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "p1-adapter:2000, p1-adapter, 2000",
        "192.168.1.20:65535, 192.168.1.20, 65535",
        "[::1]:2000, ::1, 2000",
        "[fe80::1%eth0]:23, fe80::1%eth0, 23"
    })
    void readsAndPrintsAnAddress(String text, String host, int port) {
        HostAndPort address = HostAndPort.parse(text, 1);
        assertThat(address).isEqualTo(new HostAndPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "host:", ":2000", "::1:2000", "[]:1", "[::1]", "host:port", "host:-1", "a b:1"})
    void saysWhatAnAddressLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.parse(text, 1))
                .withMessage("\"" + text + "\" is no address; expected HOST:PORT, an IPv6 address as [::1]:PORT");
    }

    @Test
    void checksThePort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.parse("host:0", 1))
                .withMessage("port 0 is not in 1..65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostAndPort.parse("host:65536", 0))
                .withMessage("port 65536 is not in 0..65535");
        assertThat(HostAndPort.parse("host:0", 0).port()).isZero();
    }
}
