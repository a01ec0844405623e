package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeIT {
    @TempDir
    private Path folder;

    private String file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("recording.txt"), bytes).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nl-2.2-gas",
                "nl-5.0-3-phase",
                "be-50221-water-and-gas",
                "hu-raw-ff-message",
                "bad-lines",
                "stream-six-telegrams",
                "stream-seven-starts",
                "stream-wrong-crc",
                "stream-truncated-then-whole",
                "stream-all-truncated"
            })
    void printsALineForEachEvent(String name) throws Exception {
        ComposedTelegram composed = ComposedTelegram.named(name);
        List<Expected.Event> events = composed.expected().events();
        boolean good = events.stream().allMatch(event -> event.kind() == Expected.Kind.TELEGRAM);

        try (GatewayProcess gateway = GatewayProcess.run("decode", file(composed.bytes()))) {
            assertThat(gateway.awaitExit()).isEqualTo(good ? 0 : 1);
            assertThat(gateway.errorLines()).isEmpty();
            List<String> lines = gateway.output().lines().toList();
            assertThat(lines).hasSameSizeAs(events);
            for (int index = 0; index < lines.size(); index++) {
                assertThat(lines.get(index)).contains("\"" + events.get(index).state() + "\"");
            }
        }
    }

    @Test
    void deliversWrongCrcWhenLenient() throws Exception {
        String file = file(ComposedTelegram.named("stream-wrong-crc").bytes());

        try (GatewayProcess gateway = GatewayProcess.run("decode", "--lenient", file)) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines())
                    .hasSize(3)
                    .filteredOn(line -> line.contains("\"crc\":\"invalid\""))
                    .hasSize(1);
        }
    }

    @Test
    void explainsWithoutIdentifiers() throws Exception {
        String file = file(ComposedTelegram.named("nl-5.0-3-phase").bytes());

        try (GatewayProcess gateway = GatewayProcess.run("decode", "--explain", "--anonymise", file)) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).isEmpty();
            assertThat(gateway.output())
                    .contains("  1-0:1.8.1    energy from the grid, tariff 1 (low)     011874.306*kWh ")
                    .doesNotContain("4530303939303030303030353032313139");
        }
    }

    @Test
    void anonymisesNoJson() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("decode", "--anonymise", "any.txt")) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines().get(0)).startsWith("--anonymise goes with --explain");
        }
    }

    @Test
    void stripsParity() throws Exception {
        byte[] bytes = ComposedTelegram.named("stream-parity-bit").bytes();

        try (GatewayProcess gateway = GatewayProcess.run("decode", "--strip-parity", file(bytes))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).contains("\"crc\":\"absent\"").isASCII();
        }
    }

    @Test
    void readsStandardInputAsItComes() throws Exception {
        byte[] telegram = ComposedTelegram.named("nl-5.0-3-phase").bytes();

        try (GatewayProcess gateway = GatewayProcess.start("decode", "-")) {
            gateway.send(telegram);
            gateway.awaitLines(1);
            gateway.send(telegram);
            gateway.awaitLines(2);
            gateway.endInput();
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    @Test
    void printsUtf8WhateverTheLocale() throws Exception {
        byte[] telegram = ComposedTelegram.named("nl-5.0-odd-units").bytes();

        try (GatewayProcess gateway = GatewayProcess.start(
                Map.of("LC_ALL", "C"), List.of("-Dfile.encoding=ISO-8859-1"), "decode", file(telegram))) {
            assertThat(gateway.awaitExit()).isZero();
            assertThatCode(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(gateway.outputBytes())))
                    .doesNotThrowAnyException();
            assertThat(gateway.output()).contains("\u00b3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no telegram here\r\n"})
    void saysThatNothingWasFound(String input) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("decode", file(input.getBytes(UTF_8)))) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output()).isEmpty();
            assertThat(gateway.errorLines())
                    .containsExactly("nothing found: no telegram begins in " + input.length() + " bytes");
        }
    }

    @Test
    void needsLittleMemoryForMuchInput() throws Exception {
        byte[] neverEnding = "/ABC5\r\n0-0:96.13.0(".getBytes(UTF_8);
        byte[] digits = "3".repeat(1024 * 1024).getBytes(UTF_8);

        try (GatewayProcess gateway = GatewayProcess.start(Map.of(), List.of("-Xmx24m"), "decode", "-")) {
            gateway.send(neverEnding);
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                gateway.send(digits);
            }
            gateway.endInput();
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output()).contains("\"rejected\":\"too-long\"");
        }
    }

    @Test
    void endsQuietlyWhenItsReaderHasGone() throws Exception {
        byte[] six = ComposedTelegram.named("stream-six-telegrams").bytes();
        Path file = folder.resolve("many.txt");
        for (int count = 0; count < 200; count++) {
            Files.write(file, six, CREATE, APPEND);
        }

        try (GatewayProcess gateway =
                GatewayProcess.shell("{ \"$@\" decode " + file + "; echo \"status $?\" >&2; } | head -n 1")) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(1);
            assertThat(gateway.errorLines()).containsExactly("status 0");
        }
    }
}
