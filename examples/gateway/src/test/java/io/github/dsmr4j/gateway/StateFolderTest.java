package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Path HOME = Path.of("/home/anne");

    @TempDir
    private Path folder;

    private static Path usual(Map<String, String> environment) {
        return StateFolder.usual(environment, HOME).file("x");
    }

    @Test
    void isTheServiceManagersElseTheUsers() {
        assertThat(usual(Map.of())).isEqualTo(HOME.resolve(".local/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", ""))).isEqualTo(HOME.resolve(".local/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", "/state"))).isEqualTo(Path.of("/state/dsmr4j/x"));
        assertThat(usual(Map.of("XDG_STATE_HOME", "/state", "STATE_DIRECTORY", "/var/lib/p1:/var/lib/more")))
                .isEqualTo(Path.of("/var/lib/p1/x"));
    }

    @Test
    void drawsAnIdentifierOnceAndKeepsIt() throws Exception {
        Path below = folder.resolve("not/yet/there");
        String id = new StateFolder(below).id();
        assertThat(id).matches("[0-9a-f]{8}");
        assertThat(new StateFolder(below).id()).isEqualTo(id);
        assertThat(new StateFolder(folder).id()).isNotEqualTo(id);
    }

    @Test
    void doesNotDrawAnotherOneForAFileThatIsSpoilt() throws Exception {
        Files.writeString(folder.resolve("id"), "none");
        assertThatThrownBy(() -> new StateFolder(folder).id())
                .hasMessage(folder.resolve("id")
                        + " should hold 8 digits 0-9 a-f, the meter's identifier; restore or delete it");
        Files.delete(folder.resolve("id"));
        Files.createDirectory(folder.resolve("id"));
        assertThatThrownBy(() -> new StateFolder(folder).id()).hasMessageStartingWith("cannot keep an identifier for");
    }

    @Test
    void saysThatNothingCanBeKept() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new StateFolder(file.resolve("below")).id())
                .hasMessageContaining("cannot keep an identifier for a meter that prints none in " + file)
                .hasMessageEndingWith("give --state a folder that can be written, or the meter a --name");
    }
}
