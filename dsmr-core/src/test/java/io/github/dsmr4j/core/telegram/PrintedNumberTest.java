package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of every form, as they are read when the fast path leaves them. */
class PrintedNumberTest {
    private final ValueView view = new ValueView();

    private void read(String raw) {
        byte[] group = ("(" + raw + ")").getBytes(ISO_8859_1);
        byte[] bytes = Arrays.copyOf(group, group.length + FastText.REACH);
        PrintedNumber.read(bytes, 1, 1 + raw.length(), view);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "-1, -1, 0",
        "-1.000, -1000, 3",
        "-01A, -1, 0",
        "12345678, 12345678, 0",
        "123456789012345678, 123456789012345678, 0",
        "-123456789012345678, -123456789012345678, 0",
        "1.23456789012345678, 123456789012345678, 17",
        "12345678901234567.8, 123456789012345678, 1",
        "0.5*kWh, 5, 1",
        "0.5*anything, 5, 1",
        "221.2V, 2212, 1",
        "1.5A, 15, 1",
        "005A, 5, 0",
        "12kW, 12, 0",
        "12MVArh, 12, 0",
        "9999.999kvar, 9999999, 3",
        "'12 ', 12, 0",
        "'12.5*kW  ', 125, 1",
        "'12.5kW\t', 125, 1",
    })
    void readsNumbers(String raw, long unscaled, int scale) {
        read(raw);
        assertThat(view.isNumber()).as(raw).isTrue();
        assertThat(view.unscaled()).as(raw).isEqualTo(unscaled);
        assertThat(view.scale()).as(raw).isEqualTo(scale);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "--1",
                ".5",
                "-.5",
                "5.",
                "5. ",
                "1.2.3",
                "1 2",
                "12\u0080",
                "12*",
                "12* ",
                "12*k,W",
                "12*k*W",
                "12*k W",
                "12A",
                "0005A",
                "12x",
                "12kWx",
                "12kvarhx",
                "1234567890123456789",
                "12345678901234567890123456789012",
                "12345678901234567.89",
                "1.234567890123456789",
                "141106185610W",
                "0-0:96.7.19",
                "3837313438313339A",
            })
    void leavesEverythingElse(String raw) {
        read("1");
        read(raw);
        assertThat(view.isNumber()).as(raw).isFalse();
    }

    @Test
    void doesNotReadBeyondTheGroup() {
        byte[] bytes = Arrays.copyOf("(12)34)".getBytes(ISO_8859_1), 7 + FastText.REACH);
        PrintedNumber.read(bytes, 1, 3, view);
        assertThat(view.unscaled()).isEqualTo(12);
    }
}
