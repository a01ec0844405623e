package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue has what the standards have and what meters print. */
class CatalogueCompletenessTest {
    private static final List<String> VERSIONS =
            List.of("2.1", "2.2", "3.0", "4.0.0", "4.0.4", "4.0.7", "4.2.2", "5.0.2");

    private static final Map<String, String> STANDARDS = Map.ofEntries(
            Map.entry("BE-eMUCS1.4", "e-MUCS"),
            Map.entry("BE-eMUCS1.7.1", "e-MUCS( 1\\.7\\.1)?"),
            Map.entry("LU1.1.3", "LU"),
            Map.entry("SE-H1v2", "SE"),
            Map.entry("LT-ESO", "LT"),
            Map.entry("HU-EON", "HU"),
            Map.entry("AT-T210D", "AT"),
            Map.entry("DE-Q3D", "EasyMeter"),
            Map.entry("ISKRA_IE", "Iskra IE"));

    @Test
    void everyCodeOfTheStandardsIsKnownWithUnitAndStandards() throws IOException {
        List<String> rows = RecordedFiles.specification("obis.csv");
        assertThat(rows).hasSizeGreaterThan(180);
        for (String row : rows.subList(2, rows.size())) {
            String[] cells = row.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            List<CodeMeaning> meanings = Catalogue.meanings(Table.reference(cells[0], 4));
            assertThat(meanings).as(row).isNotEmpty();
            Stream.of(cells[1].split(";"))
                    .forEach(standard ->
                            assertThat(standards(meanings)).as(row).anyMatch(known -> isPartOf(known, standard)));
            Stream.of(cells[4].split(" / "))
                    .forEach(unit -> assertThat(meanings)
                            .as(row)
                            .flatExtracting(CodeMeaning::families)
                            .contains(Unit.of(unit).family()));
        }
    }

    private static List<String> standards(List<CodeMeaning> meanings) {
        return meanings.stream()
                .flatMap(meaning -> meaning.standards().stream())
                .toList();
    }

    private static boolean isPartOf(String known, String standard) {
        if (!standard.startsWith("DSMR")) {
            return known.matches(STANDARDS.getOrDefault(standard, standard));
        }
        if (!known.startsWith("DSMR ")) {
            return false;
        }
        String[] range = known.substring("DSMR ".length()).split("-", -1);
        int version = VERSIONS.indexOf(standard.substring("DSMR".length()));
        return VERSIONS.indexOf(range[0]) <= version && version <= VERSIONS.indexOf(range[range.length - 1]);
    }

    @Test
    void everyCodeThatARecordedMeterPrintsIsKnown() throws IOException {
        List<Path> files = RecordedFiles.all();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(unknownCodes(Files.readAllBytes(file))).as("%s", file).isEmpty();
        }
    }

    @Test
    void everyCodeOfTheComposedTelegramsIsKnown() throws IOException {
        for (ComposedTelegram composed : ComposedTelegram.all()) {
            assertThat(unknownCodes(composed.bytes())).as("%s", composed).isEmpty();
        }
    }

    @Test
    void everyRecordedMeterIsRecognised() throws IOException {
        Collection<String> others = new TreeSet<>();
        for (Path file : RecordedFiles.all()) {
            String country = file.getName(file.getNameCount() - 2)
                    .toString()
                    .substring(0, 2)
                    .toUpperCase(Locale.ROOT);
            for (Telegram telegram : telegrams(Files.readAllBytes(file))) {
                String key = MeterProfile.of(telegram).key();
                if (MeterProfile.withKey(country).isPresent() && !key.startsWith(country)) {
                    others.add(file.getFileName() + " " + key);
                }
            }
        }
        // It prints neither a version nor anything else that only Belgian meters print.
        assertThat(others).containsExactly("MCS5-00000000001234-1.txt general");
    }

    private static List<Obis> unknownCodes(byte[] bytes) throws IOException {
        List<Obis> unknown = new ArrayList<>();
        for (Telegram telegram : telegrams(bytes)) {
            MeterProfile profile = MeterProfile.of(telegram);
            Reading.of(telegram).objects().stream()
                    .filter(object -> Catalogue.find(object, profile).isEmpty())
                    .map(DataObject::reference)
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private static List<Telegram> telegrams(byte[] bytes) throws IOException {
        List<Telegram> telegrams = new ArrayList<>();
        try (TelegramReader reader = new TelegramReader(new ByteArrayInputStream(bytes))) {
            while (reader.hasNext()) {
                TelegramResult result = reader.next();
                if (result instanceof Telegram telegram) {
                    telegrams.add(telegram);
                }
            }
        }
        return telegrams;
    }
}
