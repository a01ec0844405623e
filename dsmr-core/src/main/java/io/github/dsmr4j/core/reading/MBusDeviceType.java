package io.github.dsmr4j.core.reading;

/** What an M-Bus device measures, from its type on 0-n:24.1.0 (EN 13757-3, medium). Further types may come. */
public enum MBusDeviceType {
    /** Type 2. */
    ELECTRICITY,
    /** Type 3. */
    GAS,
    /** Types 4 and 12. */
    HEAT,
    /** Types 6 and 21: warm and hot water. */
    WARM_WATER,
    /** Types 7 and 22: water and cold water. */
    WATER,
    /** Type 8. */
    HEAT_COST_ALLOCATOR,
    /** Types 10 and 11. */
    COOLING,
    /** Type 13. */
    HEAT_AND_COOLING,
    /** Type 32. */
    BREAKER,
    /** Type 33. */
    VALVE,
    /** Type 40. */
    WASTE_WATER,
    /** A type that is not in this list, or none printed. */
    UNKNOWN;

    /**
     * The meaning of a printed type.
     *
     * @param code the number behind 0-n:24.1.0
     * @return {@link #UNKNOWN} for a number that is not in this list
     */
    public static MBusDeviceType of(int code) {
        return switch (code) {
            case 2 -> ELECTRICITY;
            case 3 -> GAS;
            case 4, 12 -> HEAT;
            case 6, 21 -> WARM_WATER;
            case 7, 22 -> WATER;
            case 8 -> HEAT_COST_ALLOCATOR;
            case 10, 11 -> COOLING;
            case 13 -> HEAT_AND_COOLING;
            case 32 -> BREAKER;
            case 33 -> VALVE;
            case 40 -> WASTE_WATER;
            default -> UNKNOWN;
        };
    }
}
