package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {
    private static final FramerOptions ANY = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    static List<ComposedTelegram> composed() {
        return ComposedTelegram.all();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nl-2.2-gas",
                "be-wallonia-reversed-peak",
                "lu-relays-and-messages",
                "hu-raw-ff-message",
                "bad-lines",
                "bad-values",
                "stream-wrong-crc"
            })
    void printsWhatIsInItsFile(String name) throws IOException {
        assertThat(explained(ComposedTelegram.named(name).bytes(), FramerOptions.DEFAULT))
                .isEqualTo(expected(name));
    }

    private static String expected(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ExplanationTest.class.getResourceAsStream("explained/" + name + ".txt"), name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    @Test
    void saysWhatIsUnknown() throws IOException {
        assertThat(explained("1-0:1.8.0(1*kWh)", "1-0:123.45.6(0000123456)(x)", "1-0:1.7.0(2*hp)", "0-0:96.13.0()"))
                .contains(
                        "  1-0:123.45.6  unknown" + " ".repeat(22) + "0000123456\n" + " ".repeat(45) + "x\n",
                        "  1-0:1.7.0     power from the grid          2*hp        unknown  DSMR",
                        "  4 objects: 3 known, 1 unknown; 0 problems\n");
    }

    @Test
    void cutsLongValuesAndLongLists() throws IOException {
        String text = explained("0-0:96.13.0(" + "3".repeat(2048) + ")", "1-0:99.97.0" + "(7)".repeat(100));
        assertThat(text).contains(" message                     " + "3".repeat(25) + "\u2026 (2048 characters)  ");
        assertThat(text.lines().filter(line -> line.endsWith(" 7"))).hasSize(63);
        assertThat(text).contains(" \u2026 and 36 values more\n");
    }

    @Test
    void anUnknownCodeMayHideAnIdentifier() throws IOException {
        String telegram = telegram("0-0:96.99.1(4530303939)(E009912345)(00012)", "0-0:96.98.1(123456*kWh)");
        assertThat(explained(telegram.getBytes(ISO_8859_1), ANY)).contains("4530303939", "E009912345", "123456*kWh");
        assertThat(anonymised(telegram.getBytes(ISO_8859_1), 1))
                .contains("0-0:96.99.1", "00012", "123456*kWh")
                .doesNotContain("4530303939", "E009912345");
    }

    @Test
    void anonymisedItShowsNothingOfWhatWasRejected() throws IOException {
        byte[] cut = "/ABC5\r\n\r\n0-0:96.1.1(4530303939".getBytes(ISO_8859_1);
        assertThat(explained(cut, FramerOptions.DEFAULT))
                .startsWith("Rejected, 30 bytes at offset 0: incomplete\n  The end is missing: ")
                .contains(" check cable and adapter.\n  /ABC5\\r\\n\\r\\n0-0:96.1.1(4530303939\n");
        assertThat(anonymised(cut, 1))
                .startsWith("Rejected, 30 bytes at offset 0: incomplete\n  The end is missing: ")
                .contains("\n  not shown: ")
                .doesNotContain("4530303939", "ABC5");
    }

    @Test
    void saysHowToReportAMeter() throws IOException {
        byte[] telegram = telegram("1-0:1.8.0(1*kWh)").getBytes(ISO_8859_1);
        assertThat(explained(telegram, ANY)).contains("To report a meter, run this again with --anonymise");
        assertThat(anonymised(telegram, 1)).contains("To report a meter, make sure that nothing private is left");
        assertThat(explained(new byte[0], ANY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("composed")
    void anonymisedItPrintsNoIdentifier(ComposedTelegram composed) throws IOException {
        String text = anonymised(composed.bytes(), 1);

        for (String identifier : AnonymisingTest.identifiers(AnonymisingTest.telegrams(composed.bytes(), ANY))) {
            String shown = ShownText.escaped(identifier);
            assertThat(text).doesNotContain(shown.substring(0, Math.min(shown.length(), 24)));
        }
        assertThat(text).doesNotContain("it cannot be anonymised");
    }

    /** Whatever comes, it is shown: in lines that a terminal can take, each caret under its line. */
    @ParameterizedTest
    @MethodSource("composed")
    void explainsDamagedInput(ComposedTelegram composed) throws IOException {
        SplittableRandom random = new SplittableRandom(composed.name().hashCode());
        for (int tries = 0; tries < 20; tries++) {
            byte[] damaged = damaged(composed.bytes(), random);
            canBeShown(explained(damaged, tries % 2 == 0 ? ANY : FramerOptions.DEFAULT));
            canBeShown(anonymised(damaged, tries));
        }
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        for (int count = random.nextInt(1, 30); count > 0 && bytes.length > 0; count--) {
            int at = random.nextInt(bytes.length);
            String frequent = "()/!\r\n*.:-0\u00ff\u001b";
            bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : frequent.charAt(random.nextInt(13)));
        }
        return bytes;
    }

    private static void canBeShown(String text) {
        assertThat(text).matches("[ -~\n\u2026]*");
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            assertThat(lines.get(index).length()).isLessThan(500);
            if (lines.get(index).matches(" *\\^") && lines.get(index - 2).matches(" +line [0-9]+: .*")) {
                assertThat(lines.get(index).length())
                        .isLessThanOrEqualTo(lines.get(index - 1).length() + 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,0:2.7.0(00.451*kW)      | 1
                    1-0:2.7.0                 | 9
                    1-0:2.7.                  | 8
                    1-0:2.7.0 00.451*kW       | 10
                    1-0:2.7.0*255 x           | 14
                    1-0:2.7.0.255(1)x         | 16
                    1-0:1234.7.0(1)           | 7
                    0-0:96.1.1(45303(1)       | 16
                    0-0:96.1.1(45303)(1       | 17
                    0-0:96.1.1(45303) )       | 18
                    (00001.000)               | 0
                    """)
    void theCaretStandsWhereALineStopsBeingAnObject(String line, int spot) {
        assertThat(ShownProblem.spot(line)).isEqualTo(spot);
    }

    @Test
    void showsALongLineAroundTheCaret() throws IOException {
        assertThat(explained("1-0:1.8.0(1*kWh)", "0-0:96.13.0(" + "\u00ff".repeat(100) + "1(" + "2".repeat(100)))
                .contains("  line 4: a parenthesis inside a value group\n"
                        + "    \u2026" + "\\xff".repeat(59) + "1(" + "2".repeat(39) + "\u2026 (214 characters)\n"
                        + "     " + " ".repeat(4 * 59 + 1) + "^\n");
    }

    private static String telegram(String... lines) {
        return "/ABC5\r\n\r\n" + String.join("\r\n", lines) + "\r\n!\r\n";
    }

    private static String explained(String... lines) throws IOException {
        return explained(telegram(lines).getBytes(ISO_8859_1), FramerOptions.DEFAULT);
    }

    private static String explained(byte[] bytes, FramerOptions options) throws IOException {
        return decoded(bytes, options, new Explanation(Optional.empty()));
    }

    private static String anonymised(byte[] bytes, long seed) throws IOException {
        Anonymiser anonymiser = new Anonymiser(new Pseudonyms(new SplittableRandom(seed)));
        return decoded(bytes, ANY, new Explanation(Optional.of(anonymiser)));
    }

    private static String decoded(byte[] bytes, FramerOptions options, DecodedText form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Decoding(options, Optional.empty(), form, new Output(out))
                .decode(new StreamTransport("test", new ByteArrayInputStream(bytes)));
        return out.toString(UTF_8);
    }
}
