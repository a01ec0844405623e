package io.github.dsmr4j.reporters.domoticz;

import java.net.URI;

/**
 * One device's new value.
 *
 * @param device the device
 * @param idx its number
 * @param svalue the value
 */
record Update(DomoticzDevice device, int idx, String svalue) {
    URI uri(URI base) {
        return URI.create(base + "/json.htm?type=command&param=udevice&idx=" + idx + "&nvalue=0&svalue=" + svalue);
    }
}
