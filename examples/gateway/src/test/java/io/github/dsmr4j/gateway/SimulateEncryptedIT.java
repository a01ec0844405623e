package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of an encrypted meter sees, tried on a simulated one. */
class SimulateEncryptedIT {
    private static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final String OTHER_KEY = "000102030405060708090A0B0C0D0E0F";
    private static final Pattern ADDRESS = Pattern.compile(
            "dsmr5 meter at (tcp://127\\.0\\.0\\.1:\\d+), encrypted, system title 53494D3030303031 \\(Ctrl-C ends it\\)");

    private static GatewayProcess meter(String... authentication) throws Exception {
        String[] usual = {"simulate", "--listen", "0", "--interval", "0.1", "--key", KEY};
        return GatewayProcess.start(all(usual, authentication));
    }

    private static GatewayProcess reader(GatewayProcess meter, String... options) throws Exception {
        Matcher line = ADDRESS.matcher(meter.awaitLines(1).get(0));
        assertThat(line.matches()).isTrue();
        return GatewayProcess.start(all(new String[] {"run", "--json", "--source", line.group(1)}, options));
    }

    private static String[] all(String[] first, String... further) {
        return Stream.concat(Stream.of(first), Stream.of(further)).toArray(String[]::new);
    }

    @Test
    void isReadOverTcpWithItsKey() throws Exception {
        try (GatewayProcess meter = meter();
                GatewayProcess gateway = reader(meter, "--key", KEY)) {
            assertThat(gateway.awaitLines(5).subList(0, 4)).allMatch(line -> line.contains("\"power_import_w\""));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines()).noneMatch(line -> line.startsWith("rejected: "));
        }
    }

    @Test
    void isReadWithAnAuthenticationKeyOfItsOwn() throws Exception {
        try (GatewayProcess meter = meter("--authentication-key", OTHER_KEY);
                GatewayProcess gateway = reader(meter, "--key", KEY, "--authentication-key", OTHER_KEY)) {
            assertThat(gateway.awaitLines(2)).allMatch(line -> line.startsWith("{\"schema\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--key 000102030405060708090A0B0C0D0E0F, the key is probably wrong",
        "--key 0F1E2D3C4B5A69788796A5B4C3D2E1F0 --authentication-key 000102030405060708090A0B0C0D0E0F,"
                + " the encrypted frame is damaged",
        "--crc required, the telegram is encrypted"
    })
    void aKeyThatDoesNotFitIsNamedButNotShown(String options, String words) throws Exception {
        try (GatewayProcess meter = meter();
                GatewayProcess gateway = reader(meter, options.split(" ", -1))) {
            gateway.awaitErrors(text -> text.contains("rejected: "));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output()).isEmpty();
            assertThat(String.join("\n", gateway.errorLines()))
                    .contains(words)
                    .contains("system title 53494D3030303031")
                    .doesNotContain("0F1E2D", "000102");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&authentication-key=000102030405060708090A0B0C0D0E0F"})
    void isASourceOfRun(String authentication) throws Exception {
        String source = "simulate?key=" + KEY + authentication;
        String[] keys = authentication.isEmpty()
                ? new String[] {"--key", KEY}
                : new String[] {"--key", KEY, "--authentication-key", OTHER_KEY};
        try (GatewayProcess gateway =
                GatewayProcess.start(all(new String[] {"run", "--json", "--source", source}, keys))) {
            assertThat(gateway.awaitLines(1).get(0)).startsWith("{\"schema\"");
            assertThat(gateway.awaitErrors(text -> text.contains("reading simulated meter")))
                    .doesNotContain("0F1E2D");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "run --source simulate?key=0F1E2D3C, a key is 32 hexadecimal digits",
        "run --source simulate?keys=0F1E2D3C4B5A69788796A5B4C3D2E1F0, expected simulate",
        "simulate --listen 0 --key 0F1E2D3C, a key is 32 hexadecimal digits",
        "simulate --listen 0 --authentication-key 0F1E2D3C4B5A69788796A5B4C3D2E1F0, --authentication-key needs --key"
    })
    void aWrongKeyIsOneLineThatDoesNotShowIt(String command, String message) throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run(command.split(" ", -1))) {
            assertThat(gateway.awaitExit()).isEqualTo(2);
            assertThat(String.join("\n", gateway.errorLines()))
                    .contains(message)
                    .doesNotContain("0F1E");
        }
    }
}
