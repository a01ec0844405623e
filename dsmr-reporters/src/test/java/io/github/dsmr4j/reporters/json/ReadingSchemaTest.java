package io.github.dsmr4j.reporters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.RareReadings;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.testdata.Recordings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema says what the document holds: all of it, and for ever. */
class ReadingSchemaTest {
    private static final Path SOURCE =
            Path.of("src", "main", "java", "io", "github", "dsmr4j", "reporters", "json", "ReadingJson.java");
    private static final String FIRST = "reading.schema.first.json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ReadingJson.schema(), InputFormat.JSON);

    private static List<Error> faults(String document) {
        return SCHEMA.validate(
                document,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static void validate(List<Reading> readings) {
        assertThat(readings)
                .isNotEmpty()
                .flatExtracting(reading -> List.of(ReadingJson.line(reading), ReadingJson.line("house", reading)))
                .allSatisfy(
                        document -> assertThat(faults(document)).as(document).isEmpty());
    }

    @Test
    void everyComposedTelegramValidates() {
        validate(Readings.composed());
    }

    @Test
    void everyRecordedTelegramValidates() throws IOException {
        String folder = System.getProperty("dsmr.telegrams", "");
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(folder).as("-Ddsmr.telegrams=DIR").isNotEmpty();
        }
        assumeFalse(folder.isEmpty(), "no -Ddsmr.telegrams=DIR");
        validate(recorded(Path.of(folder)));
    }

    private static List<Reading> recorded(Path folder) throws IOException {
        List<Reading> readings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Recordings.load(file).telegrams().stream()
                        .filter(telegram -> telegram.crc() == Recordings.CrcState.VALID)
                        .map(telegram -> Readings.of(telegram.bytes()))
                        .forEach(readings::add);
            }
        }
        return readings;
    }

    @Test
    void tariffsAndPhasesOfEveryNumberValidate() {
        validate(everyReading());
        validate(List.of(
                Readings.of("1-0:1.8.16(1*kWh)", "1-0:2.8.16(1*kWh)", "0-0:96.14.0(0016)"),
                Readings.of("1-0:1.8.255(1*kWh)", "1-0:1.8.99(1*kWh)", "1-0:1.8.100(1*kWh)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "schema         | {'identification':'x'}",
                "identification | {'schema':1}",
                "constant       | {'schema':2,'identification':'x'}",
                "power          | {'schema':1,'identification':'x','power':1}",
                "t0             | {'schema':1,'identification':'x','energy_import_t0_kwh':1}",
                "t1000          | {'schema':1,'identification':'x','energy_import_t1000_kwh':1}",
                "l4             | {'schema':1,'identification':'x','voltage_l4_v':230.1}",
                "number         | {'schema':1,'identification':'x','voltage_l1_v':'230.1'}",
                "integer        | {'schema':1,'identification':'x','power_failures':1.5}",
                "date-time      | {'schema':1,'identification':'x','time':'240311101510W'}",
            })
    void refusesOtherDocumentsAndSaysWhy(String reason, String document) {
        assertThat(faults(document.replace('\'', '"')))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains(reason));
    }

    @Test
    void documentSchemaAndJavadocHaveTheSameKeys() throws IOException {
        Map<String, JsonNode> schema = keys(JSON.readTree(ReadingJson.schema()));
        TreeSet<String> written = new TreeSet<>();
        everyReading()
                .forEach(reading -> ReadingJson.document("house", reading)
                        .fieldNames()
                        .forEachRemaining(key -> written.add(ofNumberOne(key))));

        assertThat(schema.keySet()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(javadocKeys()).containsExactlyInAnyOrderElementsOf(written);
    }

    private static List<Reading> everyReading() {
        return Stream.concat(Stream.of(Readings.everything()), RareReadings.all().stream())
                .toList();
    }

    /** Tariff, phase, quadrant, month and relay 1 stand for all. */
    private static String ofNumberOne(String key) {
        return key.replaceAll("_([tlq]|demand_m)[1-9](?=_|$)", "_$11").replaceAll("^relay_[1-9]", "relay_1");
    }

    /** What the schema says of each key. */
    private static Map<String, JsonNode> keys(JsonNode schema) {
        Map<String, JsonNode> keys = schema.get("properties")
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        schema.get("patternProperties")
                .propertyStream()
                .forEach(property -> keys.put(example(property.getKey()), property.getValue()));
        return keys;
    }

    private static String example(String pattern) {
        String key = pattern.replaceAll("\\[.*[]}]", "1").replaceAll("[\\^$]", "");
        assertThat(key).matches(pattern);
        return key;
    }

    private static List<String> javadocKeys() throws IOException {
        String table = Files.readString(SOURCE, UTF_8);
        return Pattern.compile("<tr><td>(.*?)</td>", Pattern.DOTALL)
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .flatMap(cell ->
                        Pattern.compile("\\{@code (\\w+)}").matcher(cell).results())
                .map(code -> code.group(1))
                .toList();
    }

    @Test
    void quantitiesSayTheirUnitInTheKeyToo() throws IOException {
        keys(JSON.readTree(ReadingJson.schema())).forEach((key, says) -> {
            assertThat(says.path("description").asText()).as(key).isNotEmpty();
            if (says.path("unit").asText().equals("1")) {
                assertThat(key).contains("power_factor");
            } else if (says.has("unit")) {
                assertThat(key).endsWithIgnoringCase("_" + says.get("unit").asText());
            } else {
                assertThat(says.get("type").asText()).as(key).isNotEqualTo("number");
            }
        });
    }

    @Test
    void keysStayAsTheyWereInTheFirstVersion() throws IOException {
        assertThat(changes(first(), (ObjectNode) JSON.readTree(ReadingJson.schema())))
                .as("keys may be added; for another meaning, raise the version and keep the first schema of that")
                .isEmpty();
    }

    @Test
    void aLostOrChangedKeyWouldBeNoticed() throws IOException {
        ObjectNode now = first();
        ObjectNode properties = (ObjectNode) now.get("properties");
        properties.putObject("added_w").put("type", "number");
        assertThat(changes(first(), now)).isEmpty();

        properties.remove("time");
        ((ObjectNode) properties.get("power_import_w")).put("unit", "kW");
        ((ObjectNode) now.get("patternProperties").get("^voltage_l[1-3]_v$")).put("type", "integer");
        now.putArray("required").add("schema");
        assertThat(changes(first(), now))
                .containsExactlyInAnyOrder("time", "power_import_w", "voltage_l1_v", "required");
    }

    private static ObjectNode first() throws IOException {
        try (InputStream schema = ReadingSchemaTest.class.getResourceAsStream(FIRST)) {
            return (ObjectNode) JSON.readTree(schema);
        }
    }

    /** The keys that are not what they were. */
    private static List<String> changes(ObjectNode first, ObjectNode now) {
        Map<String, JsonNode> kept = keys(now);
        Stream<String> changed = keys(first).entrySet().stream()
                .filter(key -> !key.getValue().equals(kept.get(key.getKey())))
                .map(Map.Entry::getKey);
        Stream<String> required =
                now.get("required").equals(first.get("required")) ? Stream.empty() : Stream.of("required");
        return Stream.concat(changed, required).toList();
    }
}
