package io.github.dsmr4j.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A serial port. While it is open the data request line (RTS) is high, so that the meter sends.
 *
 * <p>A port is looked up anew at each opening: a stable link such as {@code /dev/serial/by-id/...} is followed to where
 * the adapter is now. Threads as {@link Transport} says.
 */
public final class SerialTransport implements Transport {
    private static final int READ_MILLIS = 1000;

    private final String path;
    private final SerialSettings settings;
    private volatile Optional<SerialPort> port = Optional.empty();

    /**
     * A port by its path or name.
     *
     * @param path such as {@code /dev/ttyUSB0}, {@code /dev/serial/by-id/...}, {@code COM3}
     * @throws IllegalArgumentException if the path is blank
     */
    public SerialTransport(String path, SerialSettings settings) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("the path of the serial port is missing");
        }
        this.path = path;
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public String name() {
        return "serial:" + path;
    }

    @Override
    public void open() throws IOException {
        close();
        NativeLibrary.load();
        SerialPort opened = find();
        int parity = settings.isEvenParity() ? SerialPort.EVEN_PARITY : SerialPort.NO_PARITY;
        opened.setComPortParameters(settings.baud(), settings.dataBits(), SerialPort.ONE_STOP_BIT, parity);
        opened.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        opened.setRTS();
        if (!opened.openPort()) {
            throw new IOException("cannot open " + path + ": " + reason(opened.getLastErrorCode()));
        }
        port = Optional.of(opened);
    }

    private SerialPort find() throws IOException {
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("cannot open " + path + ": there is no such port; is the cable plugged in?", e);
        }
    }

    /** The operating system's numbers are those of Linux. */
    private static String reason(int error) {
        return switch (error) {
            case 2 -> "the port is gone; is the cable plugged in?";
            case 11, 16 -> "the port is busy; another program has it open";
            case 13 -> "permission denied; is the user in the group that owns the port, such as dialout?";
            case 21 -> "it is a folder";
            case 25 -> "it is no serial port";
            default -> "error " + error;
        };
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Optional<SerialPort> open = port;
        return open.isPresent() ? open.get().readBytes(buffer, length, offset) : -1;
    }

    @Override
    public void close() {
        Optional<SerialPort> open = port;
        port = Optional.empty();
        open.ifPresent(SerialPort::closePort);
    }
}
