package io.github.dsmr4j.core.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final byte[] TELEGRAM = TelegramBuilder.identification("ABC5\\TEST")
            .object("1-0:1.8.1", "000123.456*kWh")
            .object("1-0:1.7.0", "01.193*kW")
            .object("0-1:24.1.0", "003")
            .object("0-1:24.2.1", "240101000000W", "00012.345*m3")
            .build();

    /** What the code prints. */
    private static List<String> printed(Callable<Void> code) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream usual = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            code.call();
        } finally {
            System.setOut(usual);
        }
        return printed.toString(UTF_8).lines().toList();
    }

    @Test
    void theFirstReadingIsPrinted() throws Exception {
        assertThat(printed(() -> {
                    FirstReading.print(new ByteArrayInputStream(TELEGRAM));
                    return null;
                }))
                .containsExactly("1193 W", "tariff 1: delivered 123.456 kWh", "channel 1: GAS 12.345 m3");
    }

    @Test
    void theLiveSourceIsPrinted() throws Exception {
        assertThat(printed(() -> {
                    LiveSource.print(new StreamTransport("a test", new ByteArrayInputStream(TELEGRAM)));
                    return null;
                }))
                .containsExactly("1.193 kW");
    }

    @Test
    void anApplicationWithItsOwnInputGetsReadings() {
        List<Reading> readings = new ArrayList<>();
        OwnInput input = new OwnInput(readings::add);
        input.received(ByteBuffer.wrap(TELEGRAM, 0, 30));
        input.connectionLost();
        input.received(ByteBuffer.wrap(TELEGRAM, 0, 30));
        input.received(ByteBuffer.wrap(TELEGRAM, 30, TELEGRAM.length - 30));
        assertThat(readings).hasSize(1);
        assertThat(OwnInput.powerOf(TELEGRAM).orElseThrow()).hasToString("1193 W");
        assertThat(OwnInput.powerOf(new byte[0])).isEmpty();
    }

    @Test
    void theReadmeShowsWhatIsCompiled() throws IOException {
        List<String> snippets = snippets(Files.readString(Path.of("../README.md")));
        assertThat(snippets).hasSize(2);
        assertThat(compiled("FirstReading")).contains(snippets.get(0));
        assertThat(compiled("LiveSource")).contains(snippets.get(1));
    }

    @Test
    void theReadmeOfTheTestDataShowsWhatIsCompiled() throws IOException {
        String readme = Files.readString(Path.of("../testdata/README.md"));
        List<String> snippets = snippets(readme.substring(readme.indexOf("## Test your own application")));
        assertThat(snippets).hasSize(2);
        assertThat(compiled("OwnInputTest")).contains(snippets.get(0));
        assertThat(compiled("OwnInputProperties")).contains(snippets.get(1));
    }

    private static List<String> snippets(String readme) {
        return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .map(match -> withoutIndentation(match.group(1)))
                .toList();
    }

    private static String compiled(String example) throws IOException {
        return withoutIndentation(
                Files.readString(Path.of("src/test/java/io/github/dsmr4j/core/examples", example + ".java")));
    }

    private static String withoutIndentation(String source) {
        return source.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
