package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateIT {
    private static final Pattern ADDRESS =
            Pattern.compile("(\\w+) meter at (tcp://127\\.0\\.0\\.1:\\d+) \\(Ctrl-C ends it\\)");

    private static String source(GatewayProcess meter) throws InterruptedException {
        Matcher line = ADDRESS.matcher(meter.awaitLines(1).get(0));
        assertThat(line.matches()).isTrue();
        return line.group(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dsmr4", "dsmr5", "emucs"})
    void isReadOverTcp(String profile) throws Exception {
        try (GatewayProcess meter =
                        GatewayProcess.start("simulate", "--listen", "0", "--meter", profile, "--interval", "0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--json", "--source", source(meter))) {
            List<JsonNode> documents = documents(gateway.awaitLines(11));
            assertPlausible(documents);
            assertThat(documents.get(0).has("voltage_l1_v")).isEqualTo(!profile.equals("dsmr4"));
            assertThat(documents.get(0).has("peak_demand_w")).isEqualTo(profile.equals("emucs"));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            // The signal may cut the last telegram.
            assertThat(gateway.errorLines())
                    .last()
                    .asString()
                    .containsPattern(" telegrams .*, (0 rejected|1 rejected \\(1 incomplete\\)), ");
        }
    }

    @Test
    void showsItsAddressAsTheUserWroteIt() throws Exception {
        try (GatewayProcess meter = GatewayProcess.start("simulate", "--listen", "[::1]:0")) {
            assertThat(meter.awaitLines(1).get(0)).startsWith("dsmr5 meter at tcp://[::1]:");
        }
    }

    @Test
    void sendsATelegramASecond() throws Exception {
        try (GatewayProcess meter = GatewayProcess.start("simulate", "--listen", "127.0.0.1:0");
                GatewayProcess gateway = GatewayProcess.start("run", "--json", "--source", source(meter))) {
            List<JsonNode> documents = documents(gateway.awaitLines(4));

            Instant first = time(documents.get(0));
            assertThat(time(documents.get(1))).isEqualTo(first.plusSeconds(1));
            assertThat(time(documents.get(2))).isEqualTo(first.plusSeconds(2));
        }
    }

    @Test
    void givesNothingButValidTelegramsThroughDamage() throws Exception {
        try (GatewayProcess meter = GatewayProcess.start(
                        "simulate", "--listen", "0", "--interval", "0.02", "--damage", "0.4", "--seed", "7");
                GatewayProcess gateway =
                        GatewayProcess.start("run", "--json", "--crc", "required", "--source", source(meter))) {
            List<JsonNode> documents = documents(gateway.awaitLines(101));
            gateway.signal("TERM");

            assertPlausible(documents);
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines())
                    .last()
                    .asString()
                    .containsPattern(
                            "\\d+ telegrams \\(\\d+ with a valid CRC\\), [1-9]\\d* rejected \\(.*crc-mismatch");
            meter.signal("TERM");
            assertThat(meter.awaitExit()).isZero();
            assertThat(meter.errorLines())
                    .singleElement()
                    .asString()
                    .matches("\\d+ telegrams, [1-9]\\d* damaged; clients: 1");
        }
    }

    @Test
    void servesSeveralClients() throws Exception {
        try (GatewayProcess meter = GatewayProcess.start("simulate", "--listen", "0", "--interval", "0.1");
                GatewayProcess one = GatewayProcess.start("run", "--json", "--source", source(meter));
                GatewayProcess two = GatewayProcess.start("run", "--json", "--source", source(meter))) {
            assertThat(one.awaitOutput(
                            text -> two.output().lines().anyMatch(line -> line.endsWith("}") && text.contains(line))))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void endsInGoodOrderWhenInterrupted(String signal) throws Exception {
        try (GatewayProcess meter = GatewayProcess.start("simulate", "--listen", "0", "--interval", "3600")) {
            source(meter);
            meter.signal(signal);

            assertThat(meter.awaitExit()).isZero();
            assertThat(meter.errorLines()).singleElement().asString().endsWith(" damaged; clients: 0");
        }
    }

    @Test
    void itsReaderSeesThatItHasEnded() throws Exception {
        try (GatewayProcess meter = GatewayProcess.start("simulate", "--listen", "0", "--interval", "0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--source", source(meter))) {
            gateway.awaitLines(2);
            meter.signal("TERM");

            assertThat(meter.awaitExit()).isZero();
            gateway.awaitErrors(text -> text.contains(" has gone: "));
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
        }
    }

    private static List<JsonNode> documents(List<String> lines) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        // The last line may not be whole yet.
        for (String line : lines.subList(0, lines.size() - 1)) {
            documents.add(new ObjectMapper().readTree(line));
        }
        return documents;
    }

    /** What a damaged telegram that slipped through would break: clocks and registers run forward. */
    private static void assertPlausible(List<JsonNode> documents) {
        for (int index = 1; index < documents.size(); index++) {
            JsonNode before = documents.get(index - 1);
            JsonNode document = documents.get(index);
            assertThat(document.get("identification")).isEqualTo(before.get("identification"));
            assertThat(document.size()).isEqualTo(before.size());
            assertThat(time(document)).isAfterOrEqualTo(time(before));
            for (String register : List.of("energy_import_t1_kwh", "energy_import_t2_kwh", "gas_m3")) {
                BigDecimal grown = document.get(register)
                        .decimalValue()
                        .subtract(before.get(register).decimalValue());
                assertThat(grown).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            }
        }
    }

    private static Instant time(JsonNode document) {
        return Instant.parse(document.get("time").asText());
    }
}
