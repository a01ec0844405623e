package io.github.dsmr4j.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program while it saves. */
@Timeout(1200)
class DurableFileIT {
    private static final int TIMES = Boolean.getBoolean("dsmr.long") ? 200 : 10;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void aKilledProgramLeavesAWholeFile() throws Exception {
        Path file = Files.writeString(folder.resolve("p1.toml"), SavingLoop.text(0));
        for (int tries = 1; tries <= TIMES; tries++) {
            Process program = Programs.start(
                    JAVA, "-cp", System.getProperty("java.class.path"), SavingLoop.class.getName(), file.toString());
            // It is in the midst of what comes after.
            Programs.awaitLine(program, String.valueOf(tries * 7 % 50));
            program.destroyForcibly().waitFor();
            assertThat(Files.readString(file)).isIn(SavingLoop.text(0), SavingLoop.text(1));
            assertThat(Files.readString(folder.resolve("p1.toml.previous")))
                    .isIn(SavingLoop.text(0), SavingLoop.text(1));
        }
    }
}
