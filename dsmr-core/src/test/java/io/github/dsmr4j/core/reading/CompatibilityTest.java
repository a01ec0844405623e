package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what is read of which meter is what the composed telegrams give, so that it cannot lie. */
class CompatibilityTest {
    private static final Path TABLE =
            Path.of(System.getProperty("basedir", "")).resolve("../testdata/COMPATIBILITY.md");

    private static final String RENEW = "mvn -pl dsmr-core -am test -Dtest=CompatibilityTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddsmr.renewCompatibility=true";

    private static final String HEAD = """
            # What is read of which meter

            A test reads the composed telegrams of this module and compares what it gets with this table; it renews it with
            `%s`.

            A row is about the meters of one country and version whose identification begins alike. Their lines are those of
            real meters, the values are invented. What has no name in the typed reading comes through under its reference, as
            the last column says.

            | country | version | identification | read by name | read under its reference |
            |---|---|---|---|---|
            """;

    /** What a key of the reading means to a user, in the order of the table. */
    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("delivered\\.total|returned\\.total", "energy");
        words.put("(delivered|returned)\\.\\d+", "tariffs");
        words.put("energy\\.active\\.combined.*", "combined energy");
        words.put("energy\\.reactive\\.(delivered|returned).*", "reactive energy");
        words.put("energy\\.reactive\\.q.*", "reactive energy by quadrant");
        words.put("power\\.(delivered|returned)", "power");
        words.put("power\\.active.*", "combined or net power");
        words.put("power\\.reactive.*", "reactive power");
        words.put("power\\.apparent.*", "apparent power");
        words.put("phase\\.\\d\\.power\\.(delivered|returned)", "power by phase");
        words.put("phase\\.\\d\\.power\\.reactive.*", "reactive power by phase");
        words.put("phase\\.\\d\\.power\\.apparent.*", "apparent power by phase");
        words.put("phase\\.\\d\\.voltage", "voltage");
        words.put("phase\\.\\d\\.voltage\\.average", "average voltage");
        words.put("phase\\.\\d\\.current", "current");
        words.put("phase\\.\\d\\.current\\.signed", "direction of current");
        words.put("(supply|phase\\.\\d)\\.factor", "power factor");
        words.put("supply\\.frequency", "frequency");
        words.put("supply\\.current\\.neutral", "neutral current");
        words.put("phase\\.\\d\\.(sag|swell)s", "sags and swells");
        words.put("phase\\.\\d\\.(sag|swell)\\..*", "last sag or swell");
        words.put("failures.*", "power failures");
        words.put("failure\\.\\d+", "log of power failures");
        words.put("demand\\.average|demand\\..*\\.(running|completed|average)", "average demand");
        words.put("demand\\.peak", "peak of the month");
        words.put("demand\\.history\\.\\d+", "peaks of past months");
        words.put("month\\..*", "monthly registers");
        words.put("limit.*", "limits");
        words.put("breaker", "breaker");
        words.put("relay.*", "relays");
        words.put("message.*", "messages");
        words.put("gas", "gas");
        words.put("water", "water");
        words.put("heat", "heat");
        words.put("mbus\\.\\d\\.cold", "cold");
        words.put("mbus\\.\\d\\.valve", "valves");
        return words;
    }

    /** What the telegrams of one row give. */
    private static final class Row {
        private final List<Map<String, String>> readings = new ArrayList<>();

        String named() {
            return WORDS.entrySet().stream()
                    .filter(word -> readings.stream()
                            .anyMatch(reading -> reading.keySet().stream().anyMatch(key -> key.matches(word.getKey()))))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(", "));
        }

        String others() {
            return readings.stream()
                    .map(reading -> reading.getOrDefault("other", ""))
                    .flatMap(references -> List.of(references.split(" ", -1)).stream())
                    .filter(reference -> !reference.isEmpty())
                    .collect(Collectors.collectingAndThen(
                            Collectors.toCollection(TreeSet::new), references -> String.join(" ", references)));
        }
    }

    @Test
    void theTableIsWhatTheTelegramsGive() throws IOException {
        String table = table();
        if (Boolean.getBoolean("dsmr.renewCompatibility")) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).as("renew it with: " + RENEW).content().isEqualTo(table);
    }

    private static String table() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            if (!composed.country().equals("--")) {
                read(composed, rows);
            }
        }
        return HEAD.formatted(RENEW)
                + rows.entrySet().stream()
                        .map(row -> row.getKey() + " | " + row.getValue().named() + " | "
                                + row.getValue().others() + " |\n")
                        .collect(Collectors.joining());
    }

    private static void read(ComposedTelegram composed, Map<String, Row> rows) {
        ZoneId zone = ZoneId.of(composed.expected().zone());
        new TelegramReader(new ByteArrayInputStream(composed.bytes())).forEachRemaining(result -> {
            Map<String, String> reading = FlatReading.of(Reading.of((Telegram) result, zone));
            String head = "| " + country(composed) + " | " + composed.version().replace("--", "") + " | `/"
                    + reading.getOrDefault("identification", "").substring(0, 4) + "`";
            rows.computeIfAbsent(head, row -> new Row()).readings.add(reading);
        });
    }

    private static String country(ComposedTelegram composed) {
        Locale country = new Locale.Builder().setRegion(composed.country()).build();
        return country.getDisplayCountry(Locale.ENGLISH);
    }
}
