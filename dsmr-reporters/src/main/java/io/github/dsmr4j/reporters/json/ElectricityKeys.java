package io.github.dsmr4j.reporters.json;

import io.github.dsmr4j.core.reading.Demand;
import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.Limits;
import io.github.dsmr4j.core.reading.MonthlyPeak;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Relay;
import io.github.dsmr4j.core.reading.Supply;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Writes what a reading says of electricity. */
final class ElectricityKeys {
    private static final Unit KILOVAR_HOUR = Unit.of("kvarh");
    private static final Unit VAR = Unit.of("var");
    private static final Unit VOLT_AMPERE = Unit.of("VA");
    private static final Unit HERTZ = Unit.of("Hz");

    /** The standard's number of months. */
    private static final int MONTHS = 13;

    /** What flows, and what keys call its direction. */
    private record Way(String name, EnergyFlow flow) {}

    private static final List<Way> BOTH_AT_ONCE =
            List.of(new Way("combined", EnergyFlow.ACTIVE_COMBINED), new Way("net", EnergyFlow.ACTIVE_NET));
    private static final List<Way> REACTIVE =
            List.of(new Way("import", EnergyFlow.REACTIVE_DELIVERED), new Way("export", EnergyFlow.REACTIVE_RETURNED));
    private static final List<Way> QUADRANTS = List.of(
            new Way("q1", EnergyFlow.REACTIVE_QUADRANT_1),
            new Way("q2", EnergyFlow.REACTIVE_QUADRANT_2),
            new Way("q3", EnergyFlow.REACTIVE_QUADRANT_3),
            new Way("q4", EnergyFlow.REACTIVE_QUADRANT_4));
    private static final List<Way> APPARENT =
            List.of(new Way("import", EnergyFlow.APPARENT_DELIVERED), new Way("export", EnergyFlow.APPARENT_RETURNED));

    private final FlatDocument document;
    private final Reading reading;

    private ElectricityKeys(FlatDocument document, Reading reading) {
        this.document = document;
        this.reading = reading;
    }

    static void write(FlatDocument document, Reading reading) {
        ElectricityKeys keys = new ElectricityKeys(document, reading);
        keys.energy();
        keys.power();
        reading.phases().forEach(keys::phase);
        keys.supply(reading.supply());
        document.count("power_failures", reading.powerFailures());
        document.count("long_power_failures", reading.longPowerFailures());
        keys.averages("average_", Demand::running);
        keys.averages("last_average_", Demand::completed);
        keys.averagePower();
        keys.peaks();
        keys.limits(reading.limits());
        keys.switches();
    }

    private void energy() {
        document.number("energy_import_kwh", Unit.KILOWATT_HOUR, reading.energyDelivered());
        document.number("energy_export_kwh", Unit.KILOWATT_HOUR, reading.energyReturned());
        for (Tariff tariff : reading.tariffs()) {
            document.number("energy_import_t" + tariff.number() + "_kwh", Unit.KILOWATT_HOUR, tariff.delivered());
            document.number("energy_export_t" + tariff.number() + "_kwh", Unit.KILOWATT_HOUR, tariff.returned());
        }
        registers("energy_combined", "_kwh", Unit.KILOWATT_HOUR, EnergyFlow.ACTIVE_COMBINED);
        REACTIVE.forEach(way -> registers("reactive_energy_" + way.name(), "_kvarh", KILOVAR_HOUR, way.flow()));
        QUADRANTS.forEach(way ->
                document.number("reactive_energy_" + way.name() + "_kvarh", KILOVAR_HOUR, reading.energy(way.flow())));
    }

    private void registers(String what, String unitInKey, Unit unit, EnergyFlow flow) {
        document.number(what + unitInKey, unit, reading.energy(flow));
        reading.registers(flow)
                .forEach((tariff, energy) ->
                        document.number(what + "_t" + tariff + unitInKey, unit, Optional.of(energy)));
    }

    private void power() {
        document.power("power_import_w", Unit.WATT, reading.powerDelivered());
        document.power("power_export_w", Unit.WATT, reading.powerReturned());
        BOTH_AT_ONCE.forEach(way -> document.power("power_" + way.name() + "_w", Unit.WATT, reading.power(way.flow())));
        otherPower("", reading::power);
        QUADRANTS.forEach(
                way -> document.power("reactive_power_" + way.name() + "_var", VAR, reading.power(way.flow())));
    }

    private void otherPower(String line, Function<EnergyFlow, Optional<Quantity>> power) {
        REACTIVE.forEach(
                way -> document.power("reactive_power_" + way.name() + line + "_var", VAR, power.apply(way.flow())));
        APPARENT.forEach(way ->
                document.power("apparent_power_" + way.name() + line + "_va", VOLT_AMPERE, power.apply(way.flow())));
    }

