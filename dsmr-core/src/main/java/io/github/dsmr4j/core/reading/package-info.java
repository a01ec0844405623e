/**
 * Readings: what a telegram says, typed. {@link io.github.dsmr4j.core.reading.Reading} is immutable and complete: what it
 * has no name for is among its {@linkplain io.github.dsmr4j.core.reading.Reading#others() other objects}.
 *
 * <p>{@link io.github.dsmr4j.core.reading.Catalogue} names the codes that meters print,
 * {@link io.github.dsmr4j.core.reading.MeterProfile} the country that a telegram looks like, and
 * {@link io.github.dsmr4j.core.reading.ClockWatch} notices a meter whose clock runs in another time zone.
 * {@link io.github.dsmr4j.core.reading.Plausibility} holds back readings that cannot be true until the next confirms them.
 *
 * <p>Words of the field, as used here: <em>delivered</em> is energy or power from the grid to the client,
 * <em>returned</em> from the client to the grid. A <em>tariff</em> is a register number, 1 and up; which of them is the
 * low one differs by country. An <em>M-Bus device</em> is a gas, water, heat or other meter that reports through the
 * electricity meter on a channel.
 */
package io.github.dsmr4j.core.reading;
