package io.github.dsmr4j.reporters.mqtt;

/** How {@link SeedLayout} writes the tariff that counts now, which meters print as four digits. */
public enum SeedTariff {
    /** As a number: {@code 2} for {@code 0002}. */
    NUMBER,
    /** The first digit printed: {@code 0} for {@code 0002}. */
    FIRST_DIGIT,
    /** The code of the last digit, as a decimal number: {@code 50.000} for {@code 0002}. */
    CHARACTER_CODE,
    /** {@code 0.000}, whatever the tariff. */
    ZERO;

    private static final int DIGITS = 4;

    String write(String printed) {
        return switch (this) {
            case NUMBER -> printed.matches("\\d{1,18}") ? Long.toString(Long.parseLong(printed)) : printed;
            case FIRST_DIGIT -> printed.substring(0, 1);
            case CHARACTER_CODE -> printed.length() < DIGITS ? "0.000" : (int) printed.charAt(DIGITS - 1) + ".000";
            case ZERO -> "0.000";
        };
    }
}
