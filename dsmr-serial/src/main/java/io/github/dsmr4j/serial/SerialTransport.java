package io.github.dsmr4j.serial;

import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial port.
 *
 * <p>A port is looked up anew at each opening: a stable link such as {@code /dev/serial/by-id/...} is followed to where
 * the adapter is now. Unless speed and form are given they are detected: {@link SerialSettings} are tried in their order
 * until telegrams arrive, each for 15 s from its first byte on. What works is kept, over closing and opening too, until
 * bytes come for five minutes without a telegram.
 *
 * <p>Threads as {@link Transport} says. While the JVM shuts down it does not open. From JDK 24 on, the JVM warns about the
 * native library unless it is started with {@code --enable-native-access=ALL-UNNAMED} (on the module path with
 * {@code =com.fazecast.jSerialComm}), or the program's jar says so in its manifest.
 */
public final class SerialTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(SerialTransport.class);

    private final String name;
    private final PortChoice choice;
    private final SerialOptions options;
    private final Line.Maker maker;
    private final SettingsDetection detection;
    private volatile Optional<Line> line = Optional.empty();
    private String deviceBefore = "";

    /** Says at each opening which port that is. */
    interface PortChoice {
        String path() throws IOException;
    }

    /**
     * A port with {@link SerialOptions#DEFAULT}.
     *
     * @param path such as {@code /dev/ttyUSB0}, {@code /dev/serial/by-id/...}, {@code COM3}, {@code /dev/cu.usbserial-1}
     * @throws IllegalArgumentException if the path is blank
     */
    public SerialTransport(String path) {
        this(path, SerialOptions.DEFAULT);
    }

    /**
     * A port by its path or name.
     *
     * @param path such as {@code /dev/ttyUSB0}, {@code /dev/serial/by-id/...}, {@code COM3}, {@code /dev/cu.usbserial-1}
     * @param options speed, form and request line
     * @throws IllegalArgumentException if the path is blank
     */
    public SerialTransport(String path, SerialOptions options) {
        this(path, () -> path, options, JSerialCommLine::new, System::nanoTime);
        if (path.isBlank()) {
            throw new IllegalArgumentException("the path of the serial port is missing");
        }
    }

    SerialTransport(String name, PortChoice choice, SerialOptions options, Line.Maker maker, LongSupplier nanoClock) {
        this.name = "serial:" + name;
        this.choice = choice;
        this.options = Objects.requireNonNull(options, "options");
        this.maker = maker;
        this.detection = new SettingsDetection(nanoClock);
    }

    /**
     * The one USB serial port that the machine has. Which one that is, is asked at each opening; opening fails where there
     * is none, or a second one. Its name is {@code serial:auto}.
     *
     * @param options speed, form and request line
     * @return closed as yet; no port has been looked for
     */
    public static SerialTransport onlyUsbPort(SerialOptions options) {
        PortChoice choice = () -> SerialPorts.onlyUsb(SerialPorts.list());
        return new SerialTransport("auto", choice, options, JSerialCommLine::new, System::nanoTime);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * {@return the settings that were given, or else those that have brought telegrams; empty while they are looked
     * for} Any thread.
     */
    public Optional<SerialSettings> workingSettings() {
        return options.settings().or(detection::working);
    }

    @Override
    public void open() throws IOException {
        close();
        refuseDuringShutdown();
        String path = choice.path();
        Line opened = maker.line(path, options.dataRequest());
        line = Optional.of(opened);
        detection.interrupted();
        String device = opened.open(options.settings().orElseGet(detection::current));
        if (!device.equals(path) && !device.equals(deviceBefore)) {
            LOG.info("{}: {} leads to {}", name, path, device);
        }
        deviceBefore = device;
    }

    /** jSerialComm closes all ports then, which looks like a pulled cable; opening them again would outlive that. */
    private void refuseDuringShutdown() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
        } catch (IllegalStateException e) {
            throw new IOException("cannot open " + name + ": the program is ending", e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Optional<Line> open = line;
        int count = open.isPresent() ? open.get().read(buffer, offset, length) : -1;
        if (count >= 0 && options.settings().isEmpty()) {
            detect(open.get(), buffer, offset, count);
        }
        return count;
    }

    private void detect(Line open, byte[] buffer, int offset, int count) {
        boolean known = detection.working().isPresent();
        boolean changed = detection.heard(buffer, offset, count);
        if (!known && detection.working().isPresent()) {
            LOG.info("{}: telegrams arrive with {}", name, detection.current());
        }
        if (changed) {
            logTry();
            if (!open.change(detection.current())) {
                // Opening it anew will say why.
                open.close();
            }
        }
    }

    /** Only the first round of tries is worth a line each. */
    private void logTry() {
        int failed = detection.failedTries();
        int all = SerialSettings.values().length;
        if (failed < all) {
            LOG.info("{}: bytes arrive, but no telegram; trying {}", name, detection.current());
        } else if (failed == all) {
            LOG.warn("{}: no telegram with any settings; is the cable one for P1 ports? Trying on", name);
        }
    }

    @Override
    public void close() {
        line.ifPresent(Line::close);
    }
}
