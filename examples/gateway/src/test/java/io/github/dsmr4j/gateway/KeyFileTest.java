package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.dsmr4j.core.cipher.SystemTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    private static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final SystemTitle TITLE = SystemTitle.parse("4142433132333435");
    private static final SystemTitle OTHER = SystemTitle.parse("58595A3132333435");

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.txt"), text);
    }

    @Test
    void aKeyIsForItsMeter() throws IOException {
        KeyFile keys = KeyFile.read(file("# mine\n\n" + TITLE + " " + KEY + " # in the cellar\n"), false);
        assertThat(keys.keys(TITLE)).isPresent();
        assertThat(keys.keys(OTHER)).isEmpty();
        assertThat(keys.keys(TITLE).orElseThrow()).isSameAs(keys.keys(TITLE).orElseThrow());
    }

    @Test
    void aKeyWithoutATitleIsForEveryOtherMeter() throws IOException {
        KeyFile keys = KeyFile.read(file("\uFEFF" + KEY + " " + KEY + "\r\n" + TITLE + "\t" + KEY + " " + KEY), false);
        assertThat(keys.keys(OTHER)).isPresent();
        assertThat(keys.keys(TITLE).orElseThrow()).isNotSameAs(keys.keys(OTHER).orElseThrow());
        assertThat(keys.keys(TITLE).orElseThrow().authenticationRequired()).isTrue();
    }

    @Test
    void authenticationCanBeLeftOut() throws IOException {
        KeyFile keys = KeyFile.read(file(KEY), true);
        assertThat(keys.keys(TITLE).orElseThrow().authenticationRequired()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0F1E2D3C, this one has 8",
        "0F1E2D3C4B5A69788796A5B4C3D2E1F0 0F1E, this one has 4",
        "0F1E2D3C4B5A6978, the key is missing",
        "0F1E2D3C 0F1E2D3C4B5A69788796A5B4C3D2E1F0 0F1E2D3C4B5A69788796A5B4C3D2E1F0, a system title is 16",
        "0F1E2D3C4B5A697X 0F1E2D3C4B5A69788796A5B4C3D2E1F0, a system title is 16",
        "a b c d, expected [TITLE] KEY",
        "0F1E2D3C4B5A69788796A5B4C3D2E1F0, an earlier line"
    })
    void aWrongLineIsNamedButNotRepeated(String line, String message) throws IOException {
        Path file = file(KEY + "\n" + line + "\n");
        assertThatIOException()
                .isThrownBy(() -> KeyFile.read(file, false))
                .withMessageContaining("cannot read keys from " + file + ": line 2: ")
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0F1E"));
    }

    @Test
    void aFileWithoutKeysIsNamed() throws IOException {
        Path file = file("# none\n");
        assertThatIOException()
                .isThrownBy(() -> KeyFile.read(file, false))
                .withMessageContaining("there is none in it");
        Path missing = folder.resolve("missing.txt");
        assertThatIOException()
                .isThrownBy(() -> KeyFile.read(missing, false))
                .withMessage("cannot read keys from " + missing + ": there is no such file");
    }
}
