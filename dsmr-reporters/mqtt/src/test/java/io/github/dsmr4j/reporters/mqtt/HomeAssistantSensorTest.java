package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.reporters.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Home Assistant is told of each quantity. */
class HomeAssistantSensorTest {
    private static final HomeAssistantLayout LAYOUT = new HomeAssistantLayout(Duration.ofSeconds(10));

    private static List<JsonNode> configs(Report report) throws IOException {
        List<JsonNode> configs = new ArrayList<>();
        for (MqttMessage message : LAYOUT.messages(report)) {
            if (message.topic().endsWith("/config")) {
                configs.add(new ObjectMapper().readTree(message.payload()));
            }
        }
        return configs;
    }

    private static JsonNode component(Report report, String id) throws IOException {
        for (JsonNode config : configs(report)) {
            if (config.get("cmps").has(id)) {
                return config.get("cmps").get(id);
            }
        }
        throw new AssertionError("no " + id);
    }

    private static String text(JsonNode component, String key) {
        return component.path(key).asText("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hu-raw-ff-message | energy_combined | energy | total_increasing | kWh | - | Energy combined",
                "hu-raw-ff-message | energy_import_t4 | energy | total_increasing | kWh | - | Energy import tariff 4",
                "hu-raw-ff-message | reactive_energy_import | reactive_energy | total_increasing | kvarh | -"
                        + " | Reactive energy import",
                "hu-raw-ff-message | reactive_energy_q4 | reactive_energy | total_increasing | kvarh | -"
                        + " | Reactive energy quadrant 4",
                "lt-every-line | power_net | power | measurement | W | - | Power net",
                "hu-raw-ff-message | reactive_power_q3 | reactive_power | measurement | var | -"
                        + " | Reactive power quadrant 3",
                "lt-every-line | reactive_power_import_l1 | reactive_power | measurement | var | -"
                        + " | Reactive power import L1",
                "lt-every-line | apparent_power_export | apparent_power | measurement | VA | -"
                        + " | Apparent power export",
                "lt-every-line | average_apparent_demand_import | apparent_power | measurement | VA | -"
                        + " | Average apparent demand import",
                "lt-every-line | last_average_demand | power | measurement | W | - | Last average demand",
                "lt-every-line | average_voltage_l1 | voltage | measurement | V | - | Average voltage L1",
                "lt-every-line | voltage | voltage | measurement | V | - | Voltage",
                "lt-every-line | neutral_current | current | measurement | A | - | Neutral current",
                "lt-every-line | signed_current_l1 | current | measurement | A | - | Signed current L1",
                "lt-every-line | last_sag_duration_l2 | duration | - | s | diagnostic | Last sag duration L2",
                "lt-every-line | last_swell_voltage_l3 | voltage | - | V | diagnostic | Last swell voltage L3",
                "lt-power-factor | power_factor | power_factor | measurement | - | - | Power factor",
                "hu-raw-ff-message | power_factor_l3 | power_factor | measurement | - | - | Power factor L3",
                "hu-raw-ff-message | frequency | frequency | measurement | Hz | - | Frequency",
                "hu-raw-ff-message | power_limit | power | - | W | diagnostic | Power limit",
                "hu-raw-ff-message | current_limit_l2 | current | - | A | diagnostic | Current limit L2",
                "lu-relays-and-messages | apparent_power_limit | apparent_power | - | VA | diagnostic"
                        + " | Apparent power limit",
                "lu-relays-and-messages | current_limit_export | current | - | A | diagnostic | Current limit export",
                "nl-2.1-limit-and-switch | current_limit | current | - | A | diagnostic | Current limit",
                "nl-2.1-limit-and-switch | breaker | enum | - | - | diagnostic | Breaker",
                "be-50221-water-and-gas | relay_4 | enum | - | - | diagnostic | Relay 4",
                "be-50221-water-and-gas | gas_valve | enum | - | - | diagnostic | Gas valve",
                "be-50221-water-and-gas | peak_demand_m2 | power | - | W | diagnostic | Peak demand month -2",
            })
    void tellsClassUnitAndName(
            String telegram,
            String id,
            String deviceClass,
            String stateClass,
            String unit,
            String category,
            String name)
            throws IOException {
        JsonNode component = component(Reports.composed(telegram), id);
        assertThat(List.of("dev_cla", "stat_cla", "unit_of_meas", "ent_cat", "name"))
                .extracting(key -> text(component, key))
                .containsExactly(deviceClass, stateClass, unit, category, name);
    }

