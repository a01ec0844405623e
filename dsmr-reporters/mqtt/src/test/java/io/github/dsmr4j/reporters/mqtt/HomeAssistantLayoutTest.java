package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeAssistantLayoutTest {
    private static final HomeAssistantLayout LAYOUT = new HomeAssistantLayout(Duration.ofSeconds(10));

    private static List<String> topics(Report report) throws IOException {
        return LAYOUT.messages(report).stream().map(MqttMessage::topic).toList();
    }

    private static JsonNode config(Report report, int index) throws IOException {
        return new ObjectMapper().readTree(LAYOUT.messages(report).get(index).payload());
    }

    private static List<String> components(JsonNode config) {
        List<String> names = new ArrayList<>();
        config.get("cmps").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void describesAnElectricityMeter() throws IOException {
        Report report = Reports.of(
                "1-3:0.2.8(50)",
                "0-0:96.1.1(4530303031)",
                "1-0:1.8.1(001234.567*kWh)",
                "0-0:96.14.0(0001)",
                "1-0:1.7.0(01.193*kW)",
                "0-0:96.7.21(00004)",
                "1-0:32.7.0(230.0*V)");
        assertThat(LAYOUT.messages(report))
                .containsExactly(
                        new MqttMessage(
                                "homeassistant/device/p1_E0001/config",
                                "{\"dev\":{\"ids\":[\"p1_E0001\"],\"name\":\"P1 electricity\",\"sn\":\"E0001\","
                                        + "\"mf\":\"ISK\",\"mdl\":\"ISK5\\\\TEST\",\"sw\":\"DSMR 5.0\"},"
                                        + "\"o\":{\"name\":\"dsmr4j\"},"
                                        + "\"avty_t\":\"p1/status\",\"stat_t\":\"p1/E0001/state\",\"qos\":1,\"cmps\":{"
                                        + "\"tariff\":{\"p\":\"sensor\",\"name\":\"Tariff\","
                                        + "\"uniq_id\":\"p1_E0001_tariff\",\"dev_cla\":\"enum\",\"ops\":[\"1\"],"
                                        + "\"val_tpl\":\"{{ value_json.tariff }}\",\"exp_aft\":120},"
                                        + "\"energy_import_t1\":{\"p\":\"sensor\",\"name\":\"Energy import tariff 1\","
                                        + "\"uniq_id\":\"p1_E0001_energy_import_t1\",\"dev_cla\":\"energy\","
                                        + "\"stat_cla\":\"total_increasing\",\"unit_of_meas\":\"kWh\","
                                        + "\"val_tpl\":\"{{ value_json.energy_import_t1_kwh }}\",\"exp_aft\":120},"
                                        + "\"power_import\":{\"p\":\"sensor\",\"name\":\"Power import\","
                                        + "\"uniq_id\":\"p1_E0001_power_import\",\"dev_cla\":\"power\","
                                        + "\"stat_cla\":\"measurement\",\"unit_of_meas\":\"W\","
                                        + "\"val_tpl\":\"{{ value_json.power_import_w }}\",\"exp_aft\":120},"
                                        + "\"voltage_l1\":{\"p\":\"sensor\",\"name\":\"Voltage L1\","
                                        + "\"uniq_id\":\"p1_E0001_voltage_l1\",\"dev_cla\":\"voltage\","
                                        + "\"stat_cla\":\"measurement\",\"unit_of_meas\":\"V\","
                                        + "\"val_tpl\":\"{{ value_json.voltage_l1_v }}\",\"exp_aft\":120},"
                                        + "\"power_failures\":{\"p\":\"sensor\",\"name\":\"Power failures\","
                                        + "\"uniq_id\":\"p1_E0001_power_failures\","
                                        + "\"stat_cla\":\"total_increasing\",\"ent_cat\":\"diagnostic\","
                                        + "\"val_tpl\":\"{{ value_json.power_failures }}\",\"exp_aft\":120}}}",
                                1,
                                true,
                                true),
                        new MqttMessage("p1/E0001/state", ReadingJson.line(report.reading()), 1, false, false));
    }

    @Test
    void describesTheMetersBehindByTheirOwnIdentifiers() throws IOException {
        Report report = Reports.composed("nl-5.0-water-and-gas");
        assertThat(topics(report))
                .containsExactly(
                        "homeassistant/device/p1_E0099000000506122/config",
                        "homeassistant/device/p1_G0099000000506122/config",
                        "homeassistant/device/p1_W0099000000506122/config",
                        "p1/E0099000000506122/state");
        JsonNode gas = config(report, 1);
        assertThat(gas.get("dev").toString())
                .isEqualTo("{\"ids\":[\"p1_G0099000000506122\"],\"name\":\"P1 gas\",\"sn\":\"G0099000000506122\","
                        + "\"via_device\":\"p1_E0099000000506122\"}");
        assertThat(gas.get("cmps").toString())
                .isEqualTo("{\"gas\":{\"p\":\"sensor\",\"name\":\"Gas\",\"uniq_id\":\"p1_G0099000000506122_gas\","
                        + "\"dev_cla\":\"gas\",\"stat_cla\":\"total_increasing\",\"unit_of_meas\":\"m\u00B3\","
                        + "\"val_tpl\":\"{{ value_json.gas_m3 }}\",\"exp_aft\":7200},"
                        + "\"gas_time\":{\"p\":\"sensor\",\"name\":\"Gas time\","
                        + "\"uniq_id\":\"p1_G0099000000506122_gas_time\",\"dev_cla\":\"timestamp\","
                        + "\"ent_cat\":\"diagnostic\",\"val_tpl\":\"{{ value_json.gas_time }}\",\"exp_aft\":7200}}");
        assertThat(gas.get("stat_t").asText()).isEqualTo("p1/E0099000000506122/state");
        assertThat(components(config(report, 2))).containsExactly("water", "water_time");
        assertThat(components(config(report, 0))).noneMatch(name -> name.startsWith("gas") || name.startsWith("water"));
    }

    @Test
    void takesTheSourcesNameForAMeterWithoutAnIdentifier() throws IOException {
        Report report = new Report("My house", Reports.composed("se-h1").reading());
        assertThat(topics(report)).containsExactly("homeassistant/device/p1_My_house/config", "p1/My_house/state");
        assertThat(config(report, 0).at("/dev").toString())
                .isEqualTo("{\"ids\":[\"p1_My_house\"],\"name\":\"P1 electricity\",\"mf\":\"ELL\","
                        + "\"mdl\":\"ELL5\\\\253799011_A\"}");
        assertThat(components(config(report, 0))).contains("energy_import", "energy_export", "power_import_l2");
    }

    @Test
    void anIdentifierOfZerosIsNone() throws IOException {
        assertThat(topics(new Report(
                        "My house", Reports.composed("nl-heat-second").reading())))
                .last()
                .isEqualTo("p1/My_house/state");
    }

    @Test
    void takesTheIdentifierGivenToAMeterWithoutOne() throws IOException {
        HomeAssistantLayout given =
                new HomeAssistantLayout("p1", "homeassistant", Duration.ofSeconds(10), source -> source + "-1f3a");
        assertThat(given.messages(Reports.composed("se-h1")))
                .extracting(MqttMessage::topic)
                .containsExactly("homeassistant/device/p1_meter-1f3a/config", "p1/meter-1f3a/state");
        assertThat(given.messages(Reports.composed("nl-5.0-water-and-gas")))
                .extracting(MqttMessage::topic)
                .contains("p1/E0099000000506122/state");
    }

    @Test
    void describesAHeatMeterThatStandsAlone() throws IOException {
        Report report = Reports.composed("nl-heat-second");
        JsonNode heat = config(report, 0);
        assertThat(components(heat)).containsExactly("heat", "heat_time");
        assertThat(heat.at("/cmps/heat/unit_of_meas").asText()).isEqualTo("GJ");
        assertThat(heat.at("/cmps/heat/dev_cla").asText()).isEqualTo("energy");
        assertThat(heat.at("/dev/via_device").isMissingNode()).isTrue();
    }

    @Test
    void describesBelgianDemand() throws IOException {
        JsonNode config = config(Reports.composed("be-50217-history-7"), 0);
        assertThat(components(config)).contains("average_demand", "peak_demand", "peak_demand_time");
        assertThat(config.at("/dev/sw").asText()).isEqualTo("P1 50217");
    }

    @Test
    void expiresNoSoonerThanAfterThreeIntervals() throws IOException {
        HomeAssistantLayout slow = new HomeAssistantLayout("a", "b", Duration.ofHours(1));
        Report report = Reports.composed("nl-5.0-water-and-gas");
        for (int device = 0; device < 3; device++) {
            JsonNode config = new ObjectMapper()
                    .readTree(slow.messages(report).get(device).payload());
            assertThat(config.get("cmps"))
                    .allMatch(component -> component.get("exp_aft").asLong() == 10_800);
        }
        assertThat(slow.messages(report).get(0).topic()).startsWith("b/device/");
        assertThat(slow.statusTopic()).contains("a/status");
        assertThat(slow.birthTopic()).contains("b/status");
    }

    @Test
    void changesItsDiscoveryWithTheMeterAlone() throws IOException {
        assertThat(LAYOUT.messages(Reports.of("1-0:1.7.0(01.193*kW)")).get(0))
                .isEqualTo(LAYOUT.messages(Reports.of("1-0:1.7.0(02.000*kW)")).get(0))
                .isNotEqualTo(
                        LAYOUT.messages(Reports.of("1-0:2.7.0(01.193*kW)")).get(0));
    }
}
