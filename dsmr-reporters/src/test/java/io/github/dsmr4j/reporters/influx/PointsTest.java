package io.github.dsmr4j.reporters.influx;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {
    /** By field, with phase and tariff 1 for all. It may get longer; what is in it stays. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            entry("electricity tariff", "integer"),
            entry("electricity energy_import_kwh", "float"),
            entry("electricity energy_export_kwh", "float"),
            entry("electricity energy_import_t1_kwh", "float"),
            entry("electricity energy_export_t1_kwh", "float"),
            entry("electricity power_import_w", "float"),
            entry("electricity power_export_w", "float"),
            entry("electricity power_import_l1_w", "float"),
            entry("electricity power_export_l1_w", "float"),
            entry("electricity voltage_l1_v", "float"),
            entry("electricity current_l1_a", "float"),
            entry("electricity voltage_sags_l1", "integer"),
            entry("electricity voltage_swells_l1", "integer"),
            entry("electricity power_failures", "integer"),
            entry("electricity long_power_failures", "integer"),
            entry("electricity average_demand_w", "float"),
            entry("electricity peak_demand_w", "float"),
            entry("gas gas_m3", "float"),
            entry("water water_m3", "float"),
            entry("heat heat_gj", "float"),
            entry("electricity energy_combined_kwh", "float"),
            entry("electricity energy_combined_t1_kwh", "float"),
            entry("electricity reactive_energy_import_kvarh", "float"),
            entry("electricity reactive_energy_export_kvarh", "float"),
            entry("electricity reactive_energy_import_t1_kvarh", "float"),
            entry("electricity reactive_energy_export_t1_kvarh", "float"),
            entry("electricity reactive_energy_q1_kvarh", "float"),
            entry("electricity power_combined_w", "float"),
            entry("electricity power_net_w", "float"),
            entry("electricity reactive_power_import_var", "float"),
            entry("electricity reactive_power_export_var", "float"),
            entry("electricity reactive_power_q1_var", "float"),
            entry("electricity apparent_power_import_va", "float"),
            entry("electricity apparent_power_export_va", "float"),
            entry("electricity reactive_power_import_l1_var", "float"),
            entry("electricity reactive_power_export_l1_var", "float"),
            entry("electricity apparent_power_import_l1_va", "float"),
            entry("electricity apparent_power_export_l1_va", "float"),
            entry("electricity average_voltage_l1_v", "float"),
            entry("electricity signed_current_l1_a", "float"),
            entry("electricity power_factor_l1", "float"),
            entry("electricity last_sag_duration_l1_s", "float"),
            entry("electricity last_sag_voltage_l1_v", "float"),
            entry("electricity last_swell_duration_l1_s", "float"),
            entry("electricity last_swell_voltage_l1_v", "float"),
            entry("electricity voltage_v", "float"),
            entry("electricity current_a", "float"),
            entry("electricity total_current_a", "float"),
            entry("electricity neutral_current_a", "float"),
            entry("electricity frequency_hz", "float"),
            entry("electricity power_factor", "float"),
            entry("electricity minimum_power_factor", "float"),
            entry("electricity average_demand_export_w", "float"),
            entry("electricity average_reactive_demand_import_var", "float"),
            entry("electricity average_reactive_demand_export_var", "float"),
            entry("electricity average_apparent_demand_import_va", "float"),
            entry("electricity average_apparent_demand_export_va", "float"),
            entry("electricity last_average_demand_w", "float"),
            entry("electricity last_average_demand_export_w", "float"),
            entry("electricity last_average_reactive_demand_import_var", "float"),
            entry("electricity last_average_reactive_demand_export_var", "float"),
            entry("electricity last_average_apparent_demand_import_va", "float"),
            entry("electricity last_average_apparent_demand_export_va", "float"),
            entry("electricity average_power_import_w", "float"),
            entry("electricity average_power_combined_w", "float"),
            entry("electricity average_power_net_w", "float"),
            entry("electricity peak_demand_m1_w", "float"),
            entry("electricity power_limit_w", "float"),
            entry("electricity apparent_power_limit_va", "float"),
            entry("electricity current_limit_a", "float"),
            entry("electricity current_limit_l1_a", "float"),
            entry("electricity current_limit_import_a", "float"),
            entry("electricity current_limit_export_a", "float"),
            entry("electricity breaker", "integer"),
            entry("electricity relay_1", "integer"),
            entry("gas gas_valve", "integer"),
            entry("water water_valve", "integer"),
            entry("warm_water warm_water_m3", "float"),
            entry("warm_water warm_water_valve", "integer"),
            entry("heat heat_kwh", "float"),
            entry("heat heat_m3", "float"),
            entry("heat heat_valve", "integer"),
            entry("cooling cooling_gj", "float"),
            entry("cooling cooling_kwh", "float"),
            entry("cooling cooling_m3", "float"),
            entry("cooling cooling_valve", "integer"));

    private static List<String> lines(Reading reading) {
        return Points.of(new Report("house", reading));
    }

    private static void addTypes(Map<String, String> types, Reading reading) {
        for (String text : lines(reading)) {
            Line line = Line.of(text);
            line.fields().keySet().forEach(field -> {
                String key = line.measurement() + " "
                        + field.replaceAll("_([tlq]|demand_m)\\d+(?=_|$)", "_$11")
                                .replaceAll("^relay_\\d+", "relay_1");
                assertThat(types.getOrDefault(key, line.type(field))).as(key).isEqualTo(line.type(field));
                types.put(key, line.type(field));
            });
        }
    }

    @Test
    void eachFieldHasOneTypeForEver() {
        Map<String, String> types = new TreeMap<>();
        Readings.composed().forEach(reading -> addTypes(types, reading));
        assertThat(TYPES).containsAllEntriesOf(types);
        addTypes(types, Readings.everything());
        RareReadings.all().forEach(reading -> addTypes(types, reading));
        assertThat(types).containsExactlyInAnyOrderEntriesOf(TYPES);
    }

    @Test
    void typesDoNotFollowWhatAMeterPrints() {
        assertThat(lines(Readings.of("0-0:1.0.0(240311101510W)", "1-0:1.7.0(3*kW)", "1-0:31.7.0(001*A)")))
                .containsExactly("electricity,source=house power_import_w=3000,current_l1_a=1 1710148510");
        assertThat(lines(Readings.of("0-0:1.0.0(240311101510W)", "1-0:1.7.0(0.0005*kW)", "1-0:31.7.0(1.20*A)")))
                .containsExactly("electricity,source=house power_import_w=0.5,current_l1_a=1.20 1710148510");
    }

    @Test
    void gasWaterAndHeatHaveATimeAndAnIdentifierOfTheirOwn() {
        assertThat(lines(Readings.everything()))
                .hasSize(4)
                .element(0)
                .asString()
                .startsWith("electricity,meter_id=E0001,source=house tariff=2i,energy_import_kwh=3580.245,")
                .contains(",voltage_swells_l3=8i,", ",power_failures=4i,", ",peak_demand_w=5330 ")
                .endsWith(" 1710148510");
        assertThat(lines(Readings.everything()).subList(1, 4))
                .containsExactly(
                        "gas,meter_id=G0001,source=house gas_m3=712.130 1710148200",
                        "water,meter_id=W0001,source=house water_m3=123.456 1710148200",
                        "heat,meter_id=H0001,source=house heat_gj=12.345 1710148200");
    }

    @Test
    void theTimeOfTheTelegramCountsWhereGasHasNone() {
        assertThat(lines(Readings.of(
                        "0-0:1.0.0(240311101510W)", "0-1:24.1.0(003)", "0-1:24.2.1(632525252525W)(00712.130*m3)")))
                .containsExactly("gas,source=house gas_m3=712.130 1710148510");
    }

    @Test
    void theTimeOfReceiptCountsWhereTheMeterHasNoClock() {
        Reading reading = Readings.of("0-0:1.0.0(632525252525W)", "1-0:1.7.0(1*kW)");
        long received = reading.telegram().received().getEpochSecond();
        assertThat(received).isGreaterThan(1_700_000_000);
        assertThat(lines(reading)).containsExactly("electricity,source=house power_import_w=1000 " + received);
    }

    @Test
    void aPointWithoutFieldsIsNone() {
        assertThat(lines(Readings.of(
                        "0-0:1.0.0(240311101510W)",
                        "0-0:96.1.1(4530303031)",
                        "1-0:1.7.0(00.120)",
                        "0-1:24.1.0(003)",
                        "0-1:96.1.0(4730303031)",
                        "0-1:24.2.1(240311101000W)(12.3*kWh)")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "my house, left=1 | my\\ house\\,\\ left\\=1",
                "a\\              | a/",
                "a\\,b            | a/\\,b",
                "\"a\nb\r\tc\"    | a\\ b\\ \\ c",
                "M\u00fcller \u26a1 | M\u00fcller\\ \u26a1",
                "\"'\"            | '",
            })
    void tagsAreEscaped(String source, String expected) {
        String line = Points.of(new Report(source, Readings.of("0-0:1.0.0(240311101510W)", "1-0:1.7.0(1*kW)")))
                .get(0);
        assertThat(line).isEqualTo("electricity,source=" + expected + " power_import_w=1000 1710148510");
        assertThat(Line.of(line).tags().keySet()).containsExactly("source");
    }

    @Test
    void anEmptyTagIsLeftOut() {
        assertThat(Points.of(new Report("", Readings.of("0-0:1.0.0(240311101510W)", "1-0:1.7.0(1*kW)"))))
                .containsExactly("electricity power_import_w=1000 1710148510");
    }
}
