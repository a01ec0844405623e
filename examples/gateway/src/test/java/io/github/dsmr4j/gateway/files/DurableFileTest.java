package io.github.dsmr4j.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.gateway.files.DurableFile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    private static final String PREVIOUS = ".previous";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("p1.toml");
    }

    private Path previous() {
        return folder.resolve("p1.toml.previous");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileIsForItsOwnerAlone() throws Exception {
        DurableFile.replace(file(), "new €\n", PREVIOUS);
        assertThat(file()).hasContent("new €\n");
        assertThat(permissions(file())).isEqualTo("rw-------");
        assertThat(names()).containsExactly("p1.toml");
    }

    @Test
    void whatWasBeforeIsKeptBesideWithItsPermissions() throws Exception {
        Files.writeString(file(), "first");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(previous(), "older");
        DurableFile.replace(file(), "second", PREVIOUS);
        assertThat(file()).hasContent("second");
        assertThat(previous()).hasContent("first");
        assertThat(permissions(file())).isEqualTo("rw-r-----");
        assertThat(permissions(previous())).isEqualTo("rw-r-----");
        assertThat(names()).containsExactly("p1.toml", "p1.toml.previous");
    }

    @Test
    void ofALinkTheTargetIsReplaced() throws Exception {
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("x"), "first");
        Files.createSymbolicLink(file(), target);
        DurableFile.replace(file(), "second", PREVIOUS);
        assertThat(Files.isSymbolicLink(file())).isTrue();
        assertThat(target).hasContent("second");
        assertThat(target.resolveSibling("x.previous")).hasContent("first");
    }

    /** The power can fail after each operation: a file stands there, the old or the new one, and none that is half. */
    @Test
    void afterEveryStepThereIsAWholeFile() throws Exception {
        for (boolean keeps : new boolean[] {true, false}) {
            Optional<String> ending = keeps ? Optional.of(PREVIOUS) : Optional.empty();
            Files.writeString(file(), "old");
            int count = DurableFile.steps(file(), "new", ending).size();
            assertThat(count).isGreaterThan(2);
            for (int done = 0; done <= count; done++) {
                Files.writeString(file(), "old");
                Files.writeString(previous(), "older");
                // What an attempt before left must not be in the way.
                Files.writeString(folder.resolve("p1.toml.new"), "half of som");
                for (Step step : DurableFile.steps(file(), "new", ending).subList(0, done)) {
                    step.run();
                }
                assertThat(Files.readString(file())).isIn("old", "new");
                assertThat(Files.readString(previous())).isIn("older", "old");
                DurableFile.write(file(), "newer");
                assertThat(file()).hasContent("newer");
            }
        }
    }

    @Test
    void failuresAreSaidInASentence() throws Exception {
        Path nowhere = folder.resolve("none/p1.toml");
        assertThatThrownBy(() -> DurableFile.write(nowhere, "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + nowhere + ": there is no such folder");
        Path inFile = Files.writeString(folder.resolve("file"), "").resolve("p1.toml");
        assertThatThrownBy(() -> DurableFile.write(inFile, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + inFile + ": ");
    }
}
