package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** The bytes that are read: one telegram of a Dutch meter, and a stream of varied ones with a fixed seed. */
final class Inputs {
    /** How many telegrams the stream has; about 1,000 bytes each. */
    static final int TELEGRAMS = 10_000;

    private static final long SEED = 5_0_2;

    private Inputs() {}

    static byte[] stream() {
        SplittableRandom random = new SplittableRandom(SEED);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int count = 0; count < TELEGRAMS; count++) {
            stream.writeBytes(TelegramGenerator.telegram(random).bytes());
        }
        return stream.toByteArray();
    }

    /** The lines of the example in DSMR 5.0.2, with a message text on one line: 35 objects, 1,071 bytes. */
    static byte[] nl5() {
        return TelegramBuilder.identification("XXX5\\253000000")
                .object("1-3:0.2.8", "50")
                .object("0-0:1.0.0", "240115093000W")
                .object("0-0:96.1.1", "4530303030303030303030303030303030")
                .object("1-0:1.8.1", "004321.765*kWh")
                .object("1-0:1.8.2", "003456.123*kWh")
                .object("1-0:2.8.1", "000987.654*kWh")
                .object("1-0:2.8.2", "001234.567*kWh")
                .object("0-0:96.14.0", "0002")
                .object("1-0:1.7.0", "01.193*kW")
                .object("1-0:2.7.0", "00.000*kW")
                .object("0-0:96.7.21", "00004")
                .object("0-0:96.7.9", "00002")
                .object(
                        "1-0:99.97.0",
                        "2",
                        "0-0:96.7.19",
                        "231208152415W",
                        "0000000240*s",
                        "231208151004W",
                        "0000000301*s")
                .object("1-0:32.32.0", "00002")
                .object("1-0:52.32.0", "00001")
                .object("1-0:72.32.0", "00000")
                .object("1-0:32.36.0", "00000")
                .object("1-0:52.36.0", "00003")
                .object("1-0:72.36.0", "00000")
                .object("0-0:96.13.0", "303132333435363738393A3B3C3D3E3F".repeat(5))
                .object("1-0:32.7.0", "230.1*V")
                .object("1-0:52.7.0", "229.8*V")
                .object("1-0:72.7.0", "231.4*V")
                .object("1-0:31.7.0", "001*A")
                .object("1-0:51.7.0", "002*A")
                .object("1-0:71.7.0", "003*A")
                .object("1-0:21.7.0", "00.393*kW")
                .object("1-0:41.7.0", "00.400*kW")
                .object("1-0:61.7.0", "00.400*kW")
                .object("1-0:22.7.0", "00.000*kW")
                .object("1-0:42.7.0", "00.000*kW")
                .object("1-0:62.7.0", "00.000*kW")
                .object("0-1:24.1.0", "003")
                .object("0-1:96.1.0", "4730303030303030303030303030303030")
                .object("0-1:24.2.1", "240115090000W", "12785.123*m3")
                .build();
    }
}
