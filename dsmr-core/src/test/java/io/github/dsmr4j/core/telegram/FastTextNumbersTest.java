package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the fast path is taken, not only that it says what the slow one would. */
class FastTextNumbersTest {
    private static final String DIGITS = "9876543210123456";

    private final ValueView view = new ValueView();

    private boolean reads(String raw, int numberEnd) {
        byte[] bytes = Arrays.copyOf((raw + ")(").getBytes(ISO_8859_1), raw.length() + 2 + FastText.REACH);
        return FastText.number(bytes, 0, numberEnd, raw.length(), view);
    }

    @Test
    void readsEveryLengthAndPlaceOfThePoint() {
        for (int whole = 1; whole <= 16; whole++) {
            for (int fraction = 0; fraction <= 7; fraction++) {
                String digits = DIGITS.substring(0, Math.min(16, whole)) + DIGITS.substring(0, fraction);
                String text = fraction == 0 ? digits : digits.substring(0, whole) + "." + digits.substring(whole);
                if (text.length() <= 16) {
                    for (String unit : new String[] {"", "*kWh"}) {
                        assertThat(reads(text + unit, text.length())).as(text).isTrue();
                        assertThat(view.scale()).as(text).isEqualTo(fraction);
                        assertThat(view.unscaled()).as(text).isEqualTo(Long.parseLong(digits));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABC",
                "1234567S",
                "12345678 ",
                "12345678\u00e9",
                "1-0:1.8.1",
                "12AB34CD56EF",
                "1234567890123456789012",
                "12x",
                "-1.000",
                "221.2V",
                "005A",
                "12345678901234567",
                "1.123456789",
                "1..2",
                "1.2.3",
                "5.",
                ".5",
            })
    void leavesEverythingElse(String raw) {
        assertThat(reads(raw, raw.length())).as(raw).isFalse();
        assertThat(reads(raw, FastText.NO_NUMBER)).as(raw).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678A", "230626114200S", "123456789012345f"})
    void knowsThatManyDigitsWithOneLetterAreNoNumber(String raw) {
        assertThat(reads(raw, raw.length())).isTrue();
        assertThat(view.isNumber()).isFalse();
    }

    @Test
    void leavesAStarWithoutAUnit() {
        assertThat(reads("12*", 2)).isFalse();
    }

    @Test
    void findsTheEndOfAsManyDigitsAsANumberHas() {
        for (int length = 0; length <= 30; length++) {
            byte[] bytes = ("1234567890".repeat(3).substring(0, length) + ")" + "0".repeat(FastText.REACH))
                    .getBytes(ISO_8859_1);
            int end = FastText.digitsEnd(bytes, 0);
            assertThat(end).isGreaterThan(Math.min(length, ValueView.MAX_DIGITS) - 1);
            if (length <= ValueView.MAX_DIGITS) {
                assertThat(end).isEqualTo(length);
            }
        }
    }

    @Test
    void findsDigitsAndPairs() {
        byte[] bytes = "12345678 1234/67890:2345".getBytes(ISO_8859_1);
        assertThat(FastText.isDigits(bytes, 0)).isTrue();
        assertThat(FastText.isDigits(bytes, 1)).isFalse();
        assertThat(FastText.isDigits(bytes, 9)).isFalse();
        assertThat(FastText.isDigits(bytes, 14)).isFalse();
        assertThat(FastText.pairs(bytes, 0)).isEqualTo(12L | 34L << 16 | 56L << 32 | 78L << 48);
    }
}
