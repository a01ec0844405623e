package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.TelegramCursor.Item;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnonymisingTest {
    private static final FramerOptions ANY = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    static List<ComposedTelegram> composed() {
        return ComposedTelegram.all();
    }

    @ParameterizedTest
    @MethodSource("composed")
    void composedTelegramsDifferInTheirIdentifiersAlone(ComposedTelegram composed) throws IOException {
        boolean stripParity = composed.expected().stripParity();
        differInIdentifiersAlone(composed.bytes(), ANY.withParityStripped(stripParity));
    }

    /** Recordings of real meters, from the folder of {@code -Ddsmr.telegrams}; skipped without it. */
    @Test
    void recordedTelegramsDifferInTheirIdentifiersAlone() throws IOException {
        String folder = System.getProperty("dsmr.telegrams", "");
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(folder).as("-Ddsmr.telegrams=DIR").isNotEmpty();
        }
        assumeFalse(folder.isEmpty(), "no -Ddsmr.telegrams=DIR");
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> recordings = files.filter(file -> file.toString().matches(".*\\.(txt|bin|log|cap|raw|dsmr)"))
                    .toList();
            assertThat(recordings).isNotEmpty();
            for (Path recording : recordings) {
                differInIdentifiersAlone(Files.readAllBytes(recording), ANY);
            }
        }
    }

    private static void differInIdentifiersAlone(byte[] input, FramerOptions options) throws IOException {
        List<Telegram> before = telegrams(input, options);
        byte[] output = anonymised(input, options, 1);
        compare(before, telegrams(output, ANY));
        compare(before, telegrams(anonymised(output, ANY, 2), ANY));

        String text = new String(output, ISO_8859_1);
        for (String identifier : identifiers(before)) {
            assertThat(text).doesNotContain(identifier);
        }
    }

    private static void compare(List<Telegram> before, List<Telegram> after) {
        assertThat(after)
                .extracting(Telegram::crc)
                .isEqualTo(before.stream().map(Telegram::crc).toList());
        for (int index = 0; index < before.size(); index++) {
            compare(before.get(index), after.get(index));
        }
    }

    private static byte[] anonymised(byte[] input, FramerOptions options, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Anonymiser anonymiser = new Anonymiser(new Pseudonyms(new SplittableRandom(seed)));
        new Anonymising(options, anonymiser, out::writeBytes)
                .anonymise(new StreamTransport("a test", new ByteArrayInputStream(input)));
        return out.toByteArray();
    }

    static List<Telegram> telegrams(byte[] input, FramerOptions options) throws IOException {
        List<Telegram> telegrams = new ArrayList<>();
        try (TelegramReader reader = new TelegramReader(new ByteArrayInputStream(input), options)) {
            while (reader.hasNext()) {
                TelegramResult next = reader.next();
                if (next instanceof Telegram telegram) {
                    telegrams.add(telegram);
                }
            }
        }
        return telegrams;
    }

    private static void compare(Telegram before, Telegram after) {
        assertThat(lineLengths(after)).isEqualTo(lineLengths(before));
        TelegramCursor was = before.cursor();
        TelegramCursor is = after.cursor();
        while (was.next() != Item.END) {
            assertThat(is.next()).isEqualTo(was.item());
            if (was.item() == Item.OBJECT) {
                compareObjects(was, is, before.crc() != CrcStatus.INVALID);
            } else {
                assertThat(is.problem().reason()).isEqualTo(was.problem().reason());
            }
        }
        assertThat(is.next()).isEqualTo(Item.END);
    }

    private static List<Integer> lineLengths(Telegram telegram) {
        String text = telegram.toString();
        return text.substring(0, text.lastIndexOf('!'))
                .lines()
                .map(String::length)
                .toList();
    }

    private static void compareObjects(TelegramCursor was, TelegramCursor is, boolean sound) {
        assertThat(is.obis()).isEqualTo(was.obis());
        assertThat(is.valueCount()).isEqualTo(was.valueCount());
        boolean identifier = Anonymiser.isIdentifier(new Obis(was.obis()));
        for (int index = 0; index < was.valueCount(); index++) {
            String before = was.value(index).text();
            String after = is.value(index).text();
            if (identifier) {
                assertThat(form(after)).isEqualTo(form(before));
                assertThat(Pseudonyms.isHexOfText(after)).isEqualTo(Pseudonyms.isHexOfText(before));
            } else if (sound || before.length() < 6) {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    /** Hexadecimal octets of a text have the form of the text. */
    private static String form(String text) {
        return Pseudonyms.isHexOfText(text)
                ? "hex " + form(new String(HexFormat.of().parseHex(text), ISO_8859_1))
                : text.replaceAll("[0-9]", "9").replaceAll("[A-Z]", "Z").replaceAll("[a-z]", "z");
    }

    /** What identifies the meters, as printed and decoded. */
    static List<String> identifiers(List<Telegram> telegrams) {
        List<String> identifiers = new ArrayList<>();
        for (Telegram telegram : telegrams) {
            TelegramCursor cursor = telegram.cursor();
            while (cursor.next() != Item.END) {
                if (cursor.item() == Item.OBJECT && Anonymiser.isIdentifier(new Obis(cursor.obis()))) {
                    addIdentifier(cursor.value(0).text(), identifiers);
                }
            }
        }
        return identifiers;
    }

    private static void addIdentifier(String printed, List<String> identifiers) {
        if (printed.length() > 4 && printed.matches("(?s).*[1-9A-Za-z].*") && !printed.matches("(2D|20|30)*")) {
            identifiers.add(printed);
            if (Pseudonyms.isHexOfText(printed)) {
                identifiers.add(new String(HexFormat.of().parseHex(printed), ISO_8859_1));
            }
        }
    }

    @Test
    void whatIsRejectedIsLeftOut() throws IOException {
        byte[] output =
                anonymised(ComposedTelegram.named("stream-encrypted-frame").bytes(), ANY, 1);
        try (TelegramReader reader = new TelegramReader(new ByteArrayInputStream(output))) {
            assertThat(reader.next()).isInstanceOf(Telegram.class);
            assertThat(reader.next()).isInstanceOf(Telegram.class);
            assertThat(reader.hasNext()).isFalse();
            assertThat(reader.counters().bytesSkipped()).isEqualTo(4);
        }
    }

    @Test
    void linesEndAsTheTelegramsDo() throws IOException {
        assertThat(new String(anonymised(ComposedTelegram.named("form-lf-only").bytes(), ANY, 1), ISO_8859_1))
                .doesNotContain("\r")
                .endsWith("\n");
        assertThat(new String(
                        anonymised(
                                ComposedTelegram.named("form-no-final-line-end").bytes(), ANY, 1),
                        ISO_8859_1))
                .endsWith("\r\n");
    }
}
