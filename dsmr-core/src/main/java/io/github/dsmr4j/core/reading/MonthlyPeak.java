package io.github.dsmr4j.core.reading;

/**
 * The highest quarter-hour average of a month gone by (an entry of 0-0:98.1.0). Immutable; any thread. Source: e-MUCS
 * P1.
 *
 * @param periodEnd the end of the month
 * @param time when the peak was; some meters print no real time
 * @param power the average
 */
public record MonthlyPeak(MeterTime periodEnd, MeterTime time, Quantity power) {}
