/** What a reader notices, through SLF4J. */
package io.github.dsmr4j.reporters.log;
