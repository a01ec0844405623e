package io.github.dsmr4j.core.reading;

/** What a unit measures. Units of one family convert into each other exactly. Further families may come. */
public enum UnitFamily {
    /** Active energy: Wh. */
    ENERGY,
    /** Active power: W. */
    POWER,
    /** Reactive energy: varh. */
    REACTIVE_ENERGY,
    /** Reactive power: var. */
    REACTIVE_POWER,
    /** Apparent energy: VAh. */
    APPARENT_ENERGY,
    /** Apparent power: VA. */
    APPARENT_POWER,
    /** Voltage: V. */
    VOLTAGE,
    /** Current: A. */
    CURRENT,
    /** Frequency: Hz. */
    FREQUENCY,
    /** Volume: m3. */
    VOLUME,
    /** Volume flow: m3/h. */
    FLOW,
    /** Heat and cold: J. */
    HEAT,
    /** Time: s. */
    TIME,
    /** No unit is printed. */
    NONE,
    /** A unit that this library does not know; it keeps its printed text. */
    UNKNOWN
}
