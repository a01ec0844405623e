/** Telegrams for the program DSMR-reader, over its API. */
package io.github.dsmr4j.reporters.dsmrreader;
