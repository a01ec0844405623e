package io.github.dsmr4j.serial;

import java.util.List;

/**
 * A serial port that is there. Immutable.
 *
 * @param path the system's name for it, such as {@code /dev/ttyUSB0} or {@code COM3}; it can be another one after the
 *     cable was unplugged
 * @param description what adapter or driver say of themselves, for people
 * @param links the stable links that lead to it ({@code /dev/serial/by-id/...} on Linux), sorted; usually one or none
 * @param usb whether it is a USB adapter
 */
public record PortDescription(String path, String description, List<String> links, boolean usb) {
    /**
     * Copies the list.
     *
     * @param path the system's name for it
     * @param description for people
     * @param links kept as a copy
     * @param usb whether it is a USB adapter
     */
    public PortDescription {
        links = List.copyOf(links);
    }

    /** {@return the path to write into settings} It is the first stable link, else the system's name. */
    public String stablePath() {
        return links.isEmpty() ? path : links.get(0);
    }
}
