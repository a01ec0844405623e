package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotatingFileTest {
    private static final int LIMIT = 10;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("meter.txt");
    }

    private static void write(RotatingFile rotating, String text) throws IOException {
        byte[] bytes = (">" + text + "<").getBytes(ISO_8859_1);
        rotating.write(bytes, 1, text.length());
    }

    private Path old(int number) {
        return folder.resolve("meter.txt." + number);
    }

    @ParameterizedTest
    @CsvSource({"abcd, false", "abcde, false", "abcdef, true"})
    void rotatesWhenTheNextWriteWouldGoBeyondTheLimit(String next, boolean rotated) throws IOException {
        RotatingFile rotating = new RotatingFile(file, LIMIT, 3);
        write(rotating, "12345");
        write(rotating, next);

        assertThat(file).hasContent(rotated ? next : "12345" + next);
        assertThat(Files.exists(old(1))).isEqualTo(rotated);
    }

    @Test
    void keepsSoManyOldFilesAndNoMore() throws IOException {
        RotatingFile rotating = new RotatingFile(file, LIMIT, 2);
        for (int number = 1; number <= 9; number++) {
            write(rotating, "number " + number);
        }

        assertThat(file).hasContent("number 9");
        assertThat(old(1)).hasContent("number 8");
        assertThat(old(2)).hasContent("number 7");
        assertThat(files()).containsExactly("meter.txt", "meter.txt.1", "meter.txt.2");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void allFilesTogetherAreWhatWasWritten() throws IOException {
        int kept = 200;
        RotatingFile rotating = new RotatingFile(file, 1000, kept);
        SplittableRandom random = new SplittableRandom(1);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        for (int count = 0; count < 500; count++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            rotating.write(bytes, 0, bytes.length);
            written.writeBytes(bytes);
        }

        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int number = kept; number >= 1; number--) {
            if (Files.exists(old(number))) {
                assertThat(Files.size(old(number))).isBetween(600L, 1000L);
                all.writeBytes(Files.readAllBytes(old(number)));
            }
        }
        all.writeBytes(Files.readAllBytes(file));
        assertThat(all.toByteArray()).isEqualTo(written.toByteArray());
        assertThat(old(50)).exists();
    }

    @Test
    void goesOnWithTheFilesThatAreThere() throws IOException {
        write(new RotatingFile(file, LIMIT, 2), "first");
        write(new RotatingFile(file, LIMIT, 2), "second");
        write(new RotatingFile(file, LIMIT, 2), "3rd");

        assertThat(file).hasContent("second3rd");
        assertThat(old(1)).hasContent("first");
    }

    @Test
    void noOldFileGoesWhileANumberIsFree() throws IOException {
        Files.writeString(file, "0123456789");
        Files.writeString(old(2), "old");
        write(new RotatingFile(file, LIMIT, 2), "new");

        assertThat(file).hasContent("new");
        assertThat(old(1)).hasContent("0123456789");
        assertThat(old(2)).hasContent("old");
    }

    @Test
    void aWriteBeyondTheLimitHasAFileOfItsOwn() throws IOException {
        RotatingFile rotating = new RotatingFile(file, LIMIT, 3);
        write(rotating, "12345678901");
        write(rotating, "abc");

        assertThat(old(1)).hasContent("12345678901");
        assertThat(file).hasContent("abc");
        assertThat(old(2)).doesNotExist();
    }

    @Test
    void makesAFileThatWasRemovedAnew() throws IOException {
        RotatingFile rotating = new RotatingFile(file, LIMIT, 3);
        write(rotating, "before");
        Files.delete(file);
        write(rotating, "after");

        assertThat(file).hasContent("after");
        assertThat(old(1)).doesNotExist();
    }

    @Test
    void writesOnAThreadThatWasInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        write(new RotatingFile(file, LIMIT, 3), "text");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("text");
    }

    @Test
    void saysWhatWhereAndWhatToDo() throws IOException {
        Path missing = folder.resolve("none").resolve("meter.txt");
        assertThatThrownBy(() -> write(new RotatingFile(missing, LIMIT, 1), "x"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "cannot write " + missing + ": there is no folder " + missing.getParent() + "; make it first");
        assertThatThrownBy(() -> write(new RotatingFile(folder, LIMIT, 1), "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder; name a file");
    }

    @Test
    void checksItsLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RotatingFile(file, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RotatingFile(file, 1, 0));
    }

    @Test
    void whatCannotBeMadeIsToldAtOnce() {
        Path file = folder.resolve("none").resolve("meter.txt");
        assertThatThrownBy(new RotatingFile(file, 1, 1)::create)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot write " + file + ": there is no folder ");
    }
}
