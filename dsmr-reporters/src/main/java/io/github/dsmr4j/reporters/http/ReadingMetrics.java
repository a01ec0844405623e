package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;
import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.reading.DemandPeak;
import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import io.github.dsmr4j.reporters.json.MeterKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The metrics of a reading: names, units and meaning. What the meter does not print has no sample. */
final class ReadingMetrics {
    private static final List<Metric<Reading>> USUAL = List.of(
            gauge("dsmr_info", "The meter.", ReadingMetrics::info),
            gauge(
                    "dsmr_telegram_authenticated",
                    "Of a telegram that came encrypted: whether it is what the holder of the keys sent.",
                    ReadingMetrics::authenticated),
            gauge("dsmr_meter_timestamp_seconds", "The meter's clock.", reading -> Samples.time(reading.time())),
            counter(
                    "dsmr_electricity_import_watthours_total",
                    "Energy from the grid; by tariff where the meter prints tariffs.",
                    reading -> energy(reading, EnergyFlow.ACTIVE_DELIVERED)),
            counter(
                    "dsmr_electricity_export_watthours_total",
                    "Energy to the grid; by tariff where the meter prints tariffs.",
                    reading -> energy(reading, EnergyFlow.ACTIVE_RETURNED)),
            gauge("dsmr_active_tariff", "Number of the tariff that counts now.", ReadingMetrics::activeTariff),
            gauge(
                    "dsmr_power_import_watts",
                    "Power from the grid now.",
                    reading -> Samples.quantity(Unit.WATT, reading.powerDelivered())),
            gauge(
                    "dsmr_power_export_watts",
                    "Power to the grid now.",
                    reading -> Samples.quantity(Unit.WATT, reading.powerReturned())),
            gauge(
                    "dsmr_phase_power_import_watts",
                    "Power from the grid now in one phase.",
                    reading -> Samples.phases(reading, Unit.WATT, Phase::powerDelivered)),
            gauge(
                    "dsmr_phase_power_export_watts",
                    "Power to the grid now in one phase.",
                    reading -> Samples.phases(reading, Unit.WATT, Phase::powerReturned)),
            gauge(
                    "dsmr_voltage_volts",
                    "Voltage of one phase.",
                    reading -> Samples.phases(reading, Unit.VOLT, Phase::voltage)),
            gauge(
                    "dsmr_current_amperes",
                    "Current in one phase.",
                    reading -> Samples.phases(reading, Unit.AMPERE, Phase::current)),
            counter(
                    "dsmr_voltage_sags_total",
                    "Voltage sags in one phase.",
                    reading -> Samples.phaseCounts(reading, Phase::voltageSags)),
            counter(
                    "dsmr_voltage_swells_total",
                    "Voltage swells in one phase.",
                    reading -> Samples.phaseCounts(reading, Phase::voltageSwells)),
            counter(
                    "dsmr_power_failures_total",
                    "Power failures in any phase.",
                    reading -> Samples.count(reading.powerFailures())),
            counter(
                    "dsmr_long_power_failures_total",
                    "Long power failures in any phase.",
                    reading -> Samples.count(reading.longPowerFailures())),
            gauge(
                    "dsmr_average_demand_watts",
                    "Average power from the grid in the running quarter of an hour.",
                    reading -> Samples.quantity(Unit.WATT, reading.averageDemand())),
            gauge(
                    "dsmr_peak_demand_watts",
                    "Highest average of a quarter of an hour in the running month.",
                    reading -> Samples.quantity(Unit.WATT, reading.peakDemand().map(DemandPeak::power))),
            gauge(
                    "dsmr_peak_demand_timestamp_seconds",
                    "The end of the quarter of an hour with that average.",
                    reading -> Samples.time(reading.peakDemand().map(DemandPeak::time))));

    static final List<Metric<Reading>> ALL = Stream.of(USUAL, PowerMetrics.ALL, GridMetrics.ALL, MeterMetrics.ALL)
            .flatMap(List::stream)
            .toList();

    private ReadingMetrics() {}

    private static Stream<Sample> info(Reading reading) {
        Stream<Label> electricity = Stream.of(
                        Optional.of(new Label("identification", reading.identification())),
                        reading.equipmentId().map(id -> new Label("meter_id", id)),
                        reading.version().map(version -> new Label("p1_version", version)))
                .flatMap(Optional::stream);
        Stream<Label> others = Stream.of(MeterKind.values())
                .flatMap(kind -> kind.in(reading).flatMap(MBusDevice::equipmentId).stream()
                        .map(id -> new Label(kind.key() + "_meter_id", id)));
        return Stream.of(new Sample(1, Stream.concat(electricity, others).toArray(Label[]::new)));
    }

    private static Stream<Sample> energy(Reading reading, EnergyFlow flow) {
        return Samples.energy(Unit.WATT_HOUR, reading.energy(flow), reading.registers(flow));
    }

    private static Stream<Sample> authenticated(Reading reading) {
        return switch (reading.telegram().protection()) {
            case AUTHENTICATED -> Stream.of(new Sample(1));
            case ENCRYPTED -> Stream.of(new Sample(0));
            default -> Stream.empty();
        };
    }

    private static Stream<Sample> activeTariff(Reading reading) {
        return reading.activeTariff().stream().mapToObj(Sample::new);
    }
}
