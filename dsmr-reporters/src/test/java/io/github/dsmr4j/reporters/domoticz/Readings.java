package io.github.dsmr4j.reporters.domoticz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.reporters.Report;

/** Readings of telegrams with the lines that a test needs. */
final class Readings {
    private Readings() {}

    static Reading reading(String... objects) {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return Reading.of((Telegram) Telegram.decode(text.getBytes(ISO_8859_1)));
    }

    static Report report(String... objects) {
        return new Report("meter", reading(objects));
    }

    /** Of a house in the Netherlands with gas. */
    static Report household(String gas) {
        return report(
                "1-0:1.8.1(001000.001*kWh)",
                "1-0:1.8.2(002000.002*kWh)",
                "1-0:2.8.1(003000.003*kWh)",
                "1-0:2.8.2(004000.004*kWh)",
                "1-0:1.7.0(00.495*kW)",
                "1-0:2.7.0(00.000*kW)",
                "0-1:24.1.0(003)",
                "0-1:24.2.1(240311101000W)(" + gas + "*m3)");
    }
}
