package io.github.dsmr4j.reporters.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.Protection;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
 * <tr><td>{@code source}</td><td>the name that the program gave to the meter's source, in documents of a program that
 *     reads several; always the first key</td></tr>
 * <tr><td>{@code identification}</td><td>the text behind {@code /}</td></tr>
 * <tr><td>{@code protection}</td><td>how it was protected on its way, if it came encrypted: {@code "authenticated"}
 *     or {@code "unauthenticated"}</td></tr>
 * <tr><td>{@code meter_id}</td><td>identifier of the electricity meter</td></tr>
 * <tr><td>{@code p1_version}</td><td>version of the P1 output, a text such as {@code "50"}</td></tr>
 * <tr><td>{@code time}</td><td>the meter's clock, an instant such as {@code "2024-03-11T09:15:10Z"}</td></tr>
 * <tr><td>{@code tariff}</td><td>number of the tariff that counts now</td></tr>
 * <tr><td>{@code energy_import_kwh}, {@code energy_export_kwh}</td><td>energy from and to the grid, where the meter
 *     totals it</td></tr>
 * <tr><td>{@code energy_import_t1_kwh}, {@code energy_export_t1_kwh} ...</td><td>the same by tariff 1, 2
 *     ...</td></tr>
 * <tr><td>{@code energy_combined_kwh}, {@code energy_combined_t1_kwh} ...</td><td>both directions together, in
 *     total and by tariff</td></tr>
 * <tr><td>{@code reactive_energy_import_kvarh}, {@code reactive_energy_export_kvarh}</td><td>reactive energy from
 *     and to the grid</td></tr>
 * <tr><td>{@code reactive_energy_import_t1_kvarh}, {@code reactive_energy_export_t1_kvarh} ...</td><td>the same by
 *     tariff</td></tr>
 * <tr><td>{@code reactive_energy_q1_kvarh} ...</td><td>reactive energy by quadrant 1 to 4</td></tr>
 * <tr><td>{@code power_import_w}, {@code power_export_w}</td><td>power from and to the grid now</td></tr>
 * <tr><td>{@code power_combined_w}, {@code power_net_w}</td><td>both together, and the first less the
 *     second</td></tr>
 * <tr><td>{@code reactive_power_import_var}, {@code reactive_power_export_var},
 *     {@code reactive_power_q1_var} ...</td><td>reactive power now, from and to the grid, and by quadrant</td></tr>
 * <tr><td>{@code apparent_power_import_va}, {@code apparent_power_export_va}</td><td>apparent power now</td></tr>
 * <tr><td>{@code power_import_l1_w}, {@code power_export_l1_w}, {@code reactive_power_import_l1_var},
 *     {@code reactive_power_export_l1_var}, {@code apparent_power_import_l1_va},
 *     {@code apparent_power_export_l1_va} ...</td><td>power by phase 1 to 3</td></tr>
 * <tr><td>{@code voltage_l1_v}, {@code average_voltage_l1_v}, {@code current_l1_a} ...</td><td>voltage, its
 *     average, and current by phase</td></tr>
 * <tr><td>{@code signed_current_l1_a} ...</td><td>current below 0 while more power flows to the grid than from it;
 *     absent where neither a sign nor the power of the phase is printed</td></tr>
 * <tr><td>{@code power_factor_l1} ...</td><td>power factor by phase; some meters give it a sign</td></tr>
 * <tr><td>{@code voltage_sags_l1}, {@code voltage_swells_l1} ...</td><td>how many, by phase</td></tr>
 * <tr><td>{@code last_sag_duration_l1_s}, {@code last_sag_voltage_l1_v}, {@code last_swell_duration_l1_s},
 *     {@code last_swell_voltage_l1_v} ...</td><td>the last of them</td></tr>
 * <tr><td>{@code voltage_v}, {@code current_a}</td><td>voltage and current of any phase</td></tr>
 * <tr><td>{@code total_current_a}, {@code neutral_current_a}</td><td>the sum of the currents, and that in the
 *     neutral conductor</td></tr>
 * <tr><td>{@code frequency_hz}, {@code power_factor}, {@code minimum_power_factor}</td><td>frequency; power factor;
 *     some meters give it a sign</td></tr>
 * <tr><td>{@code power_failures}, {@code long_power_failures}</td><td>how many</td></tr>
 * <tr><td>{@code average_demand_w}, {@code average_demand_export_w}</td><td>average power from and to the grid in
 *     the running quarter of an hour</td></tr>
 * <tr><td>{@code average_reactive_demand_import_var}, {@code average_reactive_demand_export_var},
 *     {@code average_apparent_demand_import_va}, {@code average_apparent_demand_export_va}</td><td>the same of
 *     reactive and apparent power</td></tr>
 * <tr><td>{@code last_average_demand_w}, {@code last_average_demand_export_w},
 *     {@code last_average_reactive_demand_import_var}, {@code last_average_reactive_demand_export_var},
 *     {@code last_average_apparent_demand_import_va}, {@code last_average_apparent_demand_export_va}</td><td>the
 *     same in the last whole quarter of an hour</td></tr>
 * <tr><td>{@code average_power_import_w}, {@code average_power_combined_w},
 *     {@code average_power_net_w}</td><td>average power over another period of the meter's</td></tr>
 * <tr><td>{@code peak_demand_w}, {@code peak_demand_time}</td><td>peak of the average from the grid in the running
 *     month, and when</td></tr>
 * <tr><td>{@code peak_demand_m1_w}, {@code peak_demand_m1_time} ...</td><td>the same of the last month that the
 *     meter prints, of the one before that, and so on to 13</td></tr>
 * <tr><td>{@code power_limit_w}, {@code apparent_power_limit_va}, {@code current_limit_a}</td><td>limit of the
 *     supply, in the unit that the meter prints; digits that are all 9 mean that there is none</td></tr>
 * <tr><td>{@code current_limit_l1_a} ...</td><td>limit of current by phase</td></tr>
 * <tr><td>{@code current_limit_import_a}, {@code current_limit_export_a}</td><td>limits of current from and to the
 *     grid; that to the grid with the printed sign</td></tr>
 * <tr><td>{@code breaker}</td><td>0 disconnected, 1 connected, 2 ready to be connected</td></tr>
 * <tr><td>{@code relay_1} ...</td><td>by the number of the relay: 0 off, 1 on, 2 ready to be switched on</td></tr>
 * <tr><td>{@code gas_m3}, {@code gas_time}, {@code gas_meter_id}, {@code gas_valve}</td><td>the gas meter in use:
 *     what it measured last, when, its identifier, and its valve: 0 off, 1 on, 2 released</td></tr>
 * <tr><td>{@code water_m3}, {@code water_time}, {@code water_meter_id}, {@code water_valve}</td><td>the same of the
 *     water meter</td></tr>
 * <tr><td>{@code warm_water_m3}, {@code warm_water_time}, {@code warm_water_meter_id},
 *     {@code warm_water_valve}</td><td>the same of the meter of warm water</td></tr>
 * <tr><td>{@code heat_gj}, {@code heat_kwh}, {@code heat_m3}, {@code heat_time}, {@code heat_meter_id},
 *     {@code heat_valve}</td><td>the same of the heat meter, in the unit that it prints</td></tr>
 * <tr><td>{@code cooling_gj}, {@code cooling_kwh}, {@code cooling_m3}, {@code cooling_time},
 *     {@code cooling_meter_id}, {@code cooling_valve}</td><td>the same of the meter of cold</td></tr>
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

    private final FlatDocument document = new FlatDocument();
    private final Reading reading;

    private ReadingJson(Reading reading) {
        this.reading = reading;
    }

    /**
     * The document of a reading; a new one at each call.
     *
     * @param reading of any meter
     * @return without the key {@code source}
     */
    public static ObjectNode document(Reading reading) {
        ReadingJson json = new ReadingJson(reading);
        json.identity();
        ElectricityKeys.write(json.document, reading);
        for (MeterKind kind : MeterKind.values()) {
            kind.in(reading).ifPresent(meter -> json.meter(kind, meter));
        }
        return json.document.node();
    }

    /**
     * The document of a reading that tells its source, too; a new one at each call.
     *
     * @param source the name that the program gave to the meter's source
     * @param reading of any meter
     * @return with {@code source} as its first key
     */
    public static ObjectNode document(String source, Reading reading) {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("source", source);
        return named.setAll(document(reading));
    }

    /**
     * The document of a reading on one line; numbers without exponents.
     *
     * @param reading of any meter
     * @return JSON without a line end
     */
    public static String line(Reading reading) {
        return line(document(reading));
    }

    /**
     * The same of a document that tells the source, too.
     *
     * @param source the name that the program gave to the meter's source
     * @param reading of any meter
     * @return JSON without a line end, with {@code source} as its first key
     */
    public static String line(String source, Reading reading) {
        return line(document(source, reading));
    }

    private static String line(ObjectNode document) {
        try {
            return ONE_LINE.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written", e);
        }
    }

    /**
     * The JSON Schema (draft 2020-12) of the document: type, unit and meaning of each key. Later releases add keys, so
     * take the schema of the release that writes.
     *
     * @return the same text at each call
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

    private void identity() {
        document.node().put("schema", SCHEMA);
        document.text("identification", Optional.of(reading.identification()));
        document.text("protection", protection(reading.telegram().protection()));
        document.text("meter_id", reading.equipmentId());
        document.text("p1_version", reading.version());
        document.time("time", reading.time());
        reading.activeTariff().ifPresent(number -> document.node().put("tariff", number));
    }

    private static Optional<String> protection(Protection protection) {
        return switch (protection) {
            case AUTHENTICATED -> Optional.of("authenticated");
            case ENCRYPTED -> Optional.of("unauthenticated");
            default -> Optional.empty();
        };
    }

    /** Of the keys for what was measured there is the one of the printed unit. */
    private void meter(MeterKind kind, MBusDevice meter) {
        Optional<Quantity> value = kind.value(meter);
        if (kind == MeterKind.HEAT || kind == MeterKind.COOLING) {
            document.number(kind.key() + "_gj", Unit.GIGAJOULE, value);
            document.number(kind.key() + "_kwh", Unit.KILOWATT_HOUR, value);
        }
        document.number(kind.key() + "_m3", Unit.CUBIC_METRE, value);
        document.time(kind.key() + "_time", meter.time());
        document.text(kind.key() + "_meter_id", meter.equipmentId());
        document.count(kind.key() + "_valve", meter.valvePosition());
    }
}
