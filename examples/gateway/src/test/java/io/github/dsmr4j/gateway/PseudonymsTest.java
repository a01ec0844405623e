package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(new SplittableRandom(1));

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(ISO_8859_1));
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "99017733, [0-9]{8}",
        "ADF3100000099127, [A-F]{3}[0-9]{13}",
        "9F3a, [0-9][A-F][0-9][a-f]",
        "WATER-0099-507, [A-Z]{5}-[0-9]{4}-[0-9]{3}",
        "1ESY9900000001, [0-9][A-Z]{3}[0-9]{10}",
        "aux Meter\u00ff1, '[a-z]{3} [A-Z][a-z]{4}\u00ff[0-9]'",
        "990, [0-9]{3}"
    })
    void aDigitForADigitAndALetterForALetter(String printed, String form) {
        assertThat(pseudonyms.of(printed)).matches(form).isNotEqualTo(printed);
    }

    @Test
    void hexOfTextStaysHexOfText() {
        String pseudonym = pseudonyms.of(hex("E0047 zz-9"));
        assertThat(pseudonym).isUpperCase();
        assertThat(text(pseudonym)).matches("[A-Z][0-9]{4} [a-z]{2}-[0-9]");
        assertThat(pseudonyms.of("6a6b6c6d6e")).matches("([67][0-9a-f]){5}");
    }

    @Test
    void theSameIdentifierHasTheSameOneAndInHexToo() {
        String pseudonym = pseudonyms.of("KA6U0099");
        assertThat(pseudonyms.of("KA6U0099")).isEqualTo(pseudonym);
        assertThat(pseudonyms.of(hex("KA6U0099"))).isEqualTo(hex(pseudonym));
        assertThat(pseudonyms.of(" KA6U0099  ")).isEqualTo(" " + pseudonym + "  ");
    }

    @Test
    void differentIdentifiersHaveDifferentOnes() {
        Set<String> seen = new HashSet<>();
        for (int number = 10; number < 90; number++) {
            String pseudonym = pseudonyms.of(String.valueOf(number));
            assertThat(seen.add(pseudonym)).as("%d is %s", number, pseudonym).isTrue();
        }
    }

    @Test
    void anotherStartGivesOthers() {
        assertThat(new Pseudonyms(new SplittableRandom(2)).of("9901773399")).isNotEqualTo(pseudonyms.of("9901773399"));
    }

    @Test
    void moreIdentifiersThanPseudonymsAreNoFailure() {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            assertThat(pseudonyms.of(String.valueOf(letter))).matches("[A-Z]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "00000000", "   ", "--", "202020202020", "2D2D2D2D", "303030303030", "\u00ff\u00ff"})
    void whatSaysNothingStays(String printed) {
        assertThat(pseudonyms.of(printed)).isEqualTo(printed);
    }

    /** Else the reader of a telegram would show an identifier of four letters where the meter prints eight digits. */
    @Test
    void digitsDoNotBecomeHexOfText() {
        for (int number = 0; number < 500; number++) {
            String printed = "99" + (10_000_000_000L + number);
            assertThat(Pseudonyms.isHexOfText(printed)).isFalse();
            assertThat(Pseudonyms.isHexOfText(pseudonyms.of(printed)))
                    .as(printed)
                    .isFalse();
        }
    }

    /** A serial number in decimal must not keep every other digit because its octets happen to be text. */
    @ParameterizedTest
    @CsvSource({
        "35363738, false",
        "3536373839, false",
        "313233343536, true",
        "232526282425, false",
        "4B4C, true",
        "4B0D, false",
        "4B4, false",
        "4B4G, false",
        "'', false"
    })
    void tellsOctetsOfTextFromNumbers(String printed, boolean hexOfText) {
        assertThat(Pseudonyms.isHexOfText(printed)).isEqualTo(hexOfText);
    }
}
