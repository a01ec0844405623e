package io.github.dsmr4j.reporters.domoticz;

import java.net.URI;

/**
 * One device's new value.
 *
 * @param what what a person calls it: {@code energy}
 * @param idx the device
 * @param svalue the value
 */
record Update(String what, int idx, String svalue) {
    URI uri(URI base) {
        return URI.create(base + "/json.htm?type=command&param=udevice&idx=" + idx + "&nvalue=0&svalue=" + svalue);
    }
}
