package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the fast path is taken, not only that it says what the slow one would. */
class FastNumberTest {
    private static final String DIGITS = "9876543210123456";

    private static long of(String raw, int numberEnd) {
        byte[] bytes = Arrays.copyOf((raw + ")(").getBytes(ISO_8859_1), raw.length() + 2 + FastText.REACH);
        return FastNumber.of(bytes, 0, numberEnd, raw.length());
    }

    private static int scale(long number) {
        return (int) number & ((1 << FastNumber.SCALE_BITS) - 1);
    }

    @Test
    void readsEveryLengthAndPlaceOfThePoint() {
        for (int whole = 1; whole <= 16; whole++) {
            for (int fraction = 0; fraction <= 7; fraction++) {
                String digits = DIGITS.substring(0, Math.min(16, whole)) + DIGITS.substring(0, fraction);
                String text = fraction == 0 ? digits : digits.substring(0, whole) + "." + digits.substring(whole);
                if (text.length() <= 16) {
                    for (String unit : new String[] {"", "*kWh"}) {
                        long number = of(text + unit, text.length());
                        assertThat(scale(number)).as(text).isEqualTo(fraction);
                        assertThat(number >> FastNumber.SCALE_BITS).as(text).isEqualTo(Long.parseLong(digits));
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
                "kWh",
                "230626114200S",
                "230626114200W",
                "1-0:1.8.1",
                "0-1:24.2.1",
                "12AB34CD56EF",
                "4B384547303034303436333935353037",
                "1234567890123456789012",
                "12x",
            })
    void tellsWhatIsSurelyText(String raw) {
        assertThat(scale(of(raw, raw.length()))).as(raw).isEqualTo(FastNumber.TEXT);
        assertThat(scale(of(raw, FastText.NO_NUMBER))).as(raw).isEqualTo(FastNumber.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1.000",
                "221.2V",
                "005A",
                "12.5kW",
                "000123.456*kWh ",
                "12345678901234567",
                "123456789012345678",
                "1.123456789",
                "1..2",
                "5.",
                "12 ",
            })
    void leavesWhatItIsNotSureOf(String raw) {
        assertThat(scale(of(raw, FastText.NO_NUMBER))).as(raw).isEqualTo(FastNumber.UNSURE);
    }

    @Test
    void aStarWithoutAUnitIsNotSure() {
        assertThat(scale(of("12*", 2))).isEqualTo(FastNumber.UNSURE);
    }

    @Test
    void findsDigitsAndPairs() {
        byte[] bytes = "12345678 1234/67890:2345".getBytes(ISO_8859_1);
        assertThat(FastNumber.isDigits(bytes, 0)).isTrue();
        assertThat(FastNumber.isDigits(bytes, 1)).isFalse();
        assertThat(FastNumber.isDigits(bytes, 9)).isFalse();
        assertThat(FastNumber.isDigits(bytes, 14)).isFalse();
        assertThat(FastNumber.pairs(bytes, 0)).isEqualTo(12L | 34L << 16 | 56L << 32 | 78L << 48);
    }
}
