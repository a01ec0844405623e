package io.github.dsmr4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.testdata.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Telegrams that people recorded, in the folder of {@code -Ddsmr.telegrams}; tests are skipped without it. */
public final class RecordedFiles {
    private RecordedFiles() {}

    /** Every recorded file, encrypted ones too. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().matches(".*\\.(txt|bin|log|cap|raw|dsmr)"))
                    .sorted()
                    .toList();
        }
    }

    /** One file, by its path in the folder. */
    public static byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(folder().resolve(path));
    }

    /** The lines of a file of what the standards say, in a folder beside that of the telegrams; skipped without it. */
    public static List<String> specification(String name) throws IOException {
        Path file = folder().resolveSibling("spec").resolve(name);
        assumeTrue(Files.exists(file), () -> "no " + file);
        return Files.readAllLines(file);
    }

    /** The whole telegrams in all of them whose CRC is right, each with the line end behind it. */
    public static List<byte[]> telegrams() throws IOException {
        List<byte[]> telegrams = new ArrayList<>();
        for (Path file : all()) {
            Recordings.load(file).telegrams().stream()
                    .filter(telegram -> telegram.crc() == Recordings.CrcState.VALID)
                    .map(Recordings.Recorded::bytes)
                    .forEach(telegrams::add);
        }
        assertThat(telegrams).as("whole telegrams in the folder").isNotEmpty();
        return telegrams;
    }

    private static Path folder() {
        String folder = System.getProperty("dsmr.telegrams", "");
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(folder).as("-Ddsmr.telegrams=DIR").isNotEmpty();
        }
        assumeFalse(folder.isEmpty(), "no -Ddsmr.telegrams=DIR");
        return Path.of(folder);
    }
}
