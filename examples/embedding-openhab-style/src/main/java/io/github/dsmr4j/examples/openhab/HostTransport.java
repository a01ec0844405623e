package io.github.dsmr4j.examples.openhab;

import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.examples.openhab.host.Host;
import java.io.IOException;
import java.io.InputStream;

/** The host's serial port as a source of telegrams. */
final class HostTransport implements Transport {
    private final Host host;
    private volatile InputStream in = InputStream.nullInputStream();

    HostTransport(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "the host's serial port";
    }

    @Override
    public void open() throws IOException {
        in = host.openSerialPort();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
