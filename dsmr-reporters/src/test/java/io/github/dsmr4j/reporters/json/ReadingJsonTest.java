package io.github.dsmr4j.reporters.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {
    @Test
    void listsEverythingThatADutchMeterPrints() {
        assertThat(line(
                        "1-3:0.2.8(50)",
                        "0-0:1.0.0(240311101510W)",
                        "0-0:96.1.1(4530303031)",
                        "1-0:1.8.1(001234.567*kWh)",
                        "1-0:1.8.2(002345.678*kWh)",
                        "1-0:2.8.1(000012.345*kWh)",
                        "1-0:2.8.2(000023.456*kWh)",
                        "0-0:96.14.0(0002)",
                        "1-0:1.7.0(01.193*kW)",
                        "1-0:2.7.0(00.000*kW)",
                        "0-0:96.7.21(00004)",
                        "0-0:96.7.9(00002)",
                        "1-0:32.32.0(00003)",
                        "1-0:32.36.0(00001)",
                        "1-0:32.7.0(230.0*V)",
                        "1-0:31.7.0(005*A)",
                        "1-0:21.7.0(01.193*kW)",
                        "1-0:22.7.0(00.000*kW)",
                        "0-1:24.1.0(003)",
                        "0-1:96.1.0(4730303031)",
                        "0-1:24.2.1(240311101000W)(00712.130*m3)"))
                .isEqualTo(
                        "{\"schema\":1,\"identification\":\"ISK5\\\\TEST\",\"meter_id\":\"E0001\",\"p1_version\":\"50\","
                                + "\"time\":\"2024-03-11T09:15:10Z\",\"tariff\":2,"
                                + "\"energy_import_t1_kwh\":1234.567,\"energy_export_t1_kwh\":12.345,"
                                + "\"energy_import_t2_kwh\":2345.678,\"energy_export_t2_kwh\":23.456,"
                                + "\"power_import_w\":1193,\"power_export_w\":0,"
                                + "\"power_import_l1_w\":1193,\"power_export_l1_w\":0,"
                                + "\"voltage_l1_v\":230.0,\"current_l1_a\":5,\"signed_current_l1_a\":5,"
                                + "\"voltage_sags_l1\":3,\"voltage_swells_l1\":1,"
                                + "\"power_failures\":4,\"long_power_failures\":2,"
                                + "\"gas_m3\":712.130,\"gas_time\":\"2024-03-11T09:10:00Z\",\"gas_meter_id\":\"G0001\"}");
    }

    @Test
    void hasNoKeyForWhatIsNotPrinted() {
        assertThat(line("1-0:1.8.0(000001.000*kWh)"))
                .isEqualTo("{\"schema\":1,\"identification\":\"ISK5\\\\TEST\",\"energy_import_kwh\":1.000}");
    }

    @Test
    void listsBelgianDemandWaterAndHeat() {
        ObjectNode document = document(
                "1-0:1.4.0(02.351*kW)",
                "1-0:1.6.0(240305181500W)(05.330*kW)",
                "0-1:24.1.0(007)",
                "0-1:96.1.1(5730303031)",
                "0-1:24.2.1(240311101000W)(00123.456*m3)",
                "0-2:24.1.0(012)",
                "0-2:96.1.0(4830303031)",
                "0-2:24.2.1(240311101000W)(00012.345*GJ)");

        assertThat(document)
                .hasToString("{\"schema\":1,\"identification\":\"ISK5\\\\TEST\",\"average_demand_w\":2351,"
                        + "\"peak_demand_w\":5330,\"peak_demand_time\":\"2024-03-05T17:15:00Z\","
                        + "\"water_m3\":123.456,\"water_time\":\"2024-03-11T09:10:00Z\",\"water_meter_id\":\"W0001\","
                        + "\"heat_gj\":12.345,\"heat_time\":\"2024-03-11T09:10:00Z\",\"heat_meter_id\":\"H0001\"}");
    }

    @Test
    void convertsUnitsExactly() {
        assertThat(line(
                        "1-0:1.8.1(1234567*Wh)",
                        "1-0:1.8.2(1.5*MWh)",
                        "1-0:1.8.4(0.0000000*kWh)",
                        "1-0:1.7.0(1.19350*kW)",
                        "1-0:2.7.0(250*W)",
                        "1-0:32.7.0(0.2301*kV)",
                        "1-0:31.7.0(1250*mA)"))
                .contains(
                        "\"energy_import_t1_kwh\":1234.567",
                        "\"energy_import_t2_kwh\":1500",
                        "\"energy_import_t4_kwh\":0.0000000",
                        "\"power_import_w\":1193.50",
                        "\"power_export_w\":250",
                        "\"voltage_l1_v\":230.1",
                        "\"current_l1_a\":1.250");
    }

    @Test
    void printsWholeWattsWithoutDecimalsOrExponents() {
        assertThat(line("1-0:1.7.0(0001.19300*kW)", "1-0:2.7.0(3*kW)", "1-0:21.7.0(-000120.00*W)"))
                .contains("\"power_import_w\":1193,", "\"power_export_w\":3000,", "\"power_import_l1_w\":-120}");
    }

    @Test
    void leavesOutAGasVolumeWithoutUnit() {
        assertThat(document("0-1:24.1.0(003)", "0-1:96.1.0(4730303031)", "0-1:24.2.1(632525252525W)(00000.000)")
                        .has("gas_m3"))
                .isFalse();
        assertThat(line("0-1:24.1.0(003)", "0-1:96.1.0(4730303031)", "0-1:24.2.1(632525252525W)(00000.000)"))
                .endsWith("\"gas_meter_id\":\"G0001\"}");
    }

    @Test
    void leavesOutTimesThatAreNone() {
        assertThat(document("0-0:1.0.0(632525252525W)", "1-0:1.8.0(1*kWh)").has("time"))
                .isFalse();
    }

    @Test
    void leavesOutUnitsThatMeasureSomethingElse() {
        ObjectNode document = document(
                "1-0:1.8.0(1*kvarh)", "1-0:1.7.0(00.120)", "0-1:24.1.0(004)", "0-1:24.2.1(240311101000W)(12.3*kW)");

        assertThat(document.fieldNames()).toIterable().containsExactly("schema", "identification", "heat_time");
    }

    @Test
    void keepsTextThatJsonHasToEscape() {
        assertThat(line("0-0:96.1.4(5\"0\\\u00b3)", "1-0:1.8.0(1*kWh)"))
                .contains("\"p1_version\":\"5\\\"0\\\\\u00b3\"");
    }

    private static String line(String... objects) {
        return ReadingJson.line(reading(objects));
    }

    private static ObjectNode document(String... objects) {
        return ReadingJson.document(reading(objects));
    }

    private static Reading reading(String... objects) {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(ISO_8859_1)));
    }
}
