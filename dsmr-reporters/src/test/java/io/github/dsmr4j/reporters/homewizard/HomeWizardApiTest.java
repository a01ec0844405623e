package io.github.dsmr4j.reporters.homewizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.LaterClock;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Served;
import io.github.dsmr4j.reporters.http.Answer;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import io.github.dsmr4j.reporters.http.LatestReadings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HomeWizardApiTest {
    private static final String SERIAL = "aabbccddeeff";

    private final LaterClock clock = new LaterClock();
    private final LatestReadings latest = new LatestReadings(Duration.ofSeconds(60), clock);
    private final HomeWizardApi api = new HomeWizardApi(latest, "house", SERIAL);

    private Answer answer(String path) {
        return api.documents().get(path).answer();
    }

    private String data(Reading reading) {
        latest.report(new Report("house", reading));
        Answer answer = answer("/api/v1/data");
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    @Test
    void namesTheDevice() {
        assertThat(answer("/api").contentType()).isEqualTo("application/json");
        assertThat(new String(answer("/api").body(), UTF_8))
                .isEqualTo("{\"product_type\":\"HWE-P1\",\"product_name\":\"P1 Meter\",\"serial\":\"aabbccddeeff\","
                        + "\"firmware_version\":\"5.18\",\"api_version\":\"v1\"}");
    }

    @Test
    void givesEverythingInItsNames() {
        assertThat(data(Readings.everything()))
                .isEqualTo("{\"smr_version\":50,\"meter_model\":\"ISK5\\\\TEST\",\"unique_id\":\"4530303031\","
                        + "\"active_tariff\":2,\"total_power_import_kwh\":3580.245,"
                        + "\"total_power_import_t1_kwh\":1234.567,\"total_power_import_t2_kwh\":2345.678,"
                        + "\"total_power_export_kwh\":35.801,\"total_power_export_t1_kwh\":12.345,"
                        + "\"total_power_export_t2_kwh\":23.456,\"active_power_w\":943,"
                        + "\"active_power_l1_w\":193,\"active_voltage_l1_v\":230.1,\"active_current_l1_a\":1,"
                        + "\"voltage_sag_l1_count\":3,\"voltage_swell_l1_count\":1,"
                        + "\"active_power_l2_w\":-250,\"active_voltage_l2_v\":230.2,\"active_current_l2_a\":-2,"
                        + "\"voltage_sag_l2_count\":5,\"voltage_swell_l2_count\":7,"
                        + "\"active_power_l3_w\":1000,\"active_voltage_l3_v\":230.3,\"active_current_l3_a\":3,"
                        + "\"voltage_sag_l3_count\":6,\"voltage_swell_l3_count\":8,"
                        + "\"any_power_fail_count\":4,\"long_power_fail_count\":2,\"active_power_average_w\":2351,"
                        + "\"montly_power_peak_w\":5330,\"montly_power_peak_timestamp\":240305181500,"
                        + "\"total_gas_m3\":712.130,\"gas_timestamp\":240311101000,\"gas_unique_id\":\"4730303031\","
                        + "\"external\":[{\"unique_id\":\"4730303031\",\"type\":\"gas_meter\","
                        + "\"timestamp\":240311101000,\"value\":712.130,\"unit\":\"m3\"},"
                        + "{\"unique_id\":\"5730303031\",\"type\":\"water_meter\","
                        + "\"timestamp\":240311101000,\"value\":123.456,\"unit\":\"m3\"},"
                        + "{\"unique_id\":\"4830303031\",\"type\":\"inlet_heat_meter\","
                        + "\"timestamp\":240311101000,\"value\":12.345,\"unit\":\"GJ\"}]}");
    }

    @Test
    void whatIsNotPrintedIsAbsent() {
        assertThat(data(Readings.of("1-0:1.7.0(01.193*kW)")))
                .isEqualTo("{\"meter_model\":\"ISK5\\\\TEST\",\"active_power_w\":1193}");
    }

    @Test
    void addsTariffsUpWhereTheMeterDoesNot() {
        assertThat(data(Readings.of("1-0:1.8.1(000001.100*kWh)", "1-0:1.8.2(000002.200*kWh)", "1-0:2.8.5(7*kWh)")))
                .contains("\"total_power_import_kwh\":3.300,", "\"total_power_export_kwh\":7")
                .doesNotContain("_t5_");
    }

    @Test
    void netPowerCountsWhereNoOtherIsPrinted() {
        assertThat(data(Readings.of("1-0:16.7.0(-0000003.590*kW)"))).contains("\"active_power_w\":-3590}");
        assertThat(data(Readings.of("1-0:16.7.0(-0000003.590*kW)", "1-0:2.7.0(3.591*kW)")))
                .contains("\"active_power_w\":-3591}");
    }

    @Test
    void exportIsNegative() {
        assertThat(data(Readings.of("1-0:2.7.0(00.400*kW)", "1-0:22.7.0(00.400*kW)", "1-0:31.7.0(-1.74*A)")))
                .contains("\"active_power_w\":-400", "\"active_power_l1_w\":-400", "\"active_current_l1_a\":-1.74");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3  | gas_meter        | 00012.345*m3  | 12.345 | m3",
                "4  | heat_meter       | 00012.345*GJ  | 12.345 | GJ",
                "13 | heat_meter       | 00012.345*kWh | 12.345 | kWh",
                "6  | warm_water_meter | 00012345*dm3  | 12.345 | m3",
                "21 | warm_water_meter | 00012.345*m3  | 12.345 | m3",
                "7  | water_meter      | 00012.345*m3  | 12.345 | m3",
                "22 | water_meter      | 00012.345*m3  | 12.345 | m3",
                "12 | inlet_heat_meter | 12345*MJ      | 12.345 | GJ",
            })
    void listsTheMetersBehind(String code, String type, String printed, String value, String unit) {
        assertThat(data(Readings.of(
                        "0-2:24.1.0(" + code + ")",
                        "0-2:96.1.0(4D30303031)",
                        "0-2:24.2.1(240311101000W)(" + printed + ")")))
                .endsWith("\"external\":[{\"unique_id\":\"4D30303031\",\"type\":\"" + type + "\","
                        + "\"timestamp\":240311101000,\"value\":" + value + ",\"unit\":\"" + unit + "\"}]}");
    }

    @Test
    void givesFrequencyAndOddVersionsAndTimes() {
        assertThat(data(Readings.of(
                        "0-0:96.1.4(50217)",
                        "1-0:14.7.0(50.01*Hz)",
                        "0-1:24.1.0(003)",
                        "0-1:24.2.1(632525252525W)(00712130*dm3)")))
                .contains("\"smr_version\":50217", "\"active_frequency_hz\":50.01")
                .endsWith("\"total_gas_m3\":712.130,"
                        + "\"external\":[{\"type\":\"gas_meter\",\"value\":712.130,\"unit\":\"m3\"}]}");
    }

    @Test
    void everyComposedTelegramGivesTimesThatClientsCanRead() throws IOException {
        Set<Long> seen = new HashSet<>();
        List<String> times = List.of("gas_timestamp", "montly_power_peak_timestamp", "timestamp");
        for (Reading reading : Readings.composed()) {
            JsonNode data = new JsonMapper().readTree(data(reading));
            for (String time : times) {
                data.findValues(time).forEach(number -> {
                    assertThat(number.isIntegralNumber()).isTrue();
                    seen.add(number.asLong());
                    LocalDateTime.parse(number.asText(), DateTimeFormatter.ofPattern("yyMMddHHmmss"));
                });
            }
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void anOldReadingIsNotShown() {
        data(Readings.everything());
        clock.putForward(Duration.ofSeconds(61));
        assertThat(answer("/api").status()).isEqualTo(200);
        assertThat(answer("/api/v1/telegram").status()).isEqualTo(503);
        assertThat(answer("/api/v1/data").status()).isEqualTo(503);
        assertThat(new String(answer("/api/v1/data").body(), UTF_8))
                .startsWith("{\"error\":{\"description\":\"no telegram from house for more than 60 s");
    }

    /** What Home Assistant asks when it is set up and then every few seconds. */
    @Test
    void answersHomeAssistantsCalls() throws Exception {
        latest.report(new Report("house", Readings.everything()));
        try (Served served = new Served()) {
            api.documents().forEach((path, document) -> served.at(path, new DocumentHandler(document)));

            JsonNode device = json(served.get("/api"));
            assertThat(device.get("product_type").asText()).isEqualTo("HWE-P1");
            assertThat(device.get("api_version").asText()).isEqualTo("v1");
            assertThat(device.get("serial").asText()).matches("[0-9a-f]{12}");
            assertThat(json(served.get("/api/v1/data")).get("active_power_w").asInt())
                    .isEqualTo(943);
            assertThat(served.get("/api/v1/telegram").body())
                    .asString(UTF_8)
                    .startsWith("/ISK5\\TEST\r\n")
                    .endsWith("!\r\n");
            // Without these it does without; 403 would mean to it that the interface is switched off.
            assertThat(served.get("/api/v1/system").statusCode()).isEqualTo(404);
            assertThat(served.get("/api/v1/state").statusCode()).isEqualTo(404);
            assertThat(served.ask("PUT", "/api/v1/identify").statusCode()).isEqualTo(404);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return new JsonMapper().readTree(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aabbccddeef", "AABBCCDDEEFF", "aa:bb:cc:dd:ee:ff"})
    void refusesOtherSerials(String serial) {
        assertThatThrownBy(() -> new HomeWizardApi(latest, "house", serial))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serial \"" + serial + "\": 12 digits 0 to 9 and a to f are needed, such as aabbccddeeff");
    }
}
