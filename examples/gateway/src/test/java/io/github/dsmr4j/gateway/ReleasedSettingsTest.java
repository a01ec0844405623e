package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings files of all releases: this gateway knows every key that one of them had, and its value. */
class ReleasedSettingsTest {
    private static final Pattern KEY = Pattern.compile("(?:# )?([a-z0-9-]+ = .*)");

    @TempDir
    private Path folder;

    private static String released(String release) throws IOException {
        String name = "settings/release-" + release + ".toml";
        try (InputStream in = Objects.requireNonNull(ReleasedSettingsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> keys(String text) {
        return text.lines()
                .map(KEY::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = "0.1.0")
    void everyKeyOfARelease(String release) throws Exception {
        List<String> keys = keys(released(release));
        assertThat(keys).hasSizeGreaterThan(40);
        for (String line : keys) {
            assertThat(faults(line)).as(line).isEmpty();
        }
    }

    /** What is wrong with a line itself; that other keys are missing is told without the file. */
    private List<String> faults(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("p1.toml"), line + "\n");
        return RunCommand.withSettings(List.of("--config", file.toString())).faults().stream()
                .filter(fault -> fault.startsWith(file.toString()))
                .toList();
    }

    @Test
    void aKeyThatIsNotThereAnyMoreWouldBeTold() throws Exception {
        assertThat(faults("no-such-key = 1")).hasSize(1);
        assertThat(faults("crc = \"no such value\"")).hasSize(1);
    }
}
