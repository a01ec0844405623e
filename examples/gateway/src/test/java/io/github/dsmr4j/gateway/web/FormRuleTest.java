package io.github.dsmr4j.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRuleTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, localhost:8080",
        "http://pi.local, pi.local",
        "http://pi, PI:80",
        "https://p1.example.org, p1.example.org",
        "https://p1.example.org, p1.example.org:443",
        "http://[::1]:8080, [::1]:8080",
        "http://192.168.1.5:8080, 192.168.1.5:8080",
    })
    void ownPagesMaySendForms(String origin, String host) {
        assertThat(FormRule.isSame(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, localhost",
        "http://localhost:8081, localhost:8080",
        "http://localhost, localhost:8080",
        "https://localhost, localhost:80",
        "http://localhost.evil.example:8080, localhost:8080",
        "http://localhost:8080@evil.example, localhost:8080",
        "http://localhost:8080/, localhost:8080",
        "http://LOCALHOST:8080, localhost:8080",
        "null, localhost:8080",
        "file://, localhost:8080",
        "http://evil.example http://localhost:8080, localhost:8080",
        "ftp://localhost:8080, localhost:8080",
        "'', ''",
        "http://, ''",
    })
    void othersMayNot(String origin, String host) {
        assertThat(FormRule.isSame(origin, host)).isFalse();
    }
}
