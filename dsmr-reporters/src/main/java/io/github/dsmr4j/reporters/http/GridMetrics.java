package io.github.dsmr4j.reporters.http;

import static io.github.dsmr4j.reporters.http.Metric.gauge;

import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The metrics of the supply, its limits and its switches, as far as not every meter prints them. */
final class GridMetrics {
    private static final String NO_LIMIT = "; digits that are all 9 mean that there is none.";

    static final List<Metric<Reading>> ALL = List.of(
            phase("dsmr_average_voltage_volts", "Average voltage of one phase.", Unit.VOLT, Phase::averageVoltage),
            phase(
                    "dsmr_signed_current_amperes",
                    "Current in one phase, below 0 while more power flows to the grid than from it.",
                    Unit.AMPERE,
                    Phase::signedCurrent),
            phase("dsmr_phase_power_factor", "Power factor of one phase.", Unit.NONE, Phase::powerFactor),
            phase(
                    "dsmr_last_sag_duration_seconds",
                    "How long the last voltage sag in one phase was.",
                    Unit.SECOND,
                    Phase::lastSagDuration),
            phase(
                    "dsmr_last_sag_volts",
                    "The voltage printed for the last sag in one phase.",
                    Unit.VOLT,
                    Phase::lastSagVoltage),
            phase(
                    "dsmr_last_swell_duration_seconds",
                    "How long the last voltage swell in one phase was.",
                    Unit.SECOND,
                    Phase::lastSwellDuration),
            phase(
                    "dsmr_last_swell_volts",
                    "The voltage printed for the last swell in one phase.",
                    Unit.VOLT,
                    Phase::lastSwellVoltage),
            all(
                    "dsmr_any_phase_voltage_volts",
                    "Voltage of any phase.",
                    Unit.VOLT,
                    reading -> reading.supply().voltage()),
            all(
                    "dsmr_any_phase_current_amperes",
                    "Current of any phase.",
                    Unit.AMPERE,
                    reading -> reading.supply().current()),
            all(
                    "dsmr_total_current_amperes",
                    "The sum of the currents of the phases.",
                    Unit.AMPERE,
                    reading -> reading.supply().totalCurrent()),
            all(
                    "dsmr_neutral_current_amperes",
                    "Current in the neutral conductor.",
                    Unit.AMPERE,
                    reading -> reading.supply().neutralCurrent()),
            all(
                    "dsmr_frequency_hertz",
                    "Frequency.",
                    Unit.of("Hz"),
                    reading -> reading.supply().frequency()),
            all(
                    "dsmr_power_factor",
                    "Power factor.",
                    Unit.NONE,
                    reading -> reading.supply().powerFactor()),
            all(
                    "dsmr_minimum_power_factor",
                    "The lowest power factor.",
                    Unit.NONE,
                    reading -> reading.supply().minimumPowerFactor()),
            all(
                    "dsmr_power_limit_watts",
                    "Limit of the supply as power" + NO_LIMIT,
                    Unit.WATT,
                    reading -> reading.limits().supply()),
            all(
                    "dsmr_apparent_power_limit_voltamperes",
                    "Limit of the supply as apparent power" + NO_LIMIT,
                    Unit.of("VA"),
                    reading -> reading.limits().supply()),
            all(
                    "dsmr_current_limit_amperes",
                    "Limit of the supply as current" + NO_LIMIT,
                    Unit.AMPERE,
                    reading -> reading.limits().supply()),
            gauge(
                    "dsmr_phase_current_limit_amperes",
                    "Limit of current in one phase" + NO_LIMIT,
                    GridMetrics::currentLimits),
            all(
                    "dsmr_current_limit_import_amperes",
                    "Limit of current from the grid.",
                    Unit.AMPERE,
                    reading -> reading.limits().currentDelivered()),
            all(
                    "dsmr_current_limit_export_amperes",
                    "Limit of current to the grid, with the printed sign.",
                    Unit.AMPERE,
                    reading -> reading.limits().currentReturned()),
            gauge(
                    "dsmr_breaker_position",
                    "Position of the breaker: 0 disconnected, 1 connected, 2 ready to be connected.",
                    reading -> Samples.count(reading.switches().breaker())),
            gauge(
                    "dsmr_relay_position",
                    "Position of a relay: 0 off, 1 on, 2 ready to be switched on.",
                    GridMetrics::relays));

    private GridMetrics() {}

    private static Metric<Reading> phase(
            String name, String help, Unit unit, Function<Phase, Optional<Quantity>> value) {
        return gauge(name, help, reading -> Samples.phases(reading, unit, value));
    }

    private static Metric<Reading> all(
            String name, String help, Unit unit, Function<Reading, Optional<Quantity>> value) {
        return gauge(name, help, reading -> Samples.quantity(unit, value.apply(reading)));
    }

    private static Stream<Sample> currentLimits(Reading reading) {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(number ->
                        Samples.quantity(Unit.AMPERE, reading.limits().current(number), Samples.phase(number)));
    }

    private static Stream<Sample> relays(Reading reading) {
        return reading.switches().relays().stream()
                .map(relay -> new Sample(relay.position(), new Label("relay", Integer.toString(relay.number()))));
    }
}
