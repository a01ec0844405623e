package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposedTelegramTest {
    private static final Pattern START = Pattern.compile("/[A-Za-z]{3}");
    private static final Pattern END = Pattern.compile("(?s)(.*\\n!)([0-9A-Fa-f]{0,4})");

    static List<ComposedTelegram> all() {
        return ComposedTelegram.all();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(44);
        assertThat(all()).filteredOn(telegram -> telegram.expected().isTyped()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(all()).extracting(ComposedTelegram::name).doesNotHaveDuplicates();
        assertThat(all())
                .extracting(ComposedTelegram::country)
                .contains("NL", "BE", "LU", "AT", "SE", "FI", "HU", "LT", "CH", "DE");
    }

    @Test
    void indexAndFilesAgree() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(ComposedTelegram.class.getResource("telegrams/index.txt"))
                        .toURI())
                .resolveSibling("");
        Set<String> wanted = new TreeSet<>(List.of("index.txt"));
        for (ComposedTelegram telegram : all()) {
            wanted.add(telegram.name() + ".txt");
            wanted.add(telegram.name() + ".expected");
        }
        assertThat(fileNames(folder)).isEqualTo(wanted);
    }

    private static Set<String> fileNames(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    @Test
    void aNameThatIsNotThereIsTheCallersMistake() {
        assertThat(ComposedTelegram.named("nl-5.0-3-phase").version()).isEqualTo("5.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComposedTelegram.named("nowhere"))
                .withMessageContaining("nowhere");
    }

    @ParameterizedTest
    @MethodSource("all")
    void eventsAndSkippedBytesCoverTheFile(ComposedTelegram composed) {
        Expected expected = composed.expected();
        String text = text(composed);
        long outside = 0;
        int position = 0;
        for (Expected.Event event : expected.events()) {
            int offset = Math.toIntExact(event.offset());
            assertThat(offset).as("offset of %s", event).isGreaterThanOrEqualTo(position);
            assertThat(START.matcher(text.substring(position, offset)).find())
                    .as("start before %s", event)
                    .isFalse();
            outside += offset - position;
            position = offset + event.length();
            check(event, text.substring(offset, position), text.substring(position));
        }
        assertThat(START.matcher(text.substring(position)).find())
                .as("start behind the last event")
                .isFalse();
        assertThat(outside + text.length() - position).isEqualTo(expected.skipped());
    }

    private static void check(Expected.Event event, String piece, String rest) {
        boolean encrypted = event.state().equals("encrypted");
        assertThat(
                        encrypted
                                ? piece.startsWith("\u00DB\b")
                                : START.matcher(piece).lookingAt())
                .as("start of %s", event)
                .isTrue();
        Matcher end = END.matcher(piece);
        boolean whole = end.matches();
        switch (event.state()) {
            case "valid" ->
                assertThat(whole && crc(end.group(1)) == Integer.parseInt(end.group(2), 16))
                        .as("%s", event)
                        .isTrue();
            case "invalid" ->
                assertThat(whole && crc(end.group(1)) != Integer.parseInt(end.group(2), 16))
                        .as("%s", event)
                        .isTrue();
            case "absent", "crc-missing" -> {
                assertThat(whole && end.group(2).isEmpty()).as("%s", event).isTrue();
                assertThat(rest).as("behind %s", event).matches("(?s) *(\\r?\\n.*)?");
            }
            case "crc-mismatch" -> {
                assertThat(whole).as("%s", event).isTrue();
                assertThat(noStartMatches(end)).as("%s", event).isTrue();
            }
            default -> assertThat(event.state()).isIn("incomplete", "encrypted");
        }
    }

    private static boolean noStartMatches(Matcher end) {
        return end.group(2).length() < 4
                || START.matcher(end.group(1))
                        .results()
                        .noneMatch(start ->
                                crc(end.group(1).substring(start.start())) == Integer.parseInt(end.group(2), 16));
    }

    private static int crc(String text) {
        String counted = text.indexOf('\r') < 0 ? text.replace("\n", "\r\n") : text;
        return ReferenceCrcTest.reflected(counted.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void telegramsAreDescribedAsTheyStand(ComposedTelegram composed) {
        Expected expected = composed.expected();
        String text = text(composed);
        int number = 0;
        for (Expected.Event event : expected.events()) {
            if (event.kind() == Expected.Kind.TELEGRAM) {
                Expected.TelegramExpectation telegram = expected.telegrams().get(number++);
                List<String> lines = text.substring(Math.toIntExact(event.offset()))
                        .substring(0, event.length())
                        .lines()
                        .toList();
                assertThat(lines.get(0)).isEqualTo('/' + telegram.identification());
                assertThat(telegram.objects() + telegram.problems().size()).isLessThan(lines.size());
                assertThat(telegram.problems())
                        .allMatch(line -> !lines.get(line - 1).isBlank());
                assertThat(telegram.problems()).isSorted().doesNotHaveDuplicates();
            }
        }
        assertThat(number).isEqualTo(expected.telegrams().size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void readingsUseTheKeysOfTheFormat(ComposedTelegram composed) {
        String flow = "(active\\.(delivered|returned|combined|net)|reactive\\.(delivered|returned|q[1-4])"
                + "|apparent\\.(delivered|returned))";
        Pattern key = Pattern.compile("identification|version|time|equipmentId|serial|ean|state|tariff"
                + "|(delivered|returned)\\.(total|[1-9]\\d?)|energy\\." + flow + "\\.(total|[1-9]\\d?)"
                + "|power\\.(delivered|returned|" + flow + ")"
                + "|phase\\.[123]\\.(voltage(\\.average)?|current(\\.signed)?|power\\.(delivered|returned|" + flow
                + ")|factor|(sag|swell)(s|\\.duration|\\.voltage))"
                + "|supply\\.(frequency|factor|factor\\.minimum|voltage|current|current\\.(total|neutral)|period)"
                + "|limit|limit\\.current\\.([123]|delivered|returned)|breaker|relay\\.\\d|month\\.(time|\\d+)"
                + "|failures|failures\\.long|failure\\.\\d+|message\\.\\d|message\\.0\\.length"
                + "|mbus\\.\\d|mbus\\.\\d\\.(type|id|ean|time|value|cold|valve)|gas|water|heat"
                + "|demand\\.(average|peak|history\\.\\d+)|demand\\." + flow + "\\.(running|completed|average)|other");
        for (Expected.TelegramExpectation telegram : composed.expected().telegrams()) {
            assertThat(telegram.reading().keySet())
                    .allMatch(name -> key.matcher(name).matches());
            if (telegram.hasReading()) {
                assertThat(telegram.reading()).containsEntry("identification", telegram.identification());
            }
        }
    }

    private static String text(ComposedTelegram composed) {
        byte[] bytes = composed.bytes();
        if (composed.expected().stripParity()) {
            for (int i = 0; i < bytes.length; i++) {
                assertThat(Integer.bitCount(bytes[i] & 0xFF) % 2)
                        .as("parity at %s", i)
                        .isZero();
                bytes[i] &= 0x7F;
            }
        }
        return new String(bytes, ISO_8859_1);
    }
}
