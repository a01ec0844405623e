package io.github.dsmr4j.core.reading;

/**
 * A text that the grid operator sends to the client through the meter (0-0:96.13.n). Immutable; any thread. Source:
 * DSMR P1 companion standard 2.2 to 5.0.2, Luxembourg P1 1.1.3.
 *
 * @param number n: 0 the text, 1 its numeric code (up to DSMR 4.2), 2 to 5 the channels of Luxembourg
 * @param text decoded from hexadecimal if that gives printable ASCII, else as printed; not empty
 */
public record Message(int number, String text) {}
