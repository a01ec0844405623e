package io.github.dsmr4j.core.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes down everything that a reading says, in the keys of the composed telegrams' expectations. */
final class FlatReading {
    private static final int LONG_MESSAGE = 1024;

    private final Map<String, String> lines = new TreeMap<>();

    private FlatReading() {}

    static Map<String, String> of(Reading reading) {
        FlatReading flat = new FlatReading();
        flat.add("identification", Optional.of(reading.identification()));
        flat.add("version", reading.version());
        flat.add("time", reading.time().map(FlatReading::time));
        flat.add("equipmentId", reading.equipmentId());
        flat.electricity(reading);
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

    private void phase(Phase phase) {
        String key = "phase." + phase.number() + ".";
        addQuantity(key + "voltage", phase.voltage());
        addQuantity(key + "current", phase.current());
        addQuantity(key + "power.delivered", phase.powerDelivered());
        addQuantity(key + "power.returned", phase.powerReturned());
        addCount(key + "sags", phase.voltageSags());
        addCount(key + "swells", phase.voltageSwells());
    }

    private void logs(Reading reading) {
        addCount("failures", reading.powerFailures());
        addCount("failures.long", reading.longPowerFailures());
        List<PowerFailure> failures = reading.powerFailureLog();
        for (int index = 0; index < failures.size(); index++) {
            PowerFailure failure = failures.get(index);
            String seconds = " " + failure.duration().toSeconds();
            add("failure." + (index + 1), Optional.of(time(failure.end()) + seconds));
        }
        for (Message message : reading.messages()) {
            boolean isLong =
                    message.text().length() == LONG_MESSAGE && message.text().charAt(0) == 0xFF;
            String key = "message." + message.number() + (isLong ? ".length" : "");
            add(key, Optional.of(isLong ? "" + message.text().length() : message.text()));
        }
        addQuantity("demand.average", reading.averageDemand());
        add("demand.peak", reading.peakDemand().map(peak -> time(peak.time()) + " " + peak.power()));
        List<MonthlyPeak> peaks = reading.peakHistory();
        for (int index = 0; index < peaks.size(); index++) {
            MonthlyPeak peak = peaks.get(index);
            String line = time(peak.periodEnd()) + " " + time(peak.time()) + " " + peak.power();
            add("demand.history." + (index + 1), Optional.of(line));
        }
    }

    private void device(MBusDevice device) {
        String key = "mbus." + device.channel();
        int before = lines.size();
        OptionalInt type = device.typeCode();
        add(key + ".type", type.isPresent() ? Optional.of("" + type.getAsInt()) : Optional.empty());
        add(key + ".id", device.equipmentId());
        add(key + ".ean", device.ean());
        add(key + ".time", device.time().map(FlatReading::time));
        addQuantity(key + ".value", device.value());
        addCount(key + ".valve", device.valvePosition());
        if (lines.size() == before) {
            add(key, Optional.of("empty"));
        }
    }

    private static String time(MeterTime time) {
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
