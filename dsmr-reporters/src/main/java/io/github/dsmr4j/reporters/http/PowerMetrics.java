package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.counter;
import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The metrics of energy and power that is not simply active, from or to the grid. */
final class PowerMetrics {
    private static final Unit VAR_HOUR = Unit.of("varh");
    private static final Unit VAR = Unit.of("var");
    private static final Unit VOLT_AMPERE = Unit.of("VA");

    private static final List<Map.Entry<String, EnergyFlow>> QUADRANTS = List.of(
            Map.entry("1", EnergyFlow.REACTIVE_QUADRANT_1),
            Map.entry("2", EnergyFlow.REACTIVE_QUADRANT_2),
            Map.entry("3", EnergyFlow.REACTIVE_QUADRANT_3),
            Map.entry("4", EnergyFlow.REACTIVE_QUADRANT_4));

    private static final List<Flow> FLOWS = List.of(
            new Flow("reactive", "import", EnergyFlow.REACTIVE_DELIVERED, VAR, "vars"),
            new Flow("reactive", "export", EnergyFlow.REACTIVE_RETURNED, VAR, "vars"),
            new Flow("apparent", "import", EnergyFlow.APPARENT_DELIVERED, VOLT_AMPERE, "voltamperes"),
            new Flow("apparent", "export", EnergyFlow.APPARENT_RETURNED, VOLT_AMPERE, "voltamperes"));

    private static final List<Metric<Reading>> ENERGY = List.of(
            energy(
                    "dsmr_electricity_combined_watthours_total",
                    "Energy in both directions together",
                    Unit.WATT_HOUR,
                    EnergyFlow.ACTIVE_COMBINED),
            energy(
                    "dsmr_reactive_energy_import_varhours_total",
                    "Reactive energy from the grid",
                    VAR_HOUR,
                    EnergyFlow.REACTIVE_DELIVERED),
            energy(
                    "dsmr_reactive_energy_export_varhours_total",
                    "Reactive energy to the grid",
                    VAR_HOUR,
                    EnergyFlow.REACTIVE_RETURNED),
            counter(
                    "dsmr_reactive_energy_varhours_total",
                    "Reactive energy in one quadrant.",
                    reading -> quadrants(VAR_HOUR, reading::energy)));

    private static final List<Metric<Reading>> POWER = List.of(
            watts(
                    "dsmr_power_combined_watts",
                    "Power from and to the grid together.",
                    reading -> reading.power(EnergyFlow.ACTIVE_COMBINED)),
            watts(
                    "dsmr_power_net_watts",
                    "Power from the grid less power to it.",
                    reading -> reading.power(EnergyFlow.ACTIVE_NET)),
            gauge(
                    "dsmr_reactive_power_vars",
                    "Reactive power now in one quadrant.",
                    reading -> quadrants(VAR, reading::power)));

    private static final List<Metric<Reading>> AVERAGES = List.of(
            watts(
                    "dsmr_average_demand_export_watts",
                    "Average power to the grid in the running quarter of an hour.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_RETURNED).running()),
            watts(
                    "dsmr_last_average_demand_watts",
                    "Average power from the grid in the last whole quarter of an hour.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_DELIVERED).completed()),
            watts(
                    "dsmr_last_average_demand_export_watts",
                    "Average power to the grid in the last whole quarter of an hour.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_RETURNED).completed()),
            watts(
                    "dsmr_average_power_import_watts",
                    "Average power from the grid over a period of the meter's choice.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_DELIVERED).average()),
            watts(
                    "dsmr_average_power_combined_watts",
                    "Average power in both directions together over such a period.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_COMBINED).average()),
            watts(
                    "dsmr_average_power_net_watts",
                    "Average power from the grid less that to it over such a period.",
                    reading -> reading.demand(EnergyFlow.ACTIVE_NET).average()));

    static final List<Metric<Reading>> ALL = Stream.of(
                    ENERGY.stream(), POWER.stream(), FLOWS.stream().flatMap(Flow::metrics), AVERAGES.stream())
            .flatMap(metrics -> metrics)
            .toList();

    private PowerMetrics() {}

    /** Power in one direction, now and on average. */
    private record Flow(String kind, String way, EnergyFlow flow, Unit unit, String unitInName) {
        Stream<Metric<Reading>> metrics() {
            String what = kind + " power " + (way.equals("import") ? "from" : "to") + " the grid";
            return Stream.of(
                    gauge(
                            name("dsmr_", "_power_"),
                            "Of all phases: " + what + " now.",
                            reading -> Samples.quantity(unit, reading.power(flow))),
                    gauge(
                            name("dsmr_phase_", "_power_"),
                            "Of one phase: " + what + " now.",
                            reading -> Samples.phases(reading, unit, phase -> phase.power(flow))),
                    gauge(
                            name("dsmr_average_", "_demand_"),
                            "Averaged over the running quarter of an hour: " + what + ".",
                            reading ->
                                    Samples.quantity(unit, reading.demand(flow).running())),
                    gauge(
                            name("dsmr_last_average_", "_demand_"),
                            "Averaged over the last whole quarter of an hour: " + what + ".",
                            reading ->
                                    Samples.quantity(unit, reading.demand(flow).completed())));
        }

        private String name(String begin, String middle) {
            return begin + kind + middle + way + "_" + unitInName;
        }
    }

    private static Metric<Reading> energy(String name, String what, Unit unit, EnergyFlow flow) {
        return counter(
                name,
                what + "; by tariff where the meter prints tariffs.",
                reading -> Samples.energy(unit, reading.energy(flow), reading.registers(flow)));
    }

    private static Metric<Reading> watts(String name, String help, Function<Reading, Optional<Quantity>> power) {
        return gauge(name, help, reading -> Samples.quantity(Unit.WATT, power.apply(reading)));
    }

    private static Stream<Sample> quadrants(Unit unit, Function<EnergyFlow, Optional<Quantity>> value) {
        return QUADRANTS.stream()
                .flatMap(quadrant -> Samples.quantity(
                        unit, value.apply(quadrant.getValue()), new Label("quadrant", quadrant.getKey())));
    }
}
