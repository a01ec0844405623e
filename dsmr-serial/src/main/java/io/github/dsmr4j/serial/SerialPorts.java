package io.github.dsmr4j.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The serial ports of this machine. Safe for use by any thread. */
public final class SerialPorts {
    private static final Path STABLE_LINKS = Path.of("/dev/serial/by-id");
    private static final String MAC_DIAL_IN = "/dev/tty.";
    private static final String MAC_CALL_OUT = "/dev/cu.";

    private SerialPorts() {}

    /**
     * What is there now, USB adapters or not, sorted by path. None of them is opened. Any thread.
     *
     * @return none twice; on macOS without the names that are for modems which are called up
     * @throws IOException if the library for serial ports does not load on this machine
     */
    public static List<PortDescription> list() throws IOException {
        NativeLibrary.load();
        List<PortDescription> found = Arrays.stream(SerialPort.getCommPorts())
                .map(port -> new PortDescription(
                        port.getSystemPortPath(), port.getDescriptivePortName(), List.of(), port.getVendorID() >= 0))
                .toList();
        return joined(found, linksIn(STABLE_LINKS));
    }

    /** The links in a folder by the device that each leads to; a link that leads nowhere is left out. */
    static Map<String, Set<String>> linksIn(Path folder) throws IOException {
        Map<String, Set<String>> links = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return links;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path link : files.filter(Files::exists).toList()) {
                links.computeIfAbsent(link.toRealPath().toString(), device -> new TreeSet<>())
                        .add(link.toString());
            }
        }
        return links;
    }

    static List<PortDescription> joined(List<PortDescription> found, Map<String, Set<String>> links) {
        Map<String, PortDescription> ports = new TreeMap<>();
        for (PortDescription port : found) {
            ports.put(port.path(), port);
        }
        // macOS has two names for each port; the one for a modem that is called up is of no use here.
        ports.keySet()
                .removeIf(path -> path.startsWith(MAC_DIAL_IN)
                        && ports.containsKey(MAC_CALL_OUT + path.substring(MAC_DIAL_IN.length())));
        links.forEach((device, names) -> ports.put(device, withLinks(device, ports, List.copyOf(names))));
        return List.copyOf(ports.values());
    }

    /** A device that has a stable link is a USB adapter, even if nobody else knows of it. */
    private static PortDescription withLinks(String device, Map<String, PortDescription> ports, List<String> names) {
        String nameOfLink = Path.of(names.get(0)).getFileName().toString();
        String description = ports.containsKey(device) ? ports.get(device).description() : nameOfLink;
        return new PortDescription(device, description, names, true);
    }

    /**
     * Chooses the USB adapter, where there is but one.
     *
     * @throws IOException if there is none or several, in words
     */
    static String onlyUsb(List<PortDescription> ports) throws IOException {
        List<PortDescription> usb = ports.stream().filter(PortDescription::usb).toList();
        if (usb.size() == 1) {
            return usb.get(0).stablePath();
        }
        throw new IOException(
                usb.isEmpty()
                        ? "there is no USB serial port; plug in the cable, or name a port" + listed(ports)
                        : "there are several USB serial ports; name the meter's one" + listed(usb));
    }

    private static String listed(List<PortDescription> ports) {
        String names = ports.stream()
                .map(port -> port.stablePath() + " (" + port.description() + ")")
                .collect(Collectors.joining(", "));
        return ports.isEmpty() ? "" : " of these: " + names;
    }
}
