package io.github.dsmr4j.gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a reading says, by the keys of {@link ReadingJson}: the events bring the same, so that a page and its script speak of
 * a value by one name.
 */
final class Figures {
    private static final int MAX_TARIFF = 99;
    private static final int PHASES = 3;

    private final ObjectNode json;
    private final Texts texts;
    private final ZoneId zone;

    Figures(Reading reading, Texts texts, ZoneId zone) {
        this.json = ReadingJson.document(reading);
        this.texts = texts;
        this.zone = zone;
    }

    boolean has(String key) {
        return json.has(key);
    }

    /** All that there are, in the order of the document. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    Optional<BigDecimal> number(String key) {
        return Optional.ofNullable(json.get(key)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    /** A value as a person reads it: a number in the decimals of its unit, a time, or a text. */
    Optional<String> shown(String key) {
        if (key.endsWith("_time") || key.equals("time")) {
            return Optional.ofNullable(json.get(key)).map(time -> texts.time(Instant.parse(time.asText()), zone));
        }
        Decimals decimals = Decimals.of(key);
        return number(key)
                .map(number -> texts.number(number, decimals.least(), decimals.most()))
                .or(() -> Optional.ofNullable(json.get(key)).map(JsonNode::asText));
    }

    /** Numbers of the tariffs that have a register. */
    List<Integer> tariffs() {
        return IntStream.rangeClosed(0, MAX_TARIFF)
                .filter(number -> has("energy_import_t" + number + "_kwh") || has("energy_export_t" + number + "_kwh"))
                .boxed()
                .toList();
    }

    /** Numbers of the phases that something is known of. */
    List<Integer> phases() {
        return IntStream.rangeClosed(1, PHASES)
                .filter(number -> has("voltage_l" + number + "_v")
                        || has("current_l" + number + "_a")
                        || has("power_import_l" + number + "_w"))
                .boxed()
                .toList();
    }

    /** The total of {@code import} or {@code export}, else the sum of its tariffs. */
    Optional<String> total(String flow) {
        String prefix = "energy_" + flow;
        Decimals decimals = Decimals.of(prefix + "_kwh");
        return number(prefix + "_kwh")
                .or(() -> tariffs().stream()
                        .flatMap(tariff -> number(prefix + "_t" + tariff + "_kwh").stream())
                        .reduce(BigDecimal::add))
                .map(total -> texts.number(total, decimals.least(), decimals.most()));
    }

    /**
     * How many decimals a value is shown with.
     *
     * @param least at least
     * @param most at most
     */
    record Decimals(int least, int most) {
        static Decimals of(String key) {
            if (key.endsWith("_kwh") || key.endsWith("_kvarh") || key.endsWith("_m3") || key.endsWith("_gj")) {
                return new Decimals(3, 3);
            }
            if (key.endsWith("_v")) {
                return new Decimals(1, 1);
            }
            return key.endsWith("_a") ? new Decimals(0, 2) : new Decimals(0, 3);
        }
    }
}