    @Test
    void namesThePositionsOfSwitches() throws IOException {
        assertThat(component(Reports.composed("lu-relays-and-messages"), "breaker"))
                .hasToString("{\"p\":\"sensor\",\"name\":\"Breaker\",\"uniq_id\":\"p1_SAG1030700990011_breaker\","
                        + "\"dev_cla\":\"enum\",\"ent_cat\":\"diagnostic\","
                        + "\"ops\":[\"disconnected\",\"connected\",\"ready\"],"
                        + "\"val_tpl\":\"{{ ['disconnected', 'connected', 'ready'][value_json.breaker]"
                        + " | default('None') }}\",\"exp_aft\":120}");
    }

    @Test
    void leavesPastMonthsOffUntilTheyAreAskedFor() throws IOException {
        Report report = Reports.composed("be-50221-water-and-gas");
        assertThat(component(report, "peak_demand_m1").get("en").asBoolean(true))
                .isFalse();
        assertThat(component(report, "peak_demand_m1_time").get("en").asBoolean(true))
                .isFalse();
        assertThat(component(report, "peak_demand").has("en")).isFalse();
    }

    @Test
    void everyNumberHasASensorOfItsOwn() throws IOException {
        for (String telegram : List.of("lt-every-line", "hu-raw-ff-message", "be-50217-history-13", "nl-5.0-3-phase")) {
            Report report = Reports.composed(telegram);
            List<MqttMessage> messages = LAYOUT.messages(report);
            JsonNode state = new ObjectMapper()
                    .readTree(messages.get(messages.size() - 1).payload());
            long numbers = state.propertyStream()
                    .filter(key -> key.getValue().isNumber() && !key.getKey().equals("schema"))
                    .count();
            long sensors = 0;
            for (JsonNode config : configs(report)) {
                sensors += config.get("cmps")
                        .propertyStream()
                        .filter(component ->
                                !component.getValue().path("dev_cla").asText().equals("timestamp"))
                        .count();
            }
            assertThat(sensors).as(telegram).isEqualTo(numbers);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "006 | 00012.345*m3  | P1 warm water | warm_water | water  | m\u00B3",
                "007 | 00012.345*m3  | P1 water      | water      | water  | m\u00B3",
                "004 | 00012.345*GJ  | P1 heat       | heat       | energy | GJ",
                "012 | 00012.345*kWh | P1 heat       | heat       | energy | kWh",
                "004 | 00012.345*m3  | P1 heat       | heat       | volume | m\u00B3",
                "010 | 00012.345*GJ  | P1 cooling    | cooling    | energy | GJ",
            })
    void metersBehindAreDevicesOfTheirOwn(
            String type, String printed, String device, String id, String deviceClass, String unit) throws IOException {
        Report report = Reports.of(
                "0-0:96.1.1(4530303031)",
                "1-0:1.7.0(01.193*kW)",
                "0-2:24.1.0(" + type + ")",
                "0-2:96.1.0(4D30303031)",
                "0-2:24.2.1(240311101000W)(" + printed + ")",
                "0-2:24.4.0(1)");
        JsonNode config = configs(report).get(1);
        assertThat(config.get("dev"))
                .hasToString("{\"ids\":[\"p1_M0001\"],\"name\":\"" + device
                        + "\",\"sn\":\"M0001\",\"via_device\":\"p1_E0001\"}");
        assertThat(config.get("cmps").propertyStream().map(Map.Entry::getKey))
                .containsExactly(id, id + "_time", id + "_valve");
        JsonNode component = config.get("cmps").get(id);
        assertThat(text(component, "dev_cla")).isEqualTo(deviceClass);
        assertThat(text(component, "unit_of_meas")).isEqualTo(unit);
        assertThat(text(component, "stat_cla")).isEqualTo("total_increasing");
    }

    @Test
    void aHeatMeterThatPrintsColdIsTwoDevices() throws IOException {
        List<JsonNode> configs = configs(Reports.of(
                "0-1:24.1.0(013)",
                "0-1:96.1.0(4830303031)",
                "0-1:24.3.0(240311100000)(00)(60)(1)(0-1:24.2.1)(GJ)",
                "(00012.345)",
                "0-1:24.3.1(240311100000)(00)(60)(1)(0-1:24.2.1)(GJ)",
                "(00001.234)"));
        assertThat(configs)
                .extracting(config -> config.at("/dev/ids/0").asText())
                .containsExactly("p1_H0001", "p1_H0001_cooling");
        assertThat(configs.get(1).at("/cmps/cooling/uniq_id").asText()).isEqualTo("p1_H0001_cooling_cooling");
    }
}
