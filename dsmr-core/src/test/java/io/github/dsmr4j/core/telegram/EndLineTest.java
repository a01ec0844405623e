package io.github.dsmr4j.core.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndLineTest {
    /** What stands behind the mark, up to the {@code ;} that is put for a line feed. */
    @ParameterizedTest
    @CsvSource({
        "E47C,   4, E47C, true,  true",
        "e47c,   4, E47C, true,  true",
        "0;,     1, 0,    true,  true",
        "7C ;,   2, 7C,   true,  true",
        ";,      0, 0,    false, false",
        "' ;',   0, 0,    false, false",
        "' 7',   0, 0,    false, true",
        "7C 4,   2, 7C,   false, true",
        "7CG,    2, 7C,   false, true",
        "/,      0, 0,    false, true"
    })
    void itsDigitsAreACrcIfNothingElseStandsThere(
            String text, int digits, String crc, boolean isCrc, boolean isPrinted) {
        EndLine line = new EndLine();
        line.begin();
        String printed = text.replace(';', '\n');
        for (int at = 0; at < printed.length(); at++) {
            assertThat(line.endsWith((byte) printed.charAt(at), at + 1)).isEqualTo(at == printed.length() - 1);
        }
        assertThat(line.digits()).isEqualTo(digits);
        assertThat(line.crc()).isEqualTo(Integer.parseInt(crc, 16));
        assertThat(line.hasCrc()).isEqualTo(isCrc);
        assertThat(line.isPrinted()).isEqualTo(isPrinted);
    }
}
