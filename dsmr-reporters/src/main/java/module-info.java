/** Passes readings on: their documents for other programs, and what a reader notices to a log. */
// The MQTT artifact is built later.
@SuppressWarnings("module")
module io.github.dsmr4j.reporters {
    requires java.net.http;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.github.dsmr4j.core;
    requires transitive org.slf4j;
    // For DocumentHandler and ReadingEvents alone: who serves with it has the module anyway, and others need no server.
    requires static transitive jdk.httpserver;

    exports io.github.dsmr4j.reporters;
    exports io.github.dsmr4j.reporters.domoticz;
    exports io.github.dsmr4j.reporters.dsmrreader;
    exports io.github.dsmr4j.reporters.homewizard;
    exports io.github.dsmr4j.reporters.http;
    exports io.github.dsmr4j.reporters.influx;
    exports io.github.dsmr4j.reporters.json;
    exports io.github.dsmr4j.reporters.log;
    exports io.github.dsmr4j.reporters.raw;
    exports io.github.dsmr4j.reporters.web to
            io.github.dsmr4j.reporters.mqtt;
}
