package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedIT {
    private static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final String AUTHENTICATION_KEY = "000102030405060708090A0B0C0D0E0F";
    private static final String TITLE = "4142433132333435";

    @TempDir
    private Path folder;

    private String recording() throws Exception {
        byte[] telegram = ComposedTelegram.named("lu-gas").bytes();
        FrameBuilder meter = FrameBuilder.meter("ABC12345", HexFormat.of().parseHex(KEY))
                .authenticationKey(HexFormat.of().parseHex(AUTHENTICATION_KEY));
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recording.writeBytes(meter.counter(7).frame(telegram));
        recording.writeBytes(meter.counter(7).frame(telegram));
        return Files.write(folder.resolve("recording.bin"), recording.toByteArray())
                .toString();
    }

    private String keyFile(String line) throws Exception {
        return Files.writeString(folder.resolve("keys.txt"), line + "\n").toString();
    }

    @Test
    void decodesWithKeysOfTheCommandLine() throws Exception {
        try (GatewayProcess gateway =
                GatewayProcess.run("decode", "--key", KEY, "--authentication-key", AUTHENTICATION_KEY, recording())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"crc\":\"valid\",\"authenticated\":true"));
            assertThat(gateway.errorLines()).hasSize(1);
            assertThat(gateway.errorLines().get(0)).contains("meter " + TITLE + " went from 7 to 7");
        }
    }

    @Test
    void decodesWithAKeyFile() throws Exception {
        String keys = keyFile(TITLE + " " + KEY + " " + AUTHENTICATION_KEY);
        try (GatewayProcess gateway = GatewayProcess.run("decode", "--key-file", keys, recording())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(2);
        }
    }

    @Test
    void decodesWithoutAuthentication() throws Exception {
        String keys = keyFile(KEY);
        try (GatewayProcess gateway =
                GatewayProcess.run("decode", "--unauthenticated", "--key-file", keys, recording())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(2).allMatch(line -> line.contains("\"authenticated\":false"));
        }
    }

    @Test
    void runsWithAKeyFile() throws Exception {
        String keys = keyFile(KEY + " " + AUTHENTICATION_KEY);
        try (GatewayProcess gateway =
                GatewayProcess.run("run", "--json", "--key-file", keys, "--source", "file:" + recording())) {
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(2).allMatch(line -> line.contains("\"energy_import_kwh\""));
            assertThat(String.join("\n", gateway.errorLines())).contains("went from 7 to 7");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--key 000102030405060708090A0B0C0D0E0F, wrong-key",
        "--key 0F1E2D3C4B5A69788796A5B4C3D2E1F0, damaged-frame",
        "--strip-parity --key 000102030405060708090A0B0C0D0E0F, wrong-key",
        "--lenient, encrypted"
    })
    void saysWhyItCannotDecrypt(String options, String reason) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(("decode " + options + " " + recording()).split(" ", -1))) {
            assertThat(gateway.awaitExit()).isEqualTo(1);
            assertThat(gateway.output().lines())
                    .hasSize(2)
                    .allMatch(line -> line.contains("\"rejected\":\"" + reason + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--key 0F1E2D3C, 'Invalid value for option ''--key'': a key is 32 hexadecimal digits, and this one has 8'",
        "--key 0F1E2D3C4B5A69788796A5B4C3D2E1F0 --key-file x, --key and --key-file exclude each other",
        "--authentication-key 0F1E2D3C4B5A69788796A5B4C3D2E1F0, --authentication-key needs --key",
        "--key-file x --authentication-key 0F1E2D3C4B5A69788796A5B4C3D2E1F0, --authentication-key needs --key",
        "--unauthenticated, --unauthenticated needs --key or --key-file",
        "--unauthenticated --key 0F1E2D3C4B5A69788796A5B4C3D2E1F0 --authentication-key"
                + " 0F1E2D3C4B5A69788796A5B4C3D2E1F0, exclude each other",
        "--key-file 0F1E2D3C4B5A69788796A5B4C3D2E1F0, 'Invalid value for option ''--key-file'': what stands where a file is"
                + " expected looks like a key'",
        "--key-file missing.txt, cannot read keys from missing.txt: there is no such file"
    })
    void wrongKeysAreOneLineThatDoesNotShowThem(String options, String message) throws Exception {
        for (String command : new String[] {"decode " + options + " -", "run --source - " + options}) {
            try (GatewayProcess gateway = GatewayProcess.run(command.split(" ", -1))) {
                assertThat(gateway.awaitExit()).isEqualTo(2);
                assertThat(gateway.output()).isEmpty();
                String errors = String.join("\n", gateway.errorLines());
                assertThat(errors).contains(message).doesNotContain("0F1E");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decode 0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "decode - 0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "run --source file:0F1E2D3C4B5A69788796A5B4C3D2E1F0",
                "run --source - 0F1E2D3C4B5A69788796A5B4C3D2E1F0"
            })
    void aKeyInAnotherPlaceIsNotShown(String command) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(command.split(" ", -1))) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(String.join("\n", gateway.errorLines()))
                    .contains("looks like a key")
                    .doesNotContain("0F1E");
        }
    }
}
