package io.github.dsmr4j.examples.openhab.host;

import java.io.IOException;
import java.io.InputStream;

/** What a host offers its bundles: in openHAB the serial port manager and the channels of a thing do this. */
public interface Host {
    /** Opens the serial port that is set up there; a read gives no bytes when the port was silent for a second. */
    InputStream openSerialPort() throws IOException;

    void update(String channel, String state);

    /** There is no meter until the next update. */
    void offline(String reason);
}
