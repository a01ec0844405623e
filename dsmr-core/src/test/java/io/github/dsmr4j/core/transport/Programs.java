package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of the machine that tests need. */
public final class Programs {
    private Programs() {}

    /** Skips the test when a program is not on the PATH; fails it where skipping is forbidden. */
    public static void require(String... names) {
        for (String name : names) {
            boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
            if (Boolean.getBoolean("dsmr.forbidSkipping")) {
                assertThat(found).as(name + " on the PATH").isTrue();
            }
            assumeTrue(found, name + " is not on the PATH");
        }
    }

    /** Starts a program; its errors come with its output. */
    public static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Waits until a program has printed a line with these words. */
    public static void awaitLine(Process process, String words) throws IOException {
        BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = log.readLine();
        while (line != null && !line.contains(words)) {
            line = log.readLine();
        }
        assertThat(line)
                .as("\"%s\" from %s", words, process.info().commandLine().orElse(""))
                .isNotNull();
    }

    /** Runs a program to its end: whether it succeeded. */
    public static boolean run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    /** Ends a program and waits for that. */
    public static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
