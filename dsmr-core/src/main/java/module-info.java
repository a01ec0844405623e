/** Telegrams from bytes, typed readings from telegrams; needs the JDK alone. */
module io.github.dsmr4j.core {
    exports io.github.dsmr4j.core.obis;
    exports io.github.dsmr4j.core.telegram;
    exports io.github.dsmr4j.core.cipher;
    exports io.github.dsmr4j.core.reading;
    exports io.github.dsmr4j.core.transport;
}
