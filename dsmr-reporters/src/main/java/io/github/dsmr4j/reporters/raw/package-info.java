/**
 * Telegrams as the meter sent them, for every program that reads a P1 meter over TCP: {@link
 * io.github.dsmr4j.reporters.raw.RawTelegramServer}.
 */
package io.github.dsmr4j.reporters.raw;
