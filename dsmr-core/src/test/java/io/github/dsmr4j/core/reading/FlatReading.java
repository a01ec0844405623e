package io.github.dsmr4j.core.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down everything that a reading says, in the keys of the composed telegrams' expectations. */
final class FlatReading {
    private static final int LONG_MESSAGE = 1024;

    private final Map<String, String> lines = new TreeMap<>();
    private final Function<MeterTime, String> times;

    private FlatReading(Function<MeterTime, String> times) {
        this.times = times;
    }

    static Map<String, String> of(Reading reading) {
        return of(reading, FlatReading::instant);
    }

    /** The same with each time written down in another way. */
    static Map<String, String> of(Reading reading, Function<MeterTime, String> times) {
        FlatReading flat = new FlatReading(times);
        flat.add("identification", Optional.of(reading.identification()));
        flat.add("version", reading.version());
        flat.add("time", reading.time().map(times));
        flat.add("equipmentId", reading.equipmentId());
        flat.add("serial", reading.serialNumber());
        flat.add("ean", reading.ean());
        flat.add("state", reading.deviceState());
        flat.electricity(reading);
        flat.flows(reading);
        flat.supply(reading.supply());
        flat.limits(reading.limits());
        flat.switches(reading.switches());
        reading.phases().forEach(flat::phase);
        flat.logs(reading);
        reading.mbusDevices().forEach(flat::device);
        flat.add("gas", reading.gas().map(device -> "" + device.channel()));
        flat.add("water", reading.water().map(device -> "" + device.channel()));
        flat.add("heat", reading.heat().map(device -> "" + device.channel()));
        String others = reading.others().stream()
                .map(object -> object.reference().toString())
                .collect(Collectors.joining(" "));
        flat.add("other", Optional.of(others).filter(text -> !text.isEmpty()));
        return flat.lines;
    }

    private void electricity(Reading reading) {
        add("tariff", reading.tariffIndicator());
        addQuantity("delivered.total", reading.energyDelivered());
        addQuantity("returned.total", reading.energyReturned());
        for (Tariff tariff : reading.tariffs()) {
            addQuantity("delivered." + tariff.number(), tariff.delivered());
            addQuantity("returned." + tariff.number(), tariff.returned());
        }
        addQuantity("power.delivered", reading.powerDelivered());
        addQuantity("power.returned", reading.powerReturned());
    }

    private void flows(Reading reading) {
        for (EnergyFlow flow : EnergyFlow.values()) {
            String name = name(flow);
            Demand demand = reading.demand(flow);
            addQuantity("demand." + name + ".completed", demand.completed());
            addQuantity("demand." + name + ".average", demand.average());
            if (flow == EnergyFlow.ACTIVE_DELIVERED) {
                continue;
            }
            addQuantity("demand." + name + ".running", demand.running());
            if (flow == EnergyFlow.ACTIVE_RETURNED) {
                continue;
            }
            addQuantity("energy." + name + ".total", reading.energy(flow));
            reading.registers(flow)
                    .forEach((tariff, energy) -> addQuantity("energy." + name + "." + tariff, Optional.of(energy)));
            addQuantity("power." + name, reading.power(flow));
        }
    }

    private static String name(EnergyFlow flow) {
        return flow.name().toLowerCase(Locale.ROOT).replace("quadrant_", "q").replace('_', '.');
    }

    private void supply(Supply supply) {
        addQuantity("supply.frequency", supply.frequency());
        addQuantity("supply.factor", supply.powerFactor());
        addQuantity("supply.factor.minimum", supply.minimumPowerFactor());
        addQuantity("supply.voltage", supply.voltage());
        addQuantity("supply.current", supply.current());
        addQuantity("supply.current.total", supply.totalCurrent());
        addQuantity("supply.current.neutral", supply.neutralCurrent());
        addQuantity("supply.period", supply.measurementPeriod());
    }

    private void limits(Limits limits) {
        addQuantity("limit", limits.supply());
        for (int phase = 1; phase <= 3; phase++) {
            addQuantity("limit.current." + phase, limits.current(phase));
        }
        addQuantity("limit.current.delivered", limits.currentDelivered());
        addQuantity("limit.current.returned", limits.currentReturned());
    }

