package io.github.dsmr4j.core.reading;

import java.util.List;

/**
 * A unit of measurement as meters print it: {@code kWh}, {@code Wh}, {@code kVArh}, {@code m3} ...
 *
 * <p>Immutable; any thread.
 *
 * @param symbol the usual spelling ({@code kvarh} for {@code kVArh}); the printed text when the unit is unknown
 * @param family what it measures
 * @param exponent its size as a power of ten of the family's base unit: 3 for kWh
 */
public record Unit(String symbol, UnitFamily family, int exponent) {
    /** No unit printed. */
    public static final Unit NONE = new Unit("", UnitFamily.NONE, 0);
    /** Wh. */
    public static final Unit WATT_HOUR = new Unit("Wh", UnitFamily.ENERGY, 0);
    /** kWh. */
    public static final Unit KILOWATT_HOUR = new Unit("kWh", UnitFamily.ENERGY, 3);
    /** W. */
    public static final Unit WATT = new Unit("W", UnitFamily.POWER, 0);
    /** kW. */
    public static final Unit KILOWATT = new Unit("kW", UnitFamily.POWER, 3);
    /** V. */
    public static final Unit VOLT = new Unit("V", UnitFamily.VOLTAGE, 0);
    /** A. */
    public static final Unit AMPERE = new Unit("A", UnitFamily.CURRENT, 0);
    /** m3. */
    public static final Unit CUBIC_METRE = new Unit("m3", UnitFamily.VOLUME, 0);
    /** GJ. */
    public static final Unit GIGAJOULE = new Unit("GJ", UnitFamily.HEAT, 9);
    /** s. */
    public static final Unit SECOND = new Unit("s", UnitFamily.TIME, 0);

    private static final List<Unit> FREQUENT =
            List.of(KILOWATT_HOUR, KILOWATT, VOLT, AMPERE, CUBIC_METRE, SECOND, GIGAJOULE, WATT_HOUR, WATT);

    /** Longer symbols before those they end with. */
    private static final List<Unit> BASES = List.of(
            new Unit("varh", UnitFamily.REACTIVE_ENERGY, 0),
            new Unit("VAh", UnitFamily.APPARENT_ENERGY, 0),
            new Unit("m3/h", UnitFamily.FLOW, 0),
            WATT_HOUR,
            new Unit("var", UnitFamily.REACTIVE_POWER, 0),
            new Unit("VA", UnitFamily.APPARENT_POWER, 0),
            new Unit("Hz", UnitFamily.FREQUENCY, 0),
            CUBIC_METRE,
            new Unit("m\u00B3", UnitFamily.VOLUME, 0),
            WATT,
            VOLT,
            AMPERE,
            new Unit("J", UnitFamily.HEAT, 0),
            SECOND);

    /**
     * The unit that a meter printed. Upper and lower case do not matter, but for the prefix m and M.
     *
     * @param printed the text behind the star; empty gives {@link #NONE}
     * @return a unit of family {@link UnitFamily#UNKNOWN} when the text is none that is known
     */
    public static Unit of(String printed) {
        for (Unit unit : FREQUENT) {
            if (unit.symbol.equals(printed)) {
                return unit;
            }
        }
        if (printed.isEmpty()) {
            return NONE;
        }
        for (Unit base : BASES) {
            int prefixLength = printed.length() - base.symbol.length();
            if (prefixLength >= 0 && printed.regionMatches(true, prefixLength, base.symbol, 0, base.symbol.length())) {
                return base.prefixed(printed);
            }
        }
        return unknown(printed);
    }

    private Unit prefixed(String printed) {
        String prefix = printed.substring(0, printed.length() - symbol.length());
        boolean volume = family == UnitFamily.VOLUME;
        boolean small = family == UnitFamily.VOLTAGE || family == UnitFamily.CURRENT;
        String usual = volume ? CUBIC_METRE.symbol : symbol;
        return switch (prefix) {
            case "" -> new Unit(usual, family, 0);
            case "k", "K" -> volume ? unknown(printed) : new Unit("k" + usual, family, 3);
            case "M" -> volume ? unknown(printed) : new Unit("M" + usual, family, 6);
            case "G", "g" -> volume ? unknown(printed) : new Unit("G" + usual, family, 9);
            case "m" -> small ? new Unit("m" + usual, family, -3) : unknown(printed);
            case "d" -> volume ? new Unit("d" + usual, family, -3) : unknown(printed);
            default -> unknown(printed);
        };
    }

    private static Unit unknown(String printed) {
        return new Unit(printed, UnitFamily.UNKNOWN, 0);
    }

    /**
     * Whether amounts in this unit can be given in another: both of one family, unknown ones only in themselves.
     *
     * @param other any unit
     * @return false between {@code kWh} and {@code GJ}: energy and heat are two families
     */
    public boolean isConvertibleTo(Unit other) {
        return family == UnitFamily.UNKNOWN ? equals(other) : family == other.family;
    }

    /** The symbol. */
    @Override
    public String toString() {
        return symbol;
    }
}
