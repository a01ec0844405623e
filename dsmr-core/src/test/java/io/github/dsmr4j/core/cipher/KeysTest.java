package io.github.dsmr4j.core.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                " 0F1E 2D3C 4B5A 6978 8796 A5B4 C3D2 E1F0\n",
                "0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0",
                "0F1E2D3C-4B5A6978-8796A5B4-C3D2E1F0"
            })
    void aKeyIsReadAsOperatorsPrintIt(String text) {
        assertThat(CipherKey.parse(text).octets()).isEqualTo(TestMeter.octets(TestMeter.KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "0F1E2D3C4B5A69788796A5B4C3D2E1F, this one has 31",
        "0F1E2D3C4B5A69788796A5B4C3D2E1F00, this one has 33",
        "'', this one has 0",
        "0F1E2D3C4B5A69788796A5B4C3D2E1FG, another character"
    })
    void anotherTextIsNoKeyAndIsNotRepeated(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CipherKey.parse(text))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0F1E"));
    }

    @Test
    void aKeyHasSixteenOctets() {
        assertThat(CipherKey.of(new byte[16]).octets()).containsOnly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> CipherKey.of(new byte[15]));
    }

    @Test
    void nothingShowsAKey() {
        CipherKey key = CipherKey.parse(TestMeter.KEY);
        Keys keys = Keys.of(key).withAuthenticationKey(key);
        assertThat(key).hasToString("a key, not shown");
        assertThat(keys).hasToString("keys, not shown");
        assertThat(keys.withoutAuthentication()).hasToString("a key, not shown, without authentication");
    }

    @Test
    void aTitleIsSixteenDigits() {
        SystemTitle title = SystemTitle.parse("8142433132333435");
        assertThat(title).hasToString("8142433132333435").isEqualTo(SystemTitle.parse("8142433132333435"));
        assertThat(new SystemTitle(1)).hasToString("0000000000000001");
        assertThatIllegalArgumentException().isThrownBy(() -> SystemTitle.parse("414243313233343"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SystemTitle.parse("414243313233343X"))
                .withMessageContaining("414243313233343X");
    }

    @Test
    void theNumberOfTitlesIsPositive() {
        Decryption decryption = Decryption.by(title -> Optional.empty());
        assertThat(decryption.maxTitles()).isEqualTo(Decryption.DEFAULT_MAX_TITLES);
        assertThat(decryption.withMaxTitles(1).maxTitles()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> decryption.withMaxTitles(0));
    }
}
