package io.github.dsmr4j.reporters.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessListTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.1.7, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.77/24, 192.168.1.1, true",
        "192.168.1.0/24, 192.168.2.0, false",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, fd00::1, false",
        "::/0, fd00::1, true",
        "::/0, 203.0.113.9, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, true",
        "' ::1 ', ::1, true",
        "::1, ::2, false",
        "::ffff:192.168.1.0, 192.168.1.0, true",
    })
    void allowsThoseThatItNames(String entry, String client, boolean allowed) throws Exception {
        assertThat(AccessList.of(List.of(entry)).allows(InetAddress.getByName(client)))
                .isEqualTo(allowed);
    }

    @Test
    void allowsThoseOfAnyOfItsEntries() throws Exception {
        AccessList list = AccessList.of(List.of("127.0.0.1", "10.0.0.0/8"));
        assertThat(list.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(list.allows(InetAddress.getByName("11.1.2.3"))).isFalse();
        assertThat(AccessList.EVERYBODY.allows(InetAddress.getByName("11.1.2.3")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "abc",
                "192.168.1",
                "192.168.1.256",
                "192.168.1.1/33",
                "192.168.1.1/",
                "fd00::/129",
                "fd00::/-1",
                "1:2:3",
                "fe80::1%eth0",
                "10.0.0.0/8/8",
                "/8",
                "10.0.0.0/999999999999"
            })
    void refusesWhatIsNoAddress(String entry) {
        assertThatThrownBy(() -> AccessList.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + entry + "\" is no address or prefix");
    }

    @Test
    void refusesAListThatLetsNobodyIn() {
        assertThatThrownBy(() -> AccessList.of(List.of())).hasMessageContaining("lets nobody in");
    }
}
