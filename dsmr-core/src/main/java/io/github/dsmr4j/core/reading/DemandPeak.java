package io.github.dsmr4j.core.reading;

/**
 * The highest quarter-hour average of the running month (1-0:1.6.0). Immutable; any thread. Source: e-MUCS P1.
 *
 * @param time the end of that quarter of an hour
 * @param power the average
 */
public record DemandPeak(MeterTime time, Quantity power) {}
