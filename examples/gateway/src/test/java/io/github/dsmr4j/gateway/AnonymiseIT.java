package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcStatus;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnonymiseIT {
    private static final byte[] TELEGRAM =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();

    @TempDir
    private Path folder;

    private Path input;
    private Path output;

    @BeforeEach
    void writeInput() throws Exception {
        input = Files.write(folder.resolve("recording.txt"), TELEGRAM);
        output = folder.resolve("shown.txt");
    }

    private static void isAnonymised(byte[] bytes) {
        assertThat(bytes).hasSameSizeAs(TELEGRAM).isNotEqualTo(TELEGRAM);
        Telegram telegram = (Telegram) Telegram.decode(bytes);
        assertThat(telegram.crc()).isEqualTo(CrcStatus.VALID);
        assertThat(telegram.toString()).doesNotContain(identifier());
    }

    private static String identifier() {
        String text = new String(TELEGRAM, ISO_8859_1);
        int at = text.indexOf("0-0:96.1.1(") + "0-0:96.1.1(".length();
        return text.substring(at, text.indexOf(')', at));
    }

    @Test
    void writesStandardOutput() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("anonymise", input.toString())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).isEmpty();
            isAnonymised(gateway.outputBytes());
        }
    }

    @Test
    void readsStandardInputAsItComes() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start("anonymise", "-")) {
            gateway.send(TELEGRAM);
            String first = gateway.awaitOutput(text -> text.contains("\n!"));
            gateway.send(TELEGRAM);
            gateway.endInput();
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).startsWith(first).hasSize(2 * TELEGRAM.length);
            String whole = gateway.output();
            assertThat(whole.substring(TELEGRAM.length)).isEqualTo(whole.substring(0, TELEGRAM.length));
        }
    }

    @Test
    void bytesPassWhateverTheLocale() throws Exception {
        byte[] raw = ComposedTelegram.named("hu-raw-ff-message").bytes();
        Files.write(input, raw);
        try (GatewayProcess gateway = GatewayProcess.start(
                Map.of("LC_ALL", "C"), List.of("-Dfile.encoding=UTF-8"), "anonymise", input.toString())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.outputBytes()).hasSameSizeAs(raw);
            assertThat(((Telegram) Telegram.decode(gateway.outputBytes())).crc())
                    .isEqualTo(CrcStatus.VALID);
        }
    }

    @Test
    void writesAFileAndKeepsTheOneThatIsThere() throws Exception {
        try (GatewayProcess gateway = anonymise()) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).isEmpty();
        }
        byte[] first = Files.readAllBytes(output);
        isAnonymised(first);

        try (GatewayProcess gateway = anonymise()) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.errorLines())
                    .containsExactly("cannot write " + output + ": there is such a file; --force replaces it");
        }
        assertThat(output).hasBinaryContent(first);

        try (GatewayProcess gateway = anonymise("--force")) {
            assertThat(gateway.awaitExit()).isZero();
        }
        byte[] second = Files.readAllBytes(output);
        isAnonymised(second);
        assertThat(second).as("another secret").isNotEqualTo(first);
    }

    private GatewayProcess anonymise(String... more) throws Exception {
        return GatewayProcess.shell("\"$@\" anonymise --output " + output + " " + input + " " + String.join(" ", more));
    }

    @Test
    void neverOverwritesItsInput() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), input);
        for (Path target : List.of(input, link)) {
            try (GatewayProcess gateway =
                    GatewayProcess.run("anonymise", "--force", "--output", target.toString(), input.toString())) {
                assertThat(gateway.awaitExit()).isEqualTo(2);
                assertThat(gateway.errorLines()).containsExactly("cannot write " + target + ": it is the input");
            }
        }
        assertThat(input).hasBinaryContent(TELEGRAM);
    }

    @Test
    void failuresAreOneLine() throws Exception {
        assertFails("cannot read " + output + ": there is no such file", "anonymise", output.toString());
        assertFails("cannot read " + folder + ": it is a folder", "anonymise", folder.toString());
        Path lost = folder.resolve("none").resolve("shown.txt");
        assertFails("cannot write " + lost + ": there is no such folder", "anonymise", "--output", lost, input);
        assertFails("cannot write " + folder + ": it is a folder", "anonymise", "--output", folder, input);
        assertFails("cannot write /dev/full: ", "anonymise", "--force", "--output", "/dev/full", input);
        assertThat(output).doesNotExist();
    }

    private static void assertFails(String message, Object... arguments) throws Exception {
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        try (GatewayProcess gateway = GatewayProcess.run(words)) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines()).hasSize(1);
            assertThat(gateway.errorLines().get(0)).startsWith(message);
        }
    }

    @Test
    void saysWhatIsLeftOut() throws Exception {
        Files.write(input, ComposedTelegram.named("stream-encrypted-frame").bytes());
        try (GatewayProcess gateway = GatewayProcess.run("anonymise", input.toString())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines())
                    .containsExactly(
                            "left out: 1 piece of input, encrypted or no whole telegram, where nobody can tell what"
                                    + " identifies a meter");
        }
    }

    @Test
    void makesNoFileWhenThereIsNoTelegram() throws Exception {
        Files.writeString(input, "no telegram here\r\n");
        try (GatewayProcess gateway = anonymise()) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.errorLines()).containsExactly("nothing found: no telegram begins in 18 bytes");
        }
        assertThat(output).doesNotExist();
    }

    @Test
    void endsQuietlyWhenItsReaderHasGone() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.shell("{ while cat " + input + "; do :; done 2>/dev/null"
                + " | \"$@\" anonymise -; echo \"status $?\" >&2; } | head -n 1")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).containsExactly("status 0");
        }
    }

    @Test
    void whatItWritesCanBeDecoded() throws Exception {
        Files.write(input, ComposedTelegram.named("stream-six-telegrams").bytes());
        try (GatewayProcess gateway = GatewayProcess.shell("\"$@\" anonymise " + input + " | \"$@\" decode -")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(6).allMatch(line -> line.contains("\"crc\":\"valid\""));
        }
    }
}
