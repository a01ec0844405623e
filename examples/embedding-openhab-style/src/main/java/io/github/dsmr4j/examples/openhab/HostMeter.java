package io.github.dsmr4j.examples.openhab;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.ReaderFailure;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.examples.openhab.host.Host;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.io.InputStream;

/** The host's serial port as a source of telegrams, and its channels, which show what they say. */
final class HostMeter implements Transport, P1Listener {
    private final Host host;
    private volatile InputStream in = InputStream.nullInputStream();

    HostMeter(Host host) {
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

    @Override
    public void telegram(Telegram telegram) {
        Reading reading = Reading.of(telegram);
        reading.powerDelivered().ifPresent(power -> host.update("power", power.toString()));
        host.update("document", ReadingJson.line(reading));
    }

    @Override
    public void failed(ReaderFailure failure) {
        host.offline(failure.message());
    }
}
