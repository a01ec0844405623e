/** An application that reads a P1 cable. */
module consumer {
    requires io.github.dsmr4j.core;
    requires io.github.dsmr4j.serial;
}
