/** Serial ports as {@linkplain io.github.dsmr4j.core.transport.Transport transports}, through jSerialComm. */
package io.github.dsmr4j.serial;
