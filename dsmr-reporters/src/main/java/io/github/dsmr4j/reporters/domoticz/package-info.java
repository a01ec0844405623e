/**
 * Readings for the home automation program Domoticz: what its devices are told ({@link
 * io.github.dsmr4j.reporters.domoticz.DomoticzValues}), and the reporter that tells them over HTTP.
 */
package io.github.dsmr4j.reporters.domoticz;
