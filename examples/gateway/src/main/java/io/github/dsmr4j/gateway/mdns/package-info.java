/**
 * Makes the gateway known in the local network by multicast DNS (RFC 6762, RFC 6763), so that a person need not know its
 * address.
 */
package io.github.dsmr4j.gateway.mdns;
