package io.github.dsmr4j.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a test needs of the machine: it is skipped without, or fails where skipping is forbidden. */
final class Requirement {
    private Requirement() {}

    static void program(String name) {
        met(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                name + " on the PATH");
    }

    /** To become another user. */
    static void root() {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become another user");
    }

    private static void met(boolean met, String what) {
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(met).as(what).isTrue();
        }
        assumeTrue(met, what);
    }
}
