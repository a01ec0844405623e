package io.github.dsmr4j.consumer;

import io.github.dsmr4j.serial.SerialPorts;
import java.io.IOException;

/** Lists the serial ports, for which the native library has to be found. */
final class Ports {
    private Ports() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(SerialPorts.list().size() + " serial ports");
    }
}
