/**
 * The latest readings for a web server: JSON, the raw telegram, Prometheus metrics as documents, which know no server, and
 * server-sent events. {@link io.github.dsmr4j.reporters.http.DocumentHandler} brings documents to the server of the JDK.
 */
package io.github.dsmr4j.reporters.http;
