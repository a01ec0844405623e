package io.github.dsmr4j.serial;

import java.io.IOException;

/** One opening of one serial port, under {@link SerialTransport}. It opens once; any thread may close it. */
interface Line {
    /**
     * Opens the port.
     *
     * @return the device that was opened, where its path is a link: where that leads to
     * @throws IOException if that fails, in words, or if the line was closed
     */
    String open(SerialSettings settings) throws IOException;

    /**
     * Changes the settings of the open port.
     *
     * @return whether that worked; if not, the port is gone or does not know them
     */
    boolean change(SerialSettings settings);

    /** As {@link SerialTransport#read}. */
    int read(byte[] buffer, int offset, int length);

    /** Closes the port and frees a blocked read. Harmless when it is not open. */
    void close();

    /** Makes lines. */
    interface Maker {
        /** A line to a port, not yet open. */
        Line line(String path, boolean dataRequest);
    }
}
