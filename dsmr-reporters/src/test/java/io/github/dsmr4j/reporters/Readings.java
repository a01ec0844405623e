package io.github.dsmr4j.reporters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Readings for tests. */
public final class Readings {
    /** One line of everything that Dutch and Belgian meters print. */
    private static final List<String> EVERYTHING = List.of(
            "1-3:0.2.8(50)",
            "0-0:1.0.0(240311101510W)",
            "0-0:96.1.1(4530303031)",
            "1-0:1.8.0(003580.245*kWh)",
            "1-0:1.8.1(001234.567*kWh)",
            "1-0:1.8.2(002345.678*kWh)",
            "1-0:2.8.0(000035.801*kWh)",
            "1-0:2.8.1(000012.345*kWh)",
            "1-0:2.8.2(000023.456*kWh)",
            "0-0:96.14.0(0002)",
            "1-0:1.7.0(01.193*kW)",
            "1-0:2.7.0(00.250*kW)",
            "0-0:96.7.21(00004)",
            "0-0:96.7.9(00002)",
            "1-0:32.32.0(00003)",
            "1-0:52.32.0(00005)",
            "1-0:72.32.0(00006)",
            "1-0:32.36.0(00001)",
            "1-0:52.36.0(00007)",
            "1-0:72.36.0(00008)",
            "1-0:32.7.0(230.1*V)",
            "1-0:52.7.0(230.2*V)",
            "1-0:72.7.0(230.3*V)",
            "1-0:31.7.0(001*A)",
            "1-0:51.7.0(002*A)",
            "1-0:71.7.0(003*A)",
            "1-0:21.7.0(00.193*kW)",
            "1-0:41.7.0(00.000*kW)",
            "1-0:61.7.0(01.000*kW)",
            "1-0:22.7.0(00.000*kW)",
            "1-0:42.7.0(00.250*kW)",
            "1-0:62.7.0(00.000*kW)",
            "1-0:1.4.0(02.351*kW)",
            "1-0:1.6.0(240305181500W)(05.330*kW)",
            "0-1:24.1.0(003)",
            "0-1:96.1.0(4730303031)",
            "0-1:24.2.1(240311101000W)(00712.130*m3)",
            "0-2:24.1.0(007)",
            "0-2:96.1.0(5730303031)",
            "0-2:24.2.1(240311101000W)(00123.456*m3)",
            "0-3:24.1.0(012)",
            "0-3:96.1.0(4830303031)",
            "0-3:24.2.1(240311101000W)(00012.345*GJ)");

    private Readings() {}

    /** Of a meter that prints everything that is usual in the Netherlands or Belgium. */
    public static Reading everything() {
        return of(EVERYTHING.toArray(String[]::new));
    }

    /** Of a telegram with these objects and no CRC. */
    public static Reading of(String... objects) {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return of(text.getBytes(ISO_8859_1));
    }

    /** Of one whole telegram. */
    public static Reading of(byte[] telegram) {
        return Reading.of((Telegram) Telegram.decode(telegram));
    }

    /** Of everything that the composed telegrams deliver. */
    public static List<Reading> composed() {
        return ComposedTelegram.all().stream().flatMap(Readings::composed).toList();
    }

    private static Stream<Reading> composed(ComposedTelegram composed) {
        Expected expected = composed.expected();
        FramerOptions options = FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());
        List<Reading> readings = new ArrayList<>();
        new TelegramReader(new ByteArrayInputStream(composed.bytes()), options).forEachRemaining(result -> {
            if (result instanceof Telegram telegram) {
                readings.add(Reading.of(telegram, ZoneId.of(expected.zone())));
            }
        });
        return readings.stream();
    }
}
