package io.github.dsmr4j.reporters.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is remembered of all sources as a document, and back. Stateless: any thread. */
final class MemoryJson {
    private static final int VERSION = 1;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final JsonMapper JSON = new JsonMapper();

    private MemoryJson() {}

    static String write(Map<String, SourceMemory> sources) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("version", VERSION);
        ObjectNode all = document.putObject("sources");
        sources.forEach((name, source) -> {
            ObjectNode node = all.putObject(name);
            source.meters().forEach((meter, memory) -> meter(node.putObject(meter), memory));
        });
        return document.toString();
    }

    private static void meter(ObjectNode node, MeterMemory meter) {
        meter.id().ifPresent(id -> node.put("id", id));
        meter.beginnings().forEach((period, beginning) -> {
            ObjectNode kept = node.putObject(key(period));
            kept.put("start", beginning.start().toString());
            ObjectNode registers = kept.putObject("registers");
            // As text: a JSON number may lose digits on its way through other programs.
            beginning.registers().values().forEach((name, value) -> registers.put(name, value.toPlainString()));
        });
    }

    /**
     * What a document holds.
     *
     * @throws IllegalArgumentException if it is none of these documents; the message says why
     */
    static Map<String, SourceMemory> read(String text, ZoneId zone) {
        try {
            return sources(JSON.readTree(text), zone);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date: " + e.getMessage(), e);
        }
    }

    private static Map<String, SourceMemory> sources(JsonNode document, ZoneId zone) {
        if (document.required("version").asInt() != VERSION) {
            throw new IllegalArgumentException("its version is not " + VERSION);
        }
        Map<String, SourceMemory> sources = new LinkedHashMap<>();
        document.required("sources").properties().forEach(source -> {
            SourceMemory memory = new SourceMemory(zone);
            memory.meters()
                    .forEach((name, meter) -> restore(meter, source.getValue().required(name)));
            sources.put(source.getKey(), memory);
        });
        return sources;
    }

    private static void restore(MeterMemory meter, JsonNode node) {
        Map<Period, MeterMemory.Beginning> beginnings = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            if (node.has(key(period))) {
                beginnings.put(period, beginning(node.required(key(period))));
            }
        }
        meter.restore(Optional.ofNullable(node.get("id")).map(JsonNode::asText), beginnings);
    }

    private static MeterMemory.Beginning beginning(JsonNode node) {
        Map<String, BigDecimal> registers = new TreeMap<>();
        node.required("registers")
                .properties()
                .forEach(register -> registers.put(register.getKey(), number(register.getValue())));
        LocalDate start = LocalDate.parse(node.required("start").asText());
        return new MeterMemory.Beginning(start, new Registers(registers));
    }

    private static BigDecimal number(JsonNode value) {
        if (!NUMBER.matcher(value.asText()).matches()) {
            throw new IllegalArgumentException("\"" + value.asText() + "\" is not what a register shows");
        }
        return new BigDecimal(value.asText());
    }

    private static String key(Period period) {
        return period.name().toLowerCase(Locale.ROOT);
    }
}
