package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.Crc16;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymiserTest {
    private static final FramerOptions ANY = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    private final Anonymiser anonymiser = new Anonymiser(new Pseudonyms(new SplittableRandom(1)));

    private static Telegram telegram(String text) {
        return (Telegram) Telegram.decode(text.getBytes(ISO_8859_1), ANY);
    }

    private String anonymised(String text) {
        return new String(anonymiser.anonymise(telegram(text)), ISO_8859_1);
    }

    private static String body(String identification, String... lines) {
        return "/" + identification + "\r\n\r\n" + String.join("\r\n", lines) + "\r\n!";
    }

    /** The anonymised telegram of these lines under a valid CRC, without the CRC. */
    private String anonymisedBody(String identification, String... lines) {
        String body = body(identification, lines);
        String anonymised = anonymised(body + crc(body) + "\r\n");
        assertThat(telegram(anonymised + "\r\n").crc()).isEqualTo(CrcStatus.VALID);
        return anonymised.substring(0, body.length());
    }

    private static String crc(String body) {
        byte[] bytes = body.getBytes(ISO_8859_1);
        return String.format(Locale.ROOT, "%04X", Crc16.compute(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "0-0:96.1.0, true",
        "0-0:96.1.1, true",
        "0-0:96.1.2, true",
        "0-0:96.1.4, false",
        "0-0:96.1.4*255, false",
        "0-0:96.1.255*255, true",
        "0-1:96.1.0, true",
        "0-4:96.1.1, true",
        "0-2:96.1.2, true",
        "0-1:96.1.4, true",
        "0-0:42.0.0, true",
        "0-0:96.13.0, true",
        "0-0:96.13.5, true",
        "0-0:96.14.0, false",
        "0-0:96.7.21, false",
        "0-0:0.0.0, false",
        "1-0:0.0.0*255, true",
        "7-0:0.0.0, true",
        "0-0:1.0.0, false",
        "1-0:0.2.8, false",
        "0-1:24.2.1, false"
    })
    void knowsTheCodesOfIdentifiers(String reference, boolean identifier) {
        assertThat(Anonymiser.isIdentifier(Obis.parse(reference).orElseThrow())).isEqualTo(identifier);
    }

    @Test
    void replacesIdentifiersAndNothingElse() {
        assertThat(anonymisedBody(
                        "ISK5\\2M550E-1012",
                        "1-3:0.2.8(50)",
                        "0-0:1.0.0(240305181500W)",
                        "0-0:96.1.1(4530303939303030)",
                        "1-0:1.8.1(000123.450*kWh)",
                        "0-1:96.1.0(WATER-0099)(x1)",
                        "0-1:24.2.1(240305181500W)(00012.345*m3)"))
                .matches("\\Q/ISK5\\2M550E-1012\r\n\r\n1-3:0.2.8(50)\r\n0-0:1.0.0(240305181500W)\r\n"
                        + "0-0:96.1.1(\\E(4[1-9A-F]|5[0-9A])(3[0-9]){7}"
                        + "\\Q)\r\n1-0:1.8.1(000123.450*kWh)\r\n0-1:96.1.0(\\E[A-Z]{5}-[0-9]{4}\\)\\([a-z][0-9]"
                        + "\\Q)\r\n0-1:24.2.1(240305181500W)(00012.345*m3)\r\n!\\E")
                .doesNotContain("4530303939303030", "WATER", "-0099");
    }

    @Test
    void aWrappedValueStaysWrapped() {
        String line = "0-0:96.13.0(4D61696E7465\r\n6E616E6365\r\n)";
        String whole = "0-1:96.1.0(4D61696E74656E616E6365)";

        List<String> lines = anonymisedBody("ABC5", line, whole).lines().toList();

        assertThat(lines.get(2)).matches("0-0:96.13.0\\([0-9A-F]{12}");
        assertThat(lines.get(3)).matches("[0-9A-F]{10}");
        assertThat(lines.get(4)).isEqualTo(")");
        assertThat(lines.get(5))
                .isNotEqualTo(whole)
                .isEqualTo("0-1:96.1.0(" + lines.get(2).substring("0-0:96.13.0(".length()) + lines.get(3) + ")");
    }

    @Test
    void theSameIdentifierIsTheSameInEveryTelegram() {
        String first = anonymisedBody("ABC5", "0-0:96.1.1(ABCDEFGH12345)");
        assertThat(anonymisedBody("ABC5", "0-0:96.1.1(ABCDEFGH12345)")).isEqualTo(first);
        assertThat(anonymisedBody("ABC5", "0-0:96.1.1(ABCDEFGH12346)")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "KMP5 ZABF009955550000, KMP5 ZABF[0-9]{12}",
        "XMX5LGBBFG1009900001, XMX5LGBBFG[0-9]{10}",
        "AUX59909912345, AUX[0-9]{11}",
    })
    void aSerialNumberInTheFirstLineIsReplaced(String identification, String form) {
        String first = anonymisedBody(identification, "1-3:0.2.8(50)")
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(first).matches("/" + form).isNotEqualTo("/" + identification);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLU5\\253799003_A", "ESY5Q3DB1024 V3.04", "KFM5KAIFA-METER", "Ene5\\XS210 ESMR 5.0"})
    void theTypeInTheFirstLineStays(String identification) {
        assertThat(anonymisedBody(identification, "1-3:0.2.8(50)")).startsWith("/" + identification + "\r\n");
    }

    @Test
    void damagedLinesLoseWhatMayBeAnIdentifier() {
        List<String> lines = anonymisedBody(
                        "ABC5",
                        "0-0:96.1.1 4530303939)",
                        "1,0:2.7.0(00.451*kW)",
                        "0-0:96.1.1(4530303939(1",
                        "1-0:1.8.1(000123.450*kWh)")
                .lines()
                .toList();

        assertThat(lines.get(2)).matches("0-0:96.1.1 [0-9]{10}\\)").doesNotContain("4530303939");
        assertThat(lines.get(3)).isEqualTo("1,0:2.7.0(00.451*kW)");
        assertThat(lines.get(4)).matches("0-0:96.1.1\\([0-9]{10}\\(1").doesNotContain("4530303939");
        assertThat(lines.get(5)).isEqualTo("1-0:1.8.1(000123.450*kWh)");
    }

    @Test
    void underAWrongCrcACodeMayBeDamaged() {
        List<String> lines = anonymised(body(
                                "ABC50-0:96.1.1(4530303930)",
                                "0-0:16.1.1(4530303939)",
                                "0-0:1.0.0(240305181500W)",
                                "1-0:1.8.1(000123.450*kWh)",
                                "0-0:96.7.21(00005)")
                        + "0000")
                .lines()
                .toList();

        assertThat(lines.get(0)).matches("/ABC50-0:96.1.1\\([0-9]{10}\\)").doesNotContain("4530303930");
        assertThat(lines.get(2)).matches("0-0:16.1.1\\([0-9]{10}\\)").doesNotContain("4530303939");
        assertThat(lines.get(3)).isEqualTo("0-0:1.0.0(240305181500W)");
        assertThat(lines.get(4)).isEqualTo("1-0:1.8.1(000123.450*kWh)");
        assertThat(lines.get(5)).isEqualTo("0-0:96.7.21(00005)");
    }

    @Test
    void bytesThatAreNoTextStay() {
        assertThat(anonymisedBody("ABC5", "0-0:96.13.0(\u00ff\u0080\u0000)", "1-0:1.8.0(1*m\u00b3)"))
                .contains("0-0:96.13.0(\u00ff\u0080\u0000)", "(1*m\u00b3)");
    }

    /** Whatever its first digits are, a right CRC stays right, in the case and with the zeros that the meter prints. */
    @Test
    void aRightCrcStaysRight() {
        int shorter = 0;
        for (int number = 0; number < 300; number++) {
            String body = body("ABC5", "0-0:96.1.1(SERIAL" + number + ")");
            String full = crc(body);
            String lost = full.replaceFirst("^0+(?=.)", "");

            assertThat(anonymised(body + full))
                    .matches("(?s).*\r\n![0-9A-F]{4}")
                    .satisfies(this::isValid);
            assertThat(anonymised(body + lost + "\r\n")).satisfies(this::isValid);
            shorter += lost.length() < 4 ? 1 : 0;
        }
        assertThat(shorter).isPositive();
    }

    private void isValid(String telegram) {
        assertThat(telegram(telegram + "\r\n").crc()).isEqualTo(CrcStatus.VALID);
    }

    @Test
    void lettersOfTheCrcKeepTheirCase() {
        int withLetters = 0;
        for (int number = 0; number < 20; number++) {
            String body = body("ABC5", "0-0:96.1.1(SERIAL" + number + ")");
            String lower = crc(body).toLowerCase(Locale.ROOT);
            if (lower.matches(".*[a-f].*")) {
                assertThat(anonymised(body + lower))
                        .matches("(?s).*![0-9a-f]{4}")
                        .satisfies(this::isValid);
                withLetters++;
            }
        }
        assertThat(withLetters).isPositive();
    }

    @Test
    void theCrcOfLfAloneIsThatOfCrLf() {
        String body = body("ABC5", "0-0:96.1.1(SERIAL)");
        String anonymised = anonymised(body.replace("\r", "") + crc(body));
        assertThat(anonymised).doesNotContain("\r", "SERIAL").satisfies(this::isValid);
        String plain = body.replace("\r", "");
        assertThat(anonymised(plain + crc(plain))).doesNotContain("SERIAL").satisfies(this::isValid);
    }

    @Test
    void aWrongCrcIsWrongByTheSameBits() {
        String body = body("ABC5", "0-0:96.1.1(SERIAL)");
        int wrong = Integer.parseInt(crc(body), 16) ^ 0x0110;

        String anonymised = anonymised(body + String.format(Locale.ROOT, "%04X", wrong));

        int end = anonymised.indexOf('!') + 1;
        int right = Integer.parseInt(crc(anonymised.substring(0, end)), 16);
        assertThat(Integer.parseInt(anonymised.substring(end), 16) ^ right).isEqualTo(0x0110);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V846\r\n", "8V46\r\n", "???\r\n", "  12\r\n"})
    void whatIsNoCrcStaysWrong(String printed) {
        String text = body("ABC5", "0-0:96.1.1(SERIAL)") + printed;
        assertThat(telegram(text).crc()).isEqualTo(CrcStatus.INVALID);
        assertThat(telegram(anonymised(text) + "\r\n").crc()).isEqualTo(CrcStatus.INVALID);
    }

    /** The reading of a right CRC ended where something else began: it would be right without that. */
    @Test
    void aRightCrcWithTextBehindItStaysWrong() {
        for (int number = 0; number < 300; number++) {
            String body = body("ABC5", "0-0:96.1.1(SERIAL" + number + ")");
            if (crc(body).startsWith("0")) {
                String text = body + crc(body).substring(1) + "x\r\n";
                assertThat(telegram(text).crc()).isEqualTo(CrcStatus.INVALID);
                assertThat(anonymised(text)).endsWith("!?");
                return;
            }
        }
        fail("no CRC began with a zero");
    }

    /** Oddities that are worth a report, from meters that never print a CRC. */
    @Test
    void withoutACrcCodesAreBelieved() {
        String text = body(
                "ABC5", "0-0:1.0.0(07E8061C050A2B2B00FF8880)", "1-0:99.97.0(1)(0-0:96.7.19)(240410181749S)(14026565)");
        assertThat(anonymised(text + "\r\n")).isEqualTo(text);
    }

    @Test
    void noCrcStaysNone() {
        assertThat(anonymised(body("ABC5", "0-0:96.1.1(SERIAL)") + "\r\n")).endsWith(")\r\n!");
    }
}
