package io.github.dsmr4j.reporters.raw;

/**
 * What a {@link RawTelegramServer} has done so far. Immutable; any thread.
 *
 * @param clients how many are connected now
 * @param served how many were let in
 * @param dropped how many were dropped because they did not read
 * @param refused how many were turned away: one too many, or not on the access list
 */
public record RawTelegramStatus(int clients, long served, long dropped, long refused) {}
