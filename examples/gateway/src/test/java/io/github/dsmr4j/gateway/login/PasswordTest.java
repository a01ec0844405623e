package io.github.dsmr4j.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final String HASH = "00000000000000000000000000000000"
            + "00000000000000000000000000000000"
            + "00000000000000000000000000000000"
            + "00000000000000000000000000000000";

    @Test
    void matchesItselfAlone() {
        Password password = Password.parse(Password.of("correct hörse €").text());
        assertThat(password.matches("correct hörse €")).isTrue();
        assertThat(password.matches("correct horse €")).isFalse();
        assertThat(password.matches("")).isFalse();
    }

    @Test
    void isKeptSlowlyHashedAndSalted() {
        String text = Password.of("correct horse").text();
        assertThat(text).startsWith("pbkdf2-hmac-sha512 210000 ").doesNotContain("correct");
        assertThat(Password.of("correct horse").text()).isNotEqualTo(text);
    }

    /** Of another implementation of PBKDF2, with the iterations and the salt that stand beside it. */
    @Test
    void takesTheNumberOfIterationsFromTheText() {
        String text = "pbkdf2-hmac-sha512 1000 000102030405060708090a0b0c0d0e0f "
                + "5e9c74ed68d5c78bc222fae60518fcb8ea1556d1aa26ab54bf62796e18b3490b3ba2c0ad785ed6e00eb57590ea488a908cef9dc4eea9e454ff532ed04415d25c";
        assertThat(Password.parse(text).matches("correct horse")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "pbkdf2-hmac-sha512 1 00000000000000000000000000000000 " + HASH,
                "pbkdf2-hmac-sha512 99999999 00000000000000000000000000000000 " + HASH,
                "pbkdf2-hmac-sha1 210000 00000000000000000000000000000000 " + HASH,
                "pbkdf2-hmac-sha512 210000 00 00",
            })
    void somethingElseIsNoPassword(String text) {
        assertThatThrownBy(() -> Password.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeIsTakenHoweverItIsTyped() {
        OneTimeCode code = OneTimeCode.draw();
        assertThat(code.text())
                .matches("([A-Z2-9]{4}-){2}[A-Z2-9]{4}")
                .isNotEqualTo(OneTimeCode.draw().text());
        assertThat(code.matches(code.text())).isTrue();
        assertThat(code.matches(" " + code.text().toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(code.matches("")).isFalse();
        assertThat(code.matches(code.text().substring(1))).isFalse();
    }
}
