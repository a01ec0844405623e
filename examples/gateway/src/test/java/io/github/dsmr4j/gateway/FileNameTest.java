package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void isAPath() {
        assertThat(FileName.path("a b/c.txt")).isEqualTo(Path.of("a b", "c.txt"));
    }

    @Test
    void isNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> FileName.path("")).withMessage("the file name is empty");
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