    private void switches(Switches switches) {
        addCount("breaker", switches.breaker());
        switches.relays().forEach(relay -> add("relay." + relay.number(), Optional.of("" + relay.position())));
    }

    private void phase(Phase phase) {
        String key = "phase." + phase.number() + ".";
        addQuantity(key + "voltage", phase.voltage());
        addQuantity(key + "voltage.average", phase.averageVoltage());
        addQuantity(key + "current", phase.current());
        addQuantity(
                key + "current.signed",
                phase.signedCurrent().filter(current -> !Optional.of(current).equals(phase.current())));
        addQuantity(key + "power.delivered", phase.powerDelivered());
        addQuantity(key + "power.returned", phase.powerReturned());
        EnumSet.complementOf(EnumSet.of(EnergyFlow.ACTIVE_DELIVERED, EnergyFlow.ACTIVE_RETURNED))
                .forEach(flow -> addQuantity(key + "power." + name(flow), phase.power(flow)));
        addQuantity(key + "factor", phase.powerFactor());
        addCount(key + "sags", phase.voltageSags());
        addQuantity(key + "sag.duration", phase.lastSagDuration());
        addQuantity(key + "sag.voltage", phase.lastSagVoltage());
        addCount(key + "swells", phase.voltageSwells());
        addQuantity(key + "swell.duration", phase.lastSwellDuration());
        addQuantity(key + "swell.voltage", phase.lastSwellVoltage());
    }

    private void logs(Reading reading) {
        addCount("failures", reading.powerFailures());
        addCount("failures.long", reading.longPowerFailures());
        List<PowerFailure> failures = reading.powerFailureLog();
        for (int index = 0; index < failures.size(); index++) {
            PowerFailure failure = failures.get(index);
            String seconds = " " + failure.duration().toSeconds();
            add("failure." + (index + 1), Optional.of(times.apply(failure.end()) + seconds));
        }
        for (Message message : reading.messages()) {
            boolean isLong =
                    message.text().length() == LONG_MESSAGE && message.text().charAt(0) == 0xFF;
            String key = "message." + message.number() + (isLong ? ".length" : "");
            add(key, Optional.of(isLong ? "" + message.text().length() : message.text()));
        }
        addQuantity("demand.average", reading.averageDemand());
        add("demand.peak", reading.peakDemand().map(peak -> times.apply(peak.time()) + " " + peak.power()));
        List<MonthlyPeak> peaks = reading.peakHistory();
        for (int index = 0; index < peaks.size(); index++) {
            MonthlyPeak peak = peaks.get(index);
            String line = times.apply(peak.periodEnd()) + " " + times.apply(peak.time()) + " " + peak.power();
            add("demand.history." + (index + 1), Optional.of(line));
        }
        reading.monthlyRegisters().ifPresent(this::monthlyRegisters);
    }

    private void monthlyRegisters(MonthlyRegisters registers) {
        add("month.time", Optional.of(times.apply(registers.time())));
        for (int index = 0; index < registers.values().size(); index++) {
            addQuantity("month." + (index + 1), Optional.of(registers.values().get(index)));
        }
    }

    private void device(MBusDevice device) {
        String key = "mbus." + device.channel();
        int before = lines.size();
        OptionalInt type = device.typeCode();
        add(key + ".type", type.isPresent() ? Optional.of("" + type.getAsInt()) : Optional.empty());
        add(key + ".id", device.equipmentId());
        add(key + ".ean", device.ean());
        add(key + ".time", device.time().map(times));
        addQuantity(key + ".value", device.value());
        addQuantity(key + ".cold", device.cold());
        addCount(key + ".valve", device.valvePosition());
        if (lines.size() == before) {
            add(key, Optional.of("empty"));
        }
    }

    private static String instant(MeterTime time) {
        return time.instant()
                .map(instant -> instant + (time.isAmbiguous() ? "?" : ""))
                .orElse("raw:" + time.raw());
    }

    private void addQuantity(String key, Optional<Quantity> quantity) {
        add(key, quantity.map(Quantity::toString));
    }

    private void addCount(String key, OptionalLong count) {
        add(key, count.isPresent() ? Optional.of("" + count.getAsLong()) : Optional.empty());
    }

    private void add(String key, Optional<String> value) {
        value.ifPresent(text -> lines.put(key, text));
    }
}
