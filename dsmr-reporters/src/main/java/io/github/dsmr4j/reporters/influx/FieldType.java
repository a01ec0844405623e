package io.github.dsmr4j.reporters.influx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field is in InfluxDB, for ever. The published schema says it: a number is a float, whatever a meter prints. */
enum FieldType {
    FLOAT {
        @Override
        String text(JsonNode value) {
            return value.decimalValue().toPlainString();
        }
    },
    INTEGER {
        @Override
        String text(JsonNode value) {
            return value.asText() + "i";
        }
    };

    private record Rule(Pattern keys, FieldType type) {}

    private static final List<Rule> RULES = rules();

    /** A value as line protocol writes it. */
    abstract String text(JsonNode value);

    /** The type of a key's field; empty for a key that is no field, such as a text. */
    static Optional<FieldType> of(String key) {
        return RULES.stream()
                .filter(rule -> rule.keys().matcher(key).matches())
                .map(Rule::type)
                .findFirst();
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        JsonNode schema = schema();
        schema.get("properties").properties().stream()
                .forEach(key -> add(rules, Pattern.quote(key.getKey()), key.getValue()));
        schema.get("patternProperties").properties().stream()
                .forEach(keys -> add(rules, keys.getKey(), keys.getValue()));
        return List.copyOf(rules);
    }

    /** The version of the schema is the same in each document, and no measurement. */
    private static void add(List<Rule> rules, String keys, JsonNode description) {
        String type = description.get("type").asText();
        if (type.equals("number")) {
            rules.add(new Rule(Pattern.compile(keys), FLOAT));
        } else if (type.equals("integer") && !description.has("const")) {
            rules.add(new Rule(Pattern.compile(keys), INTEGER));
        }
    }

    private static JsonNode schema() {
        try {
            return new JsonMapper().readTree(ReadingJson.schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema in the jar is damaged", e);
        }
    }
}
