package io.github.dsmr4j.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A line through jSerialComm. What that library does oddly stays in here. */
final class JSerialCommLine implements Line {
    /** jSerialComm counts in tenths of a second. */
    private static final int READ_MILLIS = 1000;

    private final String path;
    private final boolean dataRequest;
    private volatile Optional<SerialPort> port = Optional.empty();
    private volatile boolean closed;

    JSerialCommLine(String path, boolean dataRequest) {
        this.path = path;
        this.dataRequest = dataRequest;
    }

    @Override
    public String open(SerialSettings settings) throws IOException {
        NativeLibrary.load();
        String device = device();
        SerialPort found = find(device);
        set(found, settings);
        found.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        requestData(found);
        if (!found.openPort()) {
            // The number alone proves nothing: on a pseudo-terminal there is one after a success, too.
            throw failure(OpenFailure.sentence(found.getLastErrorCode(), device));
        }
        port = Optional.of(found);
        // Linux raises the line at each opening, whatever was asked for.
        requestData(found);
        if (closed) {
            found.closePort();
            throw failure("it was closed meanwhile");
        }
        return device;
    }

    /** Follows links by itself: where a path leads nowhere, jSerialComm would open what has the same name in /dev. */
    private String device() throws IOException {
        if (OpenFailure.Platform.CURRENT == OpenFailure.Platform.WINDOWS) {
            return path;
        }
        Path named = Path.of(path.indexOf('/') >= 0 ? path : "/dev/" + path);
        if (!Files.exists(named)) {
            throw failure(OpenFailure.GONE);
        }
        return named.toRealPath().toString();
    }

    private SerialPort find(String device) throws IOException {
        try {
            return SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException e) {
            throw failure(OpenFailure.GONE);
        }
    }

    private IOException failure(String reason) {
        return new IOException("cannot open " + path + ": " + reason);
    }

    private static boolean set(SerialPort port, SerialSettings settings) {
        int parity = settings.isEvenParity() ? SerialPort.EVEN_PARITY : SerialPort.NO_PARITY;
        return port.setComPortParameters(settings.baud(), settings.dataBits(), SerialPort.ONE_STOP_BIT, parity);
    }

    /** Where there is no such line (a pseudo-terminal, some adapters), nothing is lost. */
    private void requestData(SerialPort port) {
        if (dataRequest) {
            port.setRTS();
        } else {
            port.clearRTS();
        }
    }

    @Override
    public boolean change(SerialSettings settings) {
        return port.map(open -> set(open, settings)).orElse(false);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Optional<SerialPort> open = port;
        return open.isPresent() ? open.get().readBytes(buffer, length, offset) : -1;
    }

    @Override
    public void close() {
        closed = true;
        port.ifPresent(SerialPort::closePort);
    }
}
