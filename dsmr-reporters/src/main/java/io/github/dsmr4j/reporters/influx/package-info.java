/** Readings for the time series database InfluxDB, versions 1.x and 2.x. */
package io.github.dsmr4j.reporters.influx;
