/** Passes readings on: their documents for other programs. */
module io.github.dsmr4j.reporters {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive io.github.dsmr4j.core;

    exports io.github.dsmr4j.reporters.json;
}
