/**
 * Documents of the latest readings for a web server: JSON, the raw telegram, Prometheus metrics. They know no server;
 * {@link io.github.dsmr4j.reporters.http.DocumentHandler} brings them to that of the JDK.
 */
package io.github.dsmr4j.reporters.http;
