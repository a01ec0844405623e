package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
    private final HostRule rule = HostRule.of("Meterkast", List.of("p1.example.org", "Energy."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LocalHost.:8080",
                "127.0.0.1:8080",
                "192.168.178.20",
                "[::1]:8080",
                "[fd00::20]",
                "[::ffff:192.168.1.2]:80",
                "meterkast",
                "METERKAST:80",
                "meterkast.local",
                "meterkast.local:8080",
                "p1.example.org",
                "p1.example.org:443",
                "energy",
            })
    void thisMachineMayBeCalled(String host) {
        assertThat(rule.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":8080",
                "evil.example",
                "meterkast.evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example:80",
                "xp1.example.org",
                "example.org",
                "localhost@evil.example",
                "evil.example#localhost",
                "localhost/evil",
                "localhost:80:80",
                "localhost, evil.example",
                "1.2.3",
                "0x7f000001",
                "[::1",
                "[evil.example]",
                "localhost..",
            })
    void nothingElseMay(String host) {
        assertThat(rule.allows(host)).isFalse();
    }

    @Test
    void aMachineWithADomainAnswersToItsFirstNameAsWell() {
        HostRule domain = HostRule.of("pi.home.example", List.of());
        assertThat(List.of("pi.home.example", "pi", "pi.local")).allMatch(domain::allows);
        assertThat(domain.allows("home.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.example.org", "http://x", "x:80", "a b", "-x", "x,y"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> HostRule.of("pi", List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + name
                        + "\" is no host name; expected one without scheme and port, such as meter.example.org");
    }
}
