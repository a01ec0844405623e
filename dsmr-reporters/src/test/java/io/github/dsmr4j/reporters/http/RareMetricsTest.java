package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Report;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only some countries' meters print, in base units. */
class RareMetricsTest {
    private static String samples(Reading reading) {
        LatestReadings latest = new LatestReadings(Duration.ofMinutes(1));
        latest.report(new Report("house", reading));
        return new String(new PrometheusDocument(latest).answer().body(), UTF_8)
                .lines()
                .filter(line -> !line.matches("#.*|dsmr_(info|meter_timestamp|telegram_timestamp).*"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String samples(int number) {
        return samples(RareReadings.all().get(number));
    }

    @Test
    void givesEnergyPowerSupplyLimitsAndSwitches() {
        assertThat(samples(0)).isEqualTo("""
                dsmr_electricity_combined_watthours_total{tariff="1"} 100002
                dsmr_reactive_energy_import_varhours_total{tariff="1"} 3801
                dsmr_reactive_energy_export_varhours_total{tariff="1"} 4801
                dsmr_reactive_energy_varhours_total{quadrant="1"} 5800
                dsmr_reactive_energy_varhours_total{quadrant="2"} 6800
                dsmr_reactive_energy_varhours_total{quadrant="3"} 7800
                dsmr_reactive_energy_varhours_total{quadrant="4"} 8800
                dsmr_power_combined_watts 1507
                dsmr_power_net_watts -1607
                dsmr_reactive_power_vars{quadrant="1"} 507
                dsmr_reactive_power_vars{quadrant="2"} 607
                dsmr_reactive_power_vars{quadrant="3"} 707
                dsmr_reactive_power_vars{quadrant="4"} 807
                dsmr_reactive_power_import_vars 307
                dsmr_phase_reactive_power_import_vars{phase="L1"} 237
                dsmr_average_reactive_demand_import_vars 34
                dsmr_last_average_reactive_demand_import_vars 35
                dsmr_reactive_power_export_vars 407
                dsmr_phase_reactive_power_export_vars{phase="L1"} 247
                dsmr_average_reactive_demand_export_vars 44
                dsmr_last_average_reactive_demand_export_vars 45
                dsmr_apparent_power_import_voltamperes 907
                dsmr_phase_apparent_power_import_voltamperes{phase="L1"} 297
                dsmr_average_apparent_demand_import_voltamperes 94
                dsmr_last_average_apparent_demand_import_voltamperes 95
                dsmr_apparent_power_export_voltamperes 1007
                dsmr_phase_apparent_power_export_voltamperes{phase="L1"} 307
                dsmr_average_apparent_demand_export_voltamperes 104
                dsmr_last_average_apparent_demand_export_voltamperes 105
                dsmr_average_demand_export_watts 24
                dsmr_last_average_demand_watts 15
                dsmr_last_average_demand_export_watts 25
                dsmr_average_power_import_watts 1240
                dsmr_average_power_combined_watts 15240
                dsmr_average_power_net_watts -16240
                dsmr_average_voltage_volts{phase="L1"} 231.5
                dsmr_phase_power_factor{phase="L1"} -0.870
                dsmr_last_sag_duration_seconds{phase="L1"} 17
                dsmr_last_sag_volts{phase="L1"} 181
                dsmr_last_swell_duration_seconds{phase="L1"} 4
                dsmr_last_swell_volts{phase="L1"} 259
                dsmr_any_phase_voltage_volts 230.7
                dsmr_any_phase_current_amperes 11
                dsmr_total_current_amperes 90
                dsmr_neutral_current_amperes 2
                dsmr_frequency_hertz 50.01
                dsmr_power_factor 0.993
                dsmr_minimum_power_factor 0.101
                dsmr_power_limit_watts 90000
                dsmr_phase_current_limit_amperes{phase="L1"} 200
                dsmr_breaker_position 1
                dsmr_relay_position{relay="1"} 0
                dsmr_relay_position{relay="2"} 2
                """);
    }

    @Test
    void givesMetersInTheUnitThatTheyPrint() {
        assertThat(samples(1)).isEqualTo("""
                dsmr_apparent_power_limit_voltamperes 27600
                dsmr_current_limit_import_amperes 100
                dsmr_current_limit_export_amperes -60
                dsmr_gas_cubic_meters_total{channel="1"} 712.130
                dsmr_gas_timestamp_seconds{channel="1"} 1710148200
                dsmr_water_cubic_meters_total{channel="2"} 123.456
                dsmr_water_timestamp_seconds{channel="2"} 1710148200
                dsmr_warm_water_cubic_meters_total{channel="3"} 23.456
                dsmr_warm_water_timestamp_seconds{channel="3"} 1710148200
                dsmr_heat_watthours_total{channel="4"} 123400
                dsmr_heat_timestamp_seconds{channel="4"} 1710148200
                dsmr_cooling_joules_total{channel="5"} 2345000000
                dsmr_cooling_timestamp_seconds{channel="5"} 1710148200
                dsmr_valve_position{meter="gas",channel="1"} 1
                dsmr_valve_position{meter="water",channel="2"} 0
                dsmr_valve_position{meter="warm_water",channel="3"} 1
                dsmr_valve_position{meter="heat",channel="4"} 2
                dsmr_valve_position{meter="cooling",channel="5"} 1
                """);
        assertThat(samples(2) + samples(3)).isEqualTo("""
                dsmr_current_limit_amperes 25
                dsmr_heat_cubic_meters_total{channel="1"} 4.5
                dsmr_heat_timestamp_seconds{channel="1"} 1710148200
                dsmr_cooling_watthours_total{channel="2"} 10500
                dsmr_cooling_timestamp_seconds{channel="2"} 1710148200
                dsmr_cooling_cubic_meters_total{channel="1"} 11.5
                dsmr_cooling_timestamp_seconds{channel="1"} 1710148200
                """);
    }

    @Test
    void namesEachMeter() {
        LatestReadings latest = new LatestReadings(Duration.ofMinutes(1));
        latest.report(new Report("house", RareReadings.all().get(1)));
        assertThat(new String(new PrometheusDocument(latest).answer().body(), UTF_8))
                .contains("warm_water_meter_id=\"A0001\",cooling_meter_id=\"C0001\"} 1\n");
    }

    @Test
    void saysWhetherAnEncryptedTelegramIsAuthentic() {
        assertThat(samples(RareReadings.encrypted(true))).startsWith("dsmr_telegram_authenticated 1\n");
        assertThat(samples(RareReadings.encrypted(false))).startsWith("dsmr_telegram_authenticated 0\n");
        assertThat(samples(2)).doesNotContain("authenticated");
    }
}
