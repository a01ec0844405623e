package io.github.dsmr4j.core.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From where on the meter limits what is used. All digits 9 ({@code 999 A}, {@code 999.9 kW}) means that it does not.
 * What is not printed is absent. Quantities have the unit that the meter prints. Immutable; any thread.
 *
 * <p>Source: DSMR P1 companion standard 2.2 to 4.0, e-MUCS P1, Luxembourg P1 1.1.3.
 */
public final class Limits {
    private static final Set<UnitFamily> OF_SUPPLY =
            Set.of(UnitFamily.POWER, UnitFamily.APPARENT_POWER, UnitFamily.CURRENT);
    private static final int THRESHOLD = 4;
    private static final int CURRENT = 11;
    private static final Pattern AMPERES = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,6})?)\\*?([mk]?A) *");

    private final ObjectIndex objects;

    Limits(ObjectIndex objects) {
        this.objects = objects;
    }

    /**
     * {@return the limit of the supply (0-0:17.0.0; 1-0:17.0.0 before DSMR 2.2): power, apparent power or current, as
     * its unit says}
     */
    public Optional<Quantity> supply() {
        int index = objects.find(0, 0, 17, 0, 0);
        return objects.first(
                index == ObjectIndex.ABSENT ? objects.find(1, 0, 17, 0, 0) : index,
                value -> value.quantity()
                        .filter(limit -> OF_SUPPLY.contains(limit.unit().family())));
    }

    /**
     * The current from which on the fuse supervision of a phase acts (1-0:31.4.0, 51, 71).
     *
     * @param phase 1 to 3
     * @return empty for another phase
     */
    public Optional<Quantity> current(int phase) {
        return Phase.exists(phase)
                ? objects.quantity(
                        objects.find(1, 0, Phase.quantityOf(CURRENT, phase), THRESHOLD, 0), UnitFamily.CURRENT)
                : Optional.empty();
    }

    /** {@return the limit of current from the grid (the first value of 1-1:31.4.0, Luxembourg)} */
    public Optional<Quantity> currentDelivered() {
        return bothWays().stream().findFirst();
    }

    /**
     * {@return the limit of current to the grid (the second value of 1-1:31.4.0, Luxembourg), with the printed sign}
     */
    public Optional<Quantity> currentReturned() {
        return bothWays().stream().skip(1).findFirst();
    }

    private List<Quantity> bothWays() {
        int index = objects.find(1, 1, Phase.quantityOf(CURRENT, 1), THRESHOLD, 0);
        return pair(objects.values(index, values -> !pair(values).isEmpty()));
    }

    /** Two groups, or two values in one group. */
    private static List<Quantity> pair(List<DataValue> values) {
        String printed = values.stream().map(DataValue::raw).collect(Collectors.joining(","));
        List<Quantity> amperes = Stream.of(printed.split(",", -1))
                .map(AMPERES::matcher)
                .filter(Matcher::matches)
                .map(Limits::quantity)
                .toList();
        return amperes.size() == 2 ? amperes : List.of();
    }

    private static Quantity quantity(MatchResult printed) {
        BigDecimal number = new BigDecimal(printed.group(1));
        return new Quantity(number.unscaledValue().longValueExact(), number.scale(), Unit.of(printed.group(2)));
    }

    void readEverything() {
        supply();
        IntStream.rangeClosed(1, Phase.COUNT).forEach(this::current);
        bothWays();
    }

    /** The limit of the supply. */
    @Override
    public String toString() {
        return supply().map(Quantity::toString).orElse("");
    }
}
