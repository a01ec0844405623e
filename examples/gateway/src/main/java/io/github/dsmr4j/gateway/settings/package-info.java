/** Settings of the gateway that do not stand on its command line. Knows options and files, and nothing of what they do. */
package io.github.dsmr4j.gateway.settings;
