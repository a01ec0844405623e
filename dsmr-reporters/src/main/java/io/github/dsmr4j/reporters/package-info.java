/**
 * Where readings go. A {@link io.github.dsmr4j.reporters.Reporter} passes a reading on to one other program;
 * {@link io.github.dsmr4j.reporters.Lanes} give each reporter a thread and a bounded queue of its own, so that a slow or
 * dead program is noticed neither by the reader nor by other reporters.
 */
package io.github.dsmr4j.reporters;
