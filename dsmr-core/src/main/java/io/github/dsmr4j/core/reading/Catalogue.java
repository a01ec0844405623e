package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the OBIS references of P1 telegrams mean, in the countries that print them. Where countries disagree, a
 * {@link MeterProfile} decides.
 *
 * <p>For people and for generic programs: a {@link Reading} has the values themselves, typed. The rows stand in
 * {@code catalogue.txt} beside this class.
 *
 * <p>Any thread. Source: DSMR P1 companion standard 2.2 to 5.0.2, Luxembourg P1 1.1.3, Swedish H1 2.0, and telegrams of
 * meters.
 */
public final class Catalogue {
    private static final String TABLE = "catalogue.txt";
    private static final Map<Obis, List<Row>> ROWS = read();

    private Catalogue() {}

    /** A meaning, and the profiles that it is for; it is for all if there are none. */
    private record Row(List<String> profiles, CodeMeaning meaning) {}

    private static Map<Obis, List<Row>> read() {
        return Table.read(TABLE, 5).stream()
                .flatMap(Catalogue::rows)
                .collect(Collectors.groupingBy(row -> row.meaning.reference()));
    }

    private static Stream<Row> rows(List<String> cells) {
        return Table.numbers(cells.get(0)).mapToObj(number -> row(cells, number));
    }

    private static Row row(List<String> cells, int number) {
        String text = String.valueOf(number);
        String name = cells.get(4).replace("{n}", text).replace("{tariff}", "tariff " + text);
        int tariff = cells.get(4).endsWith("{tariff}") ? number : 0;
        Set<UnitFamily> families =
                Table.items(cells.get(1)).stream().map(UnitFamily::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Row(
                Table.items(cells.get(2)),
                new CodeMeaning(
                        Table.reference(cells.get(0), number), name, tariff, families, Table.items(cells.get(3))));
    }

    /**
     * Everything that a reference may mean, on whatever meter.
     *
     * @param reference F = 255 and no F are the same
     * @return several where countries or units disagree; none if the reference is in no standard that is known here
     */
    public static List<CodeMeaning> meanings(Obis reference) {
        return ROWS.getOrDefault(reference.code(), List.of()).stream()
                .map(Row::meaning)
                .toList();
    }

    /**
     * What a reference means on most meters that print it.
     *
     * @param reference F = 255 and no F are the same
     * @return empty if it is in no standard that is known here
     */
    public static Optional<CodeMeaning> find(Obis reference) {
        return find(reference, MeterProfile.GENERAL);
    }

    /**
     * What a reference means on meters of a profile; where nothing is said of them, on most meters.
     *
     * @param reference F = 255 and no F are the same
     * @param profile decides where countries disagree
     * @return empty if it is in no standard that is known here
     */
    public static Optional<CodeMeaning> find(Obis reference, MeterProfile profile) {
        return rows(reference, profile).stream().findFirst().map(row -> row.meaning.named(profile));
    }

    /**
     * What an object means; the units of its values tell, too, where the same reference stands for several things.
     *
     * @param object of a reading
     * @param profile decides where countries disagree
     * @return empty if its reference is in no standard that is known here
     */
    public static Optional<CodeMeaning> find(DataObject object, MeterProfile profile) {
        Set<UnitFamily> printed = object.values().stream()
                .flatMap(value -> value.quantity().stream())
                .map(quantity -> quantity.unit().family())
                .collect(Collectors.toSet());
        return rows(object.reference(), profile).stream()
                .filter(row -> row.meaning.families().stream().anyMatch(printed::contains))
                .findFirst()
                .map(row -> row.meaning.named(profile))
                .or(() -> find(object.reference(), profile));
    }

    /** The rows of a profile, else those for all, else those of other profiles. */
    private static List<Row> rows(Obis reference, MeterProfile profile) {
        List<Row> all = ROWS.getOrDefault(reference.code(), List.of());
        return filtered(all, row -> row.profiles.contains(profile.key()))
                .or(() -> filtered(all, row -> row.profiles.isEmpty()))
                .orElse(all);
    }

    private static Optional<List<Row>> filtered(List<Row> rows, Predicate<Row> wanted) {
        return Optional.of(rows.stream().filter(wanted).toList()).filter(some -> !some.isEmpty());
    }
}
