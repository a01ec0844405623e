/** The gateway as a service of systemd. */
package io.github.dsmr4j.gateway.service;
