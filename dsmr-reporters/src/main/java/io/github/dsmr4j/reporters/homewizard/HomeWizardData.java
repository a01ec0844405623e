package io.github.dsmr4j.reporters.homewizard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.DemandPeak;
import io.github.dsmr4j.core.reading.EnergyFlow;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.reading.UnitFamily;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a reading in HomeWizard's names, units and signs. */
final class HomeWizardData {
    private static final ObjectWriter ONE_LINE = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer();
    private static final Unit HERTZ = Unit.of("Hz");
    private static final int TARIFFS = 4;
    private static final int DIGITS_OF_A_TIME = 12;
    private static final int LONGEST_VERSION = 9;

    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    private HomeWizardData() {}

    static String line(Reading reading) {
        HomeWizardData data = new HomeWizardData();
        data.identity(reading);
        data.energy("import", reading, reading.energyDelivered(), Tariff::delivered);
        data.energy("export", reading, reading.energyReturned(), Tariff::returned);
        data.power("active_power_w", reading);
        reading.phases().forEach(data::phase);
        data.counters(reading);
        data.demand(reading);
        reading.gas().ifPresent(data::gas);
        data.external(reading);
        try {
            return ONE_LINE.writeValueAsString(data.data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    private void identity(Reading reading) {
        reading.version()
                .filter(version -> version.matches("[0-9]{1," + LONGEST_VERSION + "}"))
                .ifPresent(version -> data.put("smr_version", Integer.parseInt(version)));
        data.put("meter_model", reading.identification());
        reading.equipmentId().ifPresent(id -> data.put("unique_id", hex(id)));
        reading.activeTariff().ifPresent(tariff -> data.put("active_tariff", tariff));
    }

    /** As meters print identifiers: the text's bytes in hexadecimal. */
    private static String hex(String id) {
        return HexFormat.of().withUpperCase().formatHex(id.getBytes(ISO_8859_1));
    }

    /** Clients want the total even of meters that print tariffs alone. */
    private void energy(
            String direction,
            Reading reading,
            Optional<Quantity> total,
            Function<Tariff, Optional<Quantity>> register) {
        Optional<BigDecimal> sum = reading.tariffs().stream()
                .map(register)
                .flatMap(energy -> exact(Unit.KILOWATT_HOUR, energy).stream())
                .reduce(BigDecimal::add);
        put(
                "total_power_" + direction + "_kwh",
                exact(Unit.KILOWATT_HOUR, total).or(() -> sum));
        reading.tariffs().stream()
                .filter(tariff -> tariff.number() <= TARIFFS)
                .forEach(tariff -> put(
                        "total_power_" + direction + "_t" + tariff.number() + "_kwh",
                        exact(Unit.KILOWATT_HOUR, register.apply(tariff))));
    }

    /** Some meters print what flows to the grid as less than nothing, and no power to either side. */
    private void power(String key, Reading reading) {
        Optional<Quantity> delivered = reading.powerDelivered();
        Optional<Quantity> returned = reading.powerReturned();
        boolean netAlone = delivered.isEmpty() && returned.isEmpty();
        power(key, netAlone ? reading.power(EnergyFlow.ACTIVE_NET) : delivered, returned);
    }

    private void phase(Phase phase) {
        String line = "_l" + phase.number();
        power("active_power" + line + "_w", phase.powerDelivered(), phase.powerReturned());
        put("active_voltage" + line + "_v", exact(Unit.VOLT, phase.voltage()));
        put(
                "active_current" + line + "_a",
                exact(Unit.AMPERE, phase.signedCurrent().or(phase::current)));
        count("voltage_sag" + line + "_count", phase.voltageSags());
        count("voltage_swell" + line + "_count", phase.voltageSwells());
    }

    /** Import minus export, as far as they are printed. */
    private void power(String key, Optional<Quantity> delivered, Optional<Quantity> returned) {
        put(
                key,
                Stream.concat(
                                exact(Unit.WATT, delivered).stream(),
                                exact(Unit.WATT, returned).map(BigDecimal::negate).stream())
                        .reduce(BigDecimal::add));
    }

    private void counters(Reading reading) {
        put("active_frequency_hz", exact(HERTZ, reading.supply().frequency()));
        count("any_power_fail_count", reading.powerFailures());
        count("long_power_fail_count", reading.longPowerFailures());
    }

    /** The second and third name are spelt as clients expect them. */
    private void demand(Reading reading) {
        put("active_power_average_w", exact(Unit.WATT, reading.averageDemand()));
        put("montly_power_peak_w", exact(Unit.WATT, reading.peakDemand().map(DemandPeak::power)));
        time(data, "montly_power_peak_timestamp", reading.peakDemand().map(DemandPeak::time));
    }

    private void gas(MBusDevice meter) {
        Optional<BigDecimal> volume = exact(Unit.CUBIC_METRE, meter.value());
        if (volume.isEmpty()) {
            return;
        }
        put("total_gas_m3", volume);
        time(data, "gas_timestamp", meter.time());
        meter.equipmentId().ifPresent(id -> data.put("gas_unique_id", hex(id)));
    }

    private void external(Reading reading) {
        ArrayNode external = JsonNodeFactory.instance.arrayNode();
        for (MBusDevice meter : reading.mbusDevices()) {
            type(reading, meter)
                    .ifPresent(type -> meter.value().ifPresent(value -> {
                        ObjectNode entry = external.addObject();
                        meter.equipmentId().ifPresent(id -> entry.put("unique_id", hex(id)));
                        entry.put("type", type);
                        time(entry, "timestamp", meter.time());
                        Quantity usual = usual(value);
                        entry.put("value", usual.toBigDecimal());
                        entry.put("unit", usual.unit().symbol());
                    }));
        }
        if (!external.isEmpty()) {
            data.set("external", external);
        }
    }

    private static Optional<String> type(Reading reading, MBusDevice meter) {
        if (reading.gas().filter(gas -> gas.channel() == meter.channel()).isPresent()) {
            return Optional.of("gas_meter");
        }
        return switch (meter.typeCode().orElse(0)) {
            case 3 -> Optional.of("gas_meter");
            case 4, 13 -> Optional.of("heat_meter");
            case 6, 21 -> Optional.of("warm_water_meter");
            case 7, 22 -> Optional.of("water_meter");
            case 12 -> Optional.of("inlet_heat_meter");
            default -> Optional.empty();
        };
    }

    private static Quantity usual(Quantity value) {
        UnitFamily family = value.unit().family();
        if (family == UnitFamily.VOLUME) {
            return value.in(Unit.CUBIC_METRE);
        }
        return family == UnitFamily.HEAT ? value.in(Unit.GIGAJOULE) : value;
    }

    private static Optional<BigDecimal> exact(Unit unit, Optional<Quantity> quantity) {
        return quantity.flatMap(number -> number.numberIn(unit));
    }

    private void put(String key, Optional<BigDecimal> number) {
        number.ifPresent(value -> data.put(key, value));
    }

    private void count(String key, OptionalLong count) {
        count.ifPresent(number -> data.put(key, number));
    }

    /** The printed digits, which are local time, as a number; clients would misread one that lost a zero (before 2010). */
    private static void time(ObjectNode node, String key, Optional<MeterTime> time) {
        time.filter(printed -> printed.instant().isPresent() && !printed.raw().startsWith("0"))
                .ifPresent(printed -> node.put(key, Long.parseLong(printed.raw().substring(0, DIGITS_OF_A_TIME))));
    }
}
