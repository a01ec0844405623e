package io.github.dsmr4j.reporters.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only some countries' meters print, as the document gives it; the values are copied from the telegrams by hand. */
class RareKeysTest {
    private static String value(Reading reading, String key) {
        JsonNode value = ReadingJson.document(reading).path(key);
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String value(String telegram, String key) {
        byte[] bytes = ComposedTelegram.named(telegram).bytes();
        return value(Reading.of((Telegram) Telegram.decode(bytes)), key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hu-raw-ff-message | energy_combined_kwh | 3172.427",
                "hu-raw-ff-message | energy_import_t4_kwh | 0.000",
                "hu-raw-ff-message | reactive_energy_import_kvarh | 21.904",
                "hu-raw-ff-message | reactive_energy_export_kvarh | 512.770",
                "hu-raw-ff-message | reactive_energy_q1_kvarh | 13.002",
                "hu-raw-ff-message | reactive_energy_q2_kvarh | 8.902",
                "hu-raw-ff-message | reactive_energy_q3_kvarh | 214.115",
                "hu-raw-ff-message | reactive_energy_q4_kvarh | 298.655",
                "lt-every-line | reactive_energy_import_t1_kvarh | 3.020",
                "lt-every-line | reactive_energy_import_t2_kvarh | 0.100",
                "lt-every-line | reactive_energy_export_t2_kvarh | 4.010",
                "lt-every-line | power_combined_w | 3610",
                "lt-every-line | power_net_w | -3590",
                "lu-reactive-by-phase | reactive_power_import_var | 120",
                "lu-reactive-by-phase | reactive_power_export_var | 0",
                "hu-raw-ff-message | reactive_power_q1_var | 0",
                "hu-raw-ff-message | reactive_power_q3_var | 71",
                "hu-raw-ff-message | reactive_power_q4_var | 144",
                "lt-every-line | apparent_power_import_va | 11",
                "lt-every-line | apparent_power_export_va | 3610",
                "lt-every-line | reactive_power_import_l1_var | 1",
                "lt-every-line | reactive_power_export_l1_var | 2",
                "lt-every-line | apparent_power_import_l2_va | 13",
                "lt-every-line | apparent_power_export_l3_va | 16",
                "lt-every-line | average_voltage_l1_v | 231",
                "lt-every-line | signed_current_l1_a | -15",
                "lt-every-line | current_l1_a | 15",
                "lt-power-factor | power_factor_l1 | -0.870",
                "lt-every-line | power_factor_l1 | 0.992",
                "lt-every-line | last_sag_duration_l2_s | 17",
                "lt-every-line | last_sag_voltage_l2_v | 181",
                "lt-every-line | last_swell_duration_l3_s | 4",
                "lt-every-line | last_swell_voltage_l3_v | 259",
                "lt-every-line | voltage_v | 230",
                "lt-every-line | current_a | 5",
                "lt-every-line | total_current_a | 16",
                "lt-every-line | neutral_current_a | 2",
                "hu-raw-ff-message | frequency_hz | 50.01",
                "lt-every-line | frequency_hz | 50",
                "lt-power-factor | power_factor | -1.000",
                "lt-every-line | minimum_power_factor | 0.101",
                "lt-every-line | average_demand_w | 31",
                "lt-every-line | average_demand_export_w | 1032",
                "lt-every-line | average_reactive_demand_import_var | 33",
                "lt-every-line | average_reactive_demand_export_var | 34",
                "lt-every-line | average_apparent_demand_import_va | 35",
                "lt-every-line | average_apparent_demand_export_va | 1036",
                "lt-every-line | last_average_demand_w | 41",
                "lt-every-line | last_average_demand_export_w | 1042",
                "lt-every-line | last_average_reactive_demand_import_var | 43",
                "lt-every-line | last_average_reactive_demand_export_var | 44",
                "lt-every-line | last_average_apparent_demand_import_va | 45",
                "lt-every-line | last_average_apparent_demand_export_va | 1046",
                "lt-every-line | average_power_import_w | 21",
                "lt-every-line | average_power_combined_w | 1262",
                "lt-every-line | average_power_net_w | -1220",
                "be-50221-water-and-gas | peak_demand_m1_w | 4515",
                "be-50221-water-and-gas | peak_demand_m1_time | 2025-12-29T18:45:00Z",
                "be-50221-water-and-gas | peak_demand_m2_w | 3702",
                "be-50221-water-and-gas | peak_demand_m3_w | ''",
                "hu-raw-ff-message | power_limit_w | 90000",
                "be-50217-history-7 | power_limit_w | 999900",
                "lu-relays-and-messages | apparent_power_limit_va | 27600",
                "nl-2.1-limit-and-switch | current_limit_a | 25",
                "hu-raw-ff-message | current_limit_l3_a | 200",
                "lu-relays-and-messages | current_limit_import_a | 100",
                "lu-relays-and-messages | current_limit_export_a | -100",
                "nl-2.1-limit-and-switch | breaker | 2",
                "lu-relays-and-messages | breaker | 1",
                "lu-relays-and-messages | relay_2 | 0",
                "be-50221-water-and-gas | relay_4 | 0",
                "lu-reactive-by-phase | relay_1 | 1",
                "be-50221-water-and-gas | gas_valve | 1",
                "be-50221-water-and-gas | water_valve | ''",
                "form-sixteen-tariffs | energy_import_t16_kwh | 116.000",
            })
    void composedTelegramsHaveThem(String telegram, String key, String expected) {
        assertThat(value(telegram, key)).isEqualTo(expected);
    }

    @Test
    void saysHowTheTelegramWasProtected() {
        assertThat(value(RareReadings.encrypted(true), "protection")).isEqualTo("authenticated");
        assertThat(value(RareReadings.encrypted(false), "protection")).isEqualTo("unauthenticated");
        assertThat(value("nl-5.0-3-phase", "protection")).isEmpty();
    }

    @Test
    void thirteenMonthsAreThere() {
        String telegram = "be-50217-history-13";
        assertThat(value(telegram, "peak_demand_m13_w")).isNotEmpty();
        assertThat(value(telegram, "peak_demand_m14_w")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(240201000000W)(240114174500W)(01.000*kW)(240301000000W)(240229194500W)(02.000*kW) | 2000",
                "(240301000000W)(240229194500W)(02.000*kW)(240201000000W)(240114174500W)(01.000*kW) | 2000",
                "(632525252525W)(240114174500W)(01.000*kW)(240301000000W)(240229194500W)(02.000*kW) | 2000",
                "(632525252525W)(632525252525W)(01.000*kW)(632525252525W)(632525252525W)(03.000*kW) | 3000",
            })
    void theNewestMonthIsTheFirst(String months, String expected) {
        Reading reading = Readings.of("0-0:98.1.0(2)(1-0:1.6.0)(1-0:1.6.0)" + months);
        assertThat(value(reading, "peak_demand_m1_w")).isEqualTo(expected);
        assertThat(value(reading, "peak_demand_m2_w")).isEqualTo("1000");
    }

    @Test
    void metersHaveTheKeyOfTheirUnit() {
        Reading meters = RareReadings.all().get(1);
        assertThat(ReadingJson.line(meters))
                .endsWith("\"gas_m3\":712.130,\"gas_time\":\"2024-03-11T09:10:00Z\",\"gas_valve\":1,"
                        + "\"water_m3\":123.456,\"water_time\":\"2024-03-11T09:10:00Z\",\"water_valve\":0,"
                        + "\"warm_water_m3\":23.456,\"warm_water_time\":\"2024-03-11T09:10:00Z\","
                        + "\"warm_water_meter_id\":\"A0001\",\"warm_water_valve\":1,"
                        + "\"heat_kwh\":123.4,\"heat_time\":\"2024-03-11T09:10:00Z\",\"heat_valve\":2,"
                        + "\"cooling_gj\":2.345,\"cooling_time\":\"2024-03-11T09:10:00Z\","
                        + "\"cooling_meter_id\":\"C0001\",\"cooling_valve\":1}");
        Reading others = RareReadings.all().get(2);
        assertThat(value(others, "heat_m3")).isEqualTo("4.5");
        assertThat(value(others, "cooling_kwh")).isEqualTo("10.5");
        assertThat(value(RareReadings.all().get(3), "cooling_m3")).isEqualTo("11.5");
    }

    @Test
    void aHeatMeterThatPrintsColdIsTheMeterOfCold() {
        Reading both = Readings.of(
                "0-1:24.1.0(013)",
                "0-1:96.1.0(4830303031)",
                "0-1:24.3.0(240311100000)(00)(60)(1)(0-1:24.2.1)(GJ)",
                "(00012.345)",
                "0-1:24.3.1(240311100000)(00)(60)(1)(0-1:24.2.1)(GJ)",
                "(00001.234)");
        assertThat(value(both, "heat_gj")).isEqualTo("12.345");
        assertThat(value(both, "cooling_gj")).isEqualTo("1.234");
        assertThat(value(both, "cooling_meter_id")).isEqualTo("H0001");
        assertThat(MeterKind.COOLING.in(Readings.everything())).isEmpty();
    }

    @Test
    void keysSayWhichMeterTheyAreAbout() {
        assertThat(Stream.of("gas_m3", "warm_water_time", "cooling_valve", "water_m3", "power_import_w", "gas")
                        .map(key -> MeterKind.ofKey(key).map(MeterKind::key).orElse("")))
                .containsExactly("gas", "warm_water", "cooling", "water", "", "");
        assertThat(MeterKind.WARM_WATER.in(RareReadings.all().get(1)).map(MBusDevice::channel))
                .contains(3);
    }
}