    private void phase(Phase phase) {
        String line = "_l" + phase.number();
        document.power("power_import" + line + "_w", Unit.WATT, phase.powerDelivered());
        document.power("power_export" + line + "_w", Unit.WATT, phase.powerReturned());
        otherPower(line, phase::power);
        document.number("voltage" + line + "_v", Unit.VOLT, phase.voltage());
        document.number("average_voltage" + line + "_v", Unit.VOLT, phase.averageVoltage());
        document.number("current" + line + "_a", Unit.AMPERE, phase.current());
        document.number("signed_current" + line + "_a", Unit.AMPERE, phase.signedCurrent());
        document.number("power_factor" + line, Unit.NONE, phase.powerFactor());
        document.count("voltage_sags" + line, phase.voltageSags());
        document.number("last_sag_duration" + line + "_s", Unit.SECOND, phase.lastSagDuration());
        document.number("last_sag_voltage" + line + "_v", Unit.VOLT, phase.lastSagVoltage());
        document.count("voltage_swells" + line, phase.voltageSwells());
        document.number("last_swell_duration" + line + "_s", Unit.SECOND, phase.lastSwellDuration());
        document.number("last_swell_voltage" + line + "_v", Unit.VOLT, phase.lastSwellVoltage());
    }

    private void supply(Supply supply) {
        document.number("voltage_v", Unit.VOLT, supply.voltage());
        document.number("current_a", Unit.AMPERE, supply.current());
        document.number("total_current_a", Unit.AMPERE, supply.totalCurrent());
        document.number("neutral_current_a", Unit.AMPERE, supply.neutralCurrent());
        document.number("frequency_hz", HERTZ, supply.frequency());
        document.number("power_factor", Unit.NONE, supply.powerFactor());
        document.number("minimum_power_factor", Unit.NONE, supply.minimumPowerFactor());
    }

    private void averages(String when, Function<Demand, Optional<Quantity>> average) {
        Function<EnergyFlow, Optional<Quantity>> of = flow -> average.apply(reading.demand(flow));
        document.power(when + "demand_w", Unit.WATT, of.apply(EnergyFlow.ACTIVE_DELIVERED));
        document.power(when + "demand_export_w", Unit.WATT, of.apply(EnergyFlow.ACTIVE_RETURNED));
        REACTIVE.forEach(
                way -> document.power(when + "reactive_demand_" + way.name() + "_var", VAR, of.apply(way.flow())));
        APPARENT.forEach(way ->
                document.power(when + "apparent_demand_" + way.name() + "_va", VOLT_AMPERE, of.apply(way.flow())));
    }

    private void averagePower() {
        document.power(
                "average_power_import_w",
                Unit.WATT,
                reading.demand(EnergyFlow.ACTIVE_DELIVERED).average());
        BOTH_AT_ONCE.forEach(way -> document.power(
                "average_power_" + way.name() + "_w",
                Unit.WATT,
                reading.demand(way.flow()).average()));
    }

    private void peaks() {
        reading.peakDemand().ifPresent(peak -> {
            document.power("peak_demand_w", Unit.WATT, Optional.of(peak.power()));
            document.time("peak_demand_time", Optional.of(peak.time()));
        });
        List<MonthlyPeak> months = newestFirst(reading.peakHistory());
        for (int month = 1; month <= Math.min(MONTHS, months.size()); month++) {
            MonthlyPeak peak = months.get(month - 1);
            document.power("peak_demand_m" + month + "_w", Unit.WATT, Optional.of(peak.power()));
            document.time("peak_demand_m" + month + "_time", Optional.of(peak.time()));
        }
    }

    /** Meters print the oldest first; where a month has no date, the printed order counts. */
    private static List<MonthlyPeak> newestFirst(List<MonthlyPeak> printed) {
        List<MonthlyPeak> months = new ArrayList<>(printed);
        if (months.stream().allMatch(month -> month.periodEnd().instant().isPresent())) {
            months.sort(
                    Comparator.comparing(month -> month.periodEnd().instant().orElse(Instant.MIN)));
        }
        Collections.reverse(months);
        return months;
    }

    private void limits(Limits limits) {
        document.power("power_limit_w", Unit.WATT, limits.supply());
        document.power("apparent_power_limit_va", VOLT_AMPERE, limits.supply());
        document.number("current_limit_a", Unit.AMPERE, limits.supply());
        for (int phase = 1; phase <= 3; phase++) {
            document.number("current_limit_l" + phase + "_a", Unit.AMPERE, limits.current(phase));
        }
        document.number("current_limit_import_a", Unit.AMPERE, limits.currentDelivered());
        document.number("current_limit_export_a", Unit.AMPERE, limits.currentReturned());
    }

    private void switches() {
        document.count("breaker", reading.switches().breaker());
        for (Relay relay : reading.switches().relays()) {
            document.count("relay_" + relay.number(), OptionalLong.of(relay.position()));
        }
    }
}
