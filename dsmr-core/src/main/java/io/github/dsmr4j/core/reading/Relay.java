package io.github.dsmr4j.core.reading;

/**
 * A relay that the meter drives (0-n:96.3.10, Luxembourg and Belgium); it is no M-Bus device. Immutable; any thread.
 * Source: Luxembourg P1 1.1.3.
 *
 * @param number n, 1 and up
 * @param position as printed: 0 off, 1 on, 2 ready to be switched on
 */
public record Relay(int number, long position) {}
