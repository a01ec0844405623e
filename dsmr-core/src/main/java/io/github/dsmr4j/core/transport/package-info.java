/**
 * Live sources: a {@link io.github.dsmr4j.core.transport.Transport} gives bytes, a
 * {@link io.github.dsmr4j.core.transport.P1Reader} runs it and hands on telegrams. An application with its own input
 * needs none of this: it feeds a {@link io.github.dsmr4j.core.telegram.TelegramFramer}.
 */
package io.github.dsmr4j.core.transport;
