package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;
import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.reading.DemandPeak;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** The metrics of a reading: names, units and meaning. What the meter does not print has no sample. */
final class ReadingMetrics {
    private static final Unit JOULE = Unit.of("J");

    static final List<Metric<Reading>> ALL = List.of(
            gauge("dsmr_info", "The meter.", ReadingMetrics::info),
            gauge("dsmr_meter_timestamp_seconds", "The meter's clock.", reading -> time(reading.time())),
            counter(
                    "dsmr_electricity_import_watthours_total",
                    "Energy from the grid; by tariff where the meter prints tariffs.",
                    reading -> energy(reading, reading.energyDelivered(), Tariff::delivered)),
            counter(
                    "dsmr_electricity_export_watthours_total",
                    "Energy to the grid; by tariff where the meter prints tariffs.",
                    reading -> energy(reading, reading.energyReturned(), Tariff::returned)),
            gauge("dsmr_active_tariff", "Number of the tariff that counts now.", ReadingMetrics::activeTariff),
            gauge(
                    "dsmr_power_import_watts",
                    "Power from the grid now.",
                    reading -> quantity(Unit.WATT, reading.powerDelivered())),
            gauge(
                    "dsmr_power_export_watts",
                    "Power to the grid now.",
                    reading -> quantity(Unit.WATT, reading.powerReturned())),
            gauge(
                    "dsmr_phase_power_import_watts",
                    "Power from the grid now in one phase.",
                    reading -> phases(reading, Unit.WATT, Phase::powerDelivered)),
            gauge(
                    "dsmr_phase_power_export_watts",
                    "Power to the grid now in one phase.",
                    reading -> phases(reading, Unit.WATT, Phase::powerReturned)),
            gauge("dsmr_voltage_volts", "Voltage of one phase.", reading -> phases(reading, Unit.VOLT, Phase::voltage)),
            gauge(
                    "dsmr_current_amperes",
                    "Current in one phase.",
                    reading -> phases(reading, Unit.AMPERE, Phase::current)),
            counter(
                    "dsmr_voltage_sags_total",
                    "Voltage sags in one phase.",
                    reading -> phaseCounts(reading, Phase::voltageSags)),
            counter(
                    "dsmr_voltage_swells_total",
                    "Voltage swells in one phase.",
                    reading -> phaseCounts(reading, Phase::voltageSwells)),
            counter(
                    "dsmr_power_failures_total",
                    "Power failures in any phase.",
                    reading -> count(reading.powerFailures())),
            counter(
                    "dsmr_long_power_failures_total",
                    "Long power failures in any phase.",
                    reading -> count(reading.longPowerFailures())),
            gauge(
                    "dsmr_average_demand_watts",
                    "Average power from the grid in the running quarter of an hour.",
                    reading -> quantity(Unit.WATT, reading.averageDemand())),
            gauge(
                    "dsmr_peak_demand_watts",
                    "Highest average of a quarter of an hour in the running month.",
                    reading -> quantity(Unit.WATT, reading.peakDemand().map(DemandPeak::power))),
            gauge(
                    "dsmr_peak_demand_timestamp_seconds",
                    "The end of the quarter of an hour with that average.",
                    reading -> time(reading.peakDemand().map(DemandPeak::time))),
            counter(
                    "dsmr_gas_cubic_meters_total",
                    "What the gas meter in use measured last.",
                    reading -> measured(Unit.CUBIC_METRE, reading.gas())),
            gauge(
                    "dsmr_gas_timestamp_seconds",
                    "When the gas meter measured that.",
                    reading -> measuredAt(reading.gas())),
            counter(
                    "dsmr_water_cubic_meters_total",
                    "What the water meter in use measured last.",
                    reading -> measured(Unit.CUBIC_METRE, reading.water())),
            gauge(
                    "dsmr_water_timestamp_seconds",
                    "When the water meter measured that.",
                    reading -> measuredAt(reading.water())),
            counter(
                    "dsmr_heat_joules_total",
                    "What the heat meter in use measured last.",
                    reading -> measured(JOULE, reading.heat())),
            gauge(
                    "dsmr_heat_timestamp_seconds",
                    "When the heat meter measured that.",
                    reading -> measuredAt(reading.heat())));

    private ReadingMetrics() {}

    private static Stream<Sample> info(Reading reading) {
        Stream<Label> labels = Stream.of(
                        Optional.of(new Label("identification", reading.identification())),
                        reading.equipmentId().map(id -> new Label("meter_id", id)),
                        reading.version().map(version -> new Label("p1_version", version)),
                        meterId("gas", reading.gas()),
                        meterId("water", reading.water()),
                        meterId("heat", reading.heat()))
                .flatMap(Optional::stream);
        return Stream.of(new Sample(1, labels.toArray(Label[]::new)));
    }

    private static Optional<Label> meterId(String kind, Optional<MBusDevice> meter) {
        return meter.flatMap(MBusDevice::equipmentId).map(id -> new Label(kind + "_meter_id", id));
    }

    /** Never the total and the tariffs: a sum over both would be twice the energy. */
    private static Stream<Sample> energy(
            Reading reading, Optional<Quantity> total, Function<Tariff, Optional<Quantity>> register) {
        List<Sample> tariffs = reading.tariffs().stream()
                .flatMap(tariff -> quantity(
                        Unit.WATT_HOUR, register.apply(tariff), new Label("tariff", Integer.toString(tariff.number()))))
                .toList();
        return tariffs.isEmpty() ? quantity(Unit.WATT_HOUR, total) : tariffs.stream();
    }

    private static Stream<Sample> activeTariff(Reading reading) {
        return reading.activeTariff().stream().mapToObj(Sample::new);
    }

    private static Stream<Sample> phases(Reading reading, Unit unit, Function<Phase, Optional<Quantity>> value) {
        return reading.phases().stream().flatMap(phase -> quantity(unit, value.apply(phase), label(phase)));
    }

    private static Stream<Sample> phaseCounts(Reading reading, Function<Phase, OptionalLong> value) {
        return reading.phases().stream().flatMap(phase -> count(value.apply(phase), label(phase)));
    }

    private static Label label(Phase phase) {
        return new Label("phase", "L" + phase.number());
    }

    private static Stream<Sample> measured(Unit unit, Optional<MBusDevice> meter) {
        return meter.stream().flatMap(device -> quantity(unit, device.value(), label(device)));
    }

    private static Stream<Sample> measuredAt(Optional<MBusDevice> meter) {
        return meter.stream().flatMap(device -> time(device.time(), label(device)));
    }

    private static Label label(MBusDevice device) {
        return new Label("channel", Integer.toString(device.channel()));
    }

    private static Stream<Sample> quantity(Unit unit, Optional<Quantity> quantity, Label... labels) {
        return quantity.flatMap(value -> value.numberIn(unit)).map(number -> new Sample(number, labels)).stream();
    }

    private static Stream<Sample> count(OptionalLong count, Label... labels) {
        return count.stream().mapToObj(number -> new Sample(number, labels));
    }

    private static Stream<Sample> time(Optional<MeterTime> time, Label... labels) {
        return time.flatMap(MeterTime::instant).map(instant -> new Sample(instant.getEpochSecond(), labels)).stream();
    }
}
