package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @Test
    void isAPath() {
        assertThat(FileName.path("a b/c.txt")).isEqualTo(Path.of("a b", "c.txt"));
    }

    @Test
    void isNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> FileName.path("")).withMessage("the file name is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "0f1e2d3c 4b5a6978 8796a5b4 c3d2e1f0",
                "0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0",
                "0F1E2D3C-4B5A6978-8796A5B4-C3D2E1F",
                "4142433132333435 0F1E2D3C4B5A69788796A5B4C3D2E1F0"
            })
    void isNoKeyWhichIsNotRepeated(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileName.path(key))
                .withMessageContaining("a key belongs to --key")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("0F"));
        assertThat(FileName.path("./" + key)).hasFileName(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0F1E2D3C4B5A69788796A5B4C3D2E1F0.txt", "20261127-095000", "deadbeef", "keys"})
    void mayHoldHexadecimalDigits(String name) {
        assertThat(FileName.path(name)).isEqualTo(Path.of(name));
    }

    @Test
    void isOneThatTheLocaleCanExpress() {
        // Whatever the locale of this test, this name is refused in the same way.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileName.path("a\0b"))
                .withMessage("cannot read a\0b: the locale cannot express this file name;"
                        + " set LC_ALL=C.UTF-8 or use - (standard input)");
    }
}
