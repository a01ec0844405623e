/**
 * Passes readings on to an MQTT broker. A {@link io.github.dsmr4j.reporters.mqtt.MqttReporter} keeps one connection and
 * fills it by an {@link io.github.dsmr4j.reporters.mqtt.MqttLayout}: topics and payloads as a receiving program wants
 * them.
 */
package io.github.dsmr4j.reporters.mqtt;
