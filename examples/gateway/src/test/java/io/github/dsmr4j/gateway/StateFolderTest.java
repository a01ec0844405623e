package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Path HOME = Path.of("/home/anne");

    @TempDir
    private Path folder;

    private static Path usual(Map<String, String> environment) {
        return StateFolder.usual(environment, HOME).path("x");
    }

    @Test
    void isTheServiceManagersElseTheUsers() {
        assertThat(usual(Map.of())).isEqualTo(HOME.resolve(".local/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", ""))).isEqualTo(HOME.resolve(".local/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", "/state"))).isEqualTo(Path.of("/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", "/state", "STATE_DIRECTORY", "/var/lib/p1:/var/lib/more")))
                .isEqualTo(Path.of("/var/lib/p1/x"));
    }

    private static String id(Path folder) throws IOException {
        try (StateFolder state = new StateFolder(folder)) {
            String id = state.id();
            assertThat(state.id()).isEqualTo(id);
            return id;
        }
    }

    @Test
    void drawsAnIdentifierOnceAndKeepsIt() throws Exception {
        Path below = folder.resolve("not/yet/there");
        String id = id(below);
        assertThat(id).matches("[0-9a-f]{8}");
        assertThat(id(below)).isEqualTo(id);
        assertThat(id(folder)).isNotEqualTo(id);
    }

    @Test
    void doesNotDrawAnotherOneForAFileThatIsSpoilt() throws Exception {
        Path file = Files.writeString(folder.resolve("id"), "none");
        assertThatThrownBy(() -> id(folder))
                .hasMessage("cannot use " + file
                        + ": it should hold 8 digits 0-9 a-f, the meter's identifier; restore or delete it");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> id(folder)).hasMessageStartingWith("cannot use " + file + ": ");
    }

    @Test
    void saysThatNothingCanBeKept() throws Exception {
        Path below = Files.writeString(folder.resolve("file"), "").resolve("below");
        try (StateFolder state = new StateFolder(below)) {
            for (ThrowingCallable use : List.<ThrowingCallable>of(state::id, () -> state.file("x"))) {
                assertThatThrownBy(use)
                        .hasMessageStartingWith("cannot keep anything in " + below + " (")
                        .hasMessageContaining("give --state a folder of its own that can be written");
            }
        }
    }

    @Test
    void belongsToOneGateway() throws Exception {
        try (StateFolder other = new StateFolder(folder)) {
            try (StateFolder one = new StateFolder(folder)) {
                assertThat(one.file("x")).isEqualTo(folder.resolve("x"));
                assertThatThrownBy(other::id).hasMessageContaining("(another gateway uses it); give --state");
            }
            assertThat(other.id()).isNotEmpty();
        }
    }
}
