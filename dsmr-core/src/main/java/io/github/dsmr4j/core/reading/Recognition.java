package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By what the meters of a profile are recognised: a cell of {@code profiles.txt}, whose head explains the form. */
final class Recognition implements Predicate<PrintedObjects> {
    private final List<Predicate<PrintedObjects>> alternatives;

    private Recognition(List<Predicate<PrintedObjects>> alternatives) {
        this.alternatives = alternatives;
    }

    static Recognition parse(String cell) {
        return new Recognition(
                switch (cell) {
                    case "*" -> List.of(printed -> true);
                    case "-" -> List.of();
                    default ->
                        Stream.of(cell.split(" or "))
                                .map(Recognition::alternative)
                                .toList();
                });
    }

    private static Predicate<PrintedObjects> alternative(String conditions) {
        return Stream.of(conditions.split(" ")).map(Recognition::condition).reduce(printed -> true, Predicate::and);
    }

    private static Predicate<PrintedObjects> condition(String text) {
        if (text.startsWith("/")) {
            Pattern beginning = Pattern.compile(text.substring(1));
            return printed -> beginning.matcher(printed.identification()).lookingAt();
        }
        if (text.startsWith("!")) {
            return condition(text.substring(1)).negate();
        }
        String[] parts = text.split("=", 2);
        Pattern wanted = Pattern.compile(parts.length == 1 ? "(?s).*" : parts[1]);
        List<Obis> codes = Table.numbers(parts[0])
                .mapToObj(number -> Table.reference(parts[0], number))
                .toList();
        return printed -> codes.stream()
                .flatMap(code -> Optional.ofNullable(printed.values().get(code)).stream())
                .anyMatch(value -> wanted.matcher(value).matches());
    }

    @Override
    public boolean test(PrintedObjects printed) {
        return alternatives.stream().anyMatch(alternative -> alternative.test(printed));
    }
}
