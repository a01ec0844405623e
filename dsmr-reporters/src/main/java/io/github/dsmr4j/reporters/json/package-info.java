/** The JSON document of a reading, and with it the names and units that all reporters share. */
package io.github.dsmr4j.reporters.json;
