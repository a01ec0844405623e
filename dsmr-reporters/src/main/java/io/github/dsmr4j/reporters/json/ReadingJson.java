package io.github.dsmr4j.reporters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The flat JSON document of a reading.
 *
 * <p>Keys carry their unit, and numbers are exact: what the meter printed, converted without loss. A key is absent when
 * the meter does not print the value or prints it in a unit that measures something else.
 *
 * <table>
 * <caption>Keys, in the order of the document</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code schema}</td><td>{@value #SCHEMA}; grows when a key changes its meaning, not when keys are
 *     added</td></tr>
 * <tr><td>{@code identification}</td><td>the text behind {@code /}</td></tr>
 * <tr><td>{@code meter_id}</td><td>identifier of the electricity meter</td></tr>
 * <tr><td>{@code p1_version}</td><td>version of the P1 output, a text such as {@code "50"}</td></tr>
 * <tr><td>{@code time}</td><td>the meter's clock, an instant such as {@code "2024-03-11T09:15:10Z"}</td></tr>
 * <tr><td>{@code tariff}</td><td>number of the tariff that counts now</td></tr>
 * <tr><td>{@code energy_import_kwh}, {@code energy_export_kwh}</td><td>energy from and to the grid, where the meter
 *     totals it</td></tr>
 * <tr><td>{@code energy_import_t1_kwh}, {@code energy_export_t1_kwh} ...</td><td>the same by tariff 1, 2 ...</td></tr>
 * <tr><td>{@code power_import_w}, {@code power_export_w}</td><td>power from and to the grid now</td></tr>
 * <tr><td>{@code power_import_l1_w}, {@code power_export_l1_w} ...</td><td>the same by phase 1 to 3</td></tr>
 * <tr><td>{@code voltage_l1_v}, {@code current_l1_a} ...</td><td>voltage and current by phase</td></tr>
 * <tr><td>{@code voltage_sags_l1}, {@code voltage_swells_l1} ...</td><td>how many, by phase</td></tr>
 * <tr><td>{@code power_failures}, {@code long_power_failures}</td><td>how many</td></tr>
 * <tr><td>{@code average_demand_w}</td><td>average power in the running quarter of an hour</td></tr>
 * <tr><td>{@code peak_demand_w}, {@code peak_demand_time}</td><td>its peak in the running month, and when</td></tr>
 * <tr><td>{@code gas_m3}, {@code gas_time}, {@code gas_meter_id}</td><td>the gas meter in use: what it measured last,
 *     when, and its identifier</td></tr>
 * <tr><td>{@code water_m3}, {@code water_time}, {@code water_meter_id}</td><td>the same of the water meter</td></tr>
 * <tr><td>{@code heat_gj}, {@code heat_time}, {@code heat_meter_id}</td><td>the same of the heat meter</td></tr>
 * </table>
 *
 * <p>{@link #schema()} says the same to programs. Stateless: any thread.
 */
public final class ReadingJson {
    /** Version of the keys and their meaning. */
    public static final int SCHEMA = 1;

    private static final String SCHEMA_FILE = "reading.schema.json";

    private static final ObjectWriter ONE_LINE = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer();

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private ReadingJson() {}

    /** The document of a reading; a new one at each call. */
    public static ObjectNode document(Reading reading) {
        ReadingJson json = new ReadingJson();
        json.identity(reading);
        json.energy(reading);
        json.power(reading);
        reading.phases().forEach(json::phase);
        json.counters(reading);
        json.demand(reading);
        reading.gas().ifPresent(meter -> json.meter("gas", "m3", Unit.CUBIC_METRE, meter));
        reading.water().ifPresent(meter -> json.meter("water", "m3", Unit.CUBIC_METRE, meter));
        reading.heat().ifPresent(meter -> json.meter("heat", "gj", Unit.GIGAJOULE, meter));
        return json.document;
    }

    /** The document of a reading on one line; numbers without exponents. */
    public static String line(Reading reading) {
        try {
            return ONE_LINE.writeValueAsString(document(reading));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    /**
     * The JSON Schema (draft 2020-12) of the document: type, unit and meaning of each key. Later releases add keys, so
     * take the schema of the release that writes.
     */
    public static String schema() {
        try (InputStream schema = ReadingJson.class.getResourceAsStream(SCHEMA_FILE)) {
            if (schema == null) {
                throw new FileNotFoundException(SCHEMA_FILE + " is missing from the jar");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void identity(Reading reading) {
        document.put("schema", SCHEMA);
        document.put("identification", reading.identification());
        text("meter_id", reading.equipmentId());
        text("p1_version", reading.version());
        time("time", reading.time());
        reading.activeTariff().ifPresent(number -> document.put("tariff", number));
    }

    private void energy(Reading reading) {
        kilowattHours("energy_import_kwh", reading.energyDelivered());
        kilowattHours("energy_export_kwh", reading.energyReturned());
        for (Tariff tariff : reading.tariffs()) {
            kilowattHours("energy_import_t" + tariff.number() + "_kwh", tariff.delivered());
            kilowattHours("energy_export_t" + tariff.number() + "_kwh", tariff.returned());
        }
    }

    private void power(Reading reading) {
        watts("power_import_w", reading.powerDelivered());
        watts("power_export_w", reading.powerReturned());
    }

    private void phase(Phase phase) {
        String line = "_l" + phase.number();
        watts("power_import" + line + "_w", phase.powerDelivered());
        watts("power_export" + line + "_w", phase.powerReturned());
        number("voltage" + line + "_v", Unit.VOLT, phase.voltage());
        number("current" + line + "_a", Unit.AMPERE, phase.current());
        count("voltage_sags" + line, phase.voltageSags());
        count("voltage_swells" + line, phase.voltageSwells());
    }

    private void counters(Reading reading) {
        count("power_failures", reading.powerFailures());
        count("long_power_failures", reading.longPowerFailures());
    }

    private void demand(Reading reading) {
        watts("average_demand_w", reading.averageDemand());
        reading.peakDemand().ifPresent(peak -> {
            watts("peak_demand_w", Optional.of(peak.power()));
            time("peak_demand_time", Optional.of(peak.time()));
        });
    }

    private void meter(String kind, String unitInKey, Unit unit, MBusDevice meter) {
        number(kind + "_" + unitInKey, unit, meter.value());
        time(kind + "_time", meter.time());
        text(kind + "_meter_id", meter.equipmentId());
    }

    private void kilowattHours(String key, Optional<Quantity> energy) {
        number(key, Unit.KILOWATT_HOUR, energy);
    }

    /** Meters print kW with more or fewer decimals: whole watts are printed without any. */
    private void watts(String key, Optional<Quantity> power) {
        exact(Unit.WATT, power).map(ReadingJson::withoutEmptyDecimals).ifPresent(watts -> document.put(key, watts));
    }

    private static BigDecimal withoutEmptyDecimals(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 ? stripped.setScale(0) : number;
    }

    private void number(String key, Unit unit, Optional<Quantity> quantity) {
        exact(unit, quantity).ifPresent(number -> document.put(key, number));
    }

    private static Optional<BigDecimal> exact(Unit unit, Optional<Quantity> quantity) {
        return quantity.flatMap(number -> number.numberIn(unit));
    }

    private void count(String key, OptionalLong count) {
        count.ifPresent(number -> document.put(key, number));
    }

    private void text(String key, Optional<String> text) {
        text.ifPresent(value -> document.put(key, value));
    }

    private void time(String key, Optional<MeterTime> time) {
        time.flatMap(MeterTime::instant).map(Instant::toString).ifPresent(instant -> document.put(key, instant));
    }
}
