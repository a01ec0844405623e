/**
 * The gateway, a program of three commands: {@code decode} looks at recorded telegrams, {@code run} reads a meter,
 * {@code simulate} is one.
 */
package io.github.dsmr4j.gateway;
