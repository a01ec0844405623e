/** Serial ports as a source of telegrams, through jSerialComm. */
module io.github.dsmr4j.serial {
    requires transitive io.github.dsmr4j.core;
    requires com.fazecast.jSerialComm;
    requires org.slf4j;

    exports io.github.dsmr4j.serial;
}
