package io.github.dsmr4j.reporters;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.util.HexFormat;
import java.util.List;

/** Readings for tests: what only the meters of some countries print. */
public final class RareReadings {
    private static final String KEY = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
    private static final String AUTHENTICATION_KEY = "00112233445566778899AABBCCDDEEFF";

    private static final List<String> ELECTRICITY = List.of(
            "0-0:1.0.0(240311101510W)",
            "1-0:15.8.0(000100.001*kWh)",
            "1-0:15.8.1(000100.002*kWh)",
            "1-0:3.8.0(000003.800*kvarh)",
            "1-0:3.8.1(000003.801*kvarh)",
            "1-0:4.8.0(000004.800*kvarh)",
            "1-0:4.8.1(000004.801*kvarh)",
            "1-0:5.8.0(000005.800*kvarh)",
            "1-0:6.8.0(000006.800*kvarh)",
            "1-0:7.8.0(000007.800*kvarh)",
            "1-0:8.8.0(000008.800*kvarh)",
            "1-0:15.7.0(01.507*kW)",
            "1-0:16.7.0(-01.607*kW)",
            "1-0:3.7.0(00.307*kvar)",
            "1-0:4.7.0(00.407*kvar)",
            "1-0:5.7.0(00.507*kvar)",
            "1-0:6.7.0(00.607*kvar)",
            "1-0:7.7.0(00.707*kvar)",
            "1-0:8.7.0(00.807*kvar)",
            "1-0:9.7.0(00.907*kVA)",
            "1-0:10.7.0(01.007*kVA)",
            "1-0:23.7.0(00.237*kvar)",
            "1-0:24.7.0(00.247*kvar)",
            "1-0:29.7.0(00.297*kVA)",
            "1-0:30.7.0(00.307*kVA)",
            "1-0:32.24.0(231.5*V)",
            "1-0:33.7.0(-0.870)",
            "1-0:32.33.0(00017*s)",
            "1-0:32.34.0(00181*V)",
            "1-0:32.37.0(00004*s)",
            "1-0:32.38.0(00259*V)",
            "1-0:12.7.0(230.7*V)",
            "1-0:11.7.0(011*A)",
            "1-0:90.7.0(090*A)",
            "1-0:91.7.0(002*A)",
            "1-0:14.7.0(50.01*Hz)",
            "1-0:13.7.0(0.993)",
            "1-0:13.3.0(0.101)",
            "1-0:2.4.0(00.024*kW)",
            "1-0:3.4.0(00.034*kvar)",
            "1-0:4.4.0(00.044*kvar)",
            "1-0:9.4.0(00.094*kVA)",
            "1-0:10.4.0(00.104*kVA)",
            "1-0:1.5.0(00.015*kW)",
            "1-0:2.5.0(00.025*kW)",
            "1-0:3.5.0(00.035*kvar)",
            "1-0:4.5.0(00.045*kvar)",
            "1-0:9.5.0(00.095*kVA)",
            "1-0:10.5.0(00.105*kVA)",
            "1-0:1.24.0(01.240*kW)",
            "1-0:15.24.0(15.240*kW)",
            "1-0:16.24.0(-16.240*kW)",
            "0-0:98.1.0(2)(1-0:1.6.0)(1-0:1.6.0)(240201000000W)(240114174500W)(03.702*kW)"
                    + "(240301000000W)(240229194500W)(04.515*kW)",
            "0-0:17.0.0(090.0*kW)",
            "1-0:31.4.0(200*A)",
            "0-0:96.3.10(1)",
            "0-1:96.3.10(0)",
            "0-2:96.3.10(2)");

    private static final List<String> METERS = List.of(
            "0-0:1.0.0(240311101510W)",
            "0-0:17.0.0(27.6*kVA)",
            "1-1:31.4.0(100*A)(-060*A)",
            "0-1:24.1.0(003)",
            "0-1:24.2.1(240311101000W)(00712.130*m3)",
            "0-1:24.4.0(1)",
            "0-2:24.1.0(007)",
            "0-2:24.2.1(240311101000W)(00123.456*m3)",
            "0-2:24.4.0(0)",
            "0-3:24.1.0(006)",
            "0-3:96.1.0(4130303031)",
            "0-3:24.2.1(240311101000W)(00023.456*m3)",
            "0-3:24.4.0(1)",
            "0-4:24.1.0(004)",
            "0-4:24.2.1(240311101000W)(00123.4*kWh)",
            "0-4:24.4.0(2)",
            "0-5:24.1.0(010)",
            "0-5:96.1.0(4330303031)",
            "0-5:24.2.1(240311101000W)(00002.345*GJ)",
            "0-5:24.4.0(1)");

    private RareReadings() {}

    /** Of meters that together print everything that {@link Readings#everything()} does not. */
    public static List<Reading> all() {
        return List.of(
                Readings.of(ELECTRICITY.toArray(String[]::new)),
                Readings.of(METERS.toArray(String[]::new)),
                Readings.of(
                        "0-0:17.0.0(025*A)",
                        "0-1:24.1.0(004)",
                        "0-1:24.2.1(240311101000W)(00004.5*m3)",
                        "0-2:24.1.0(010)",
                        "0-2:24.2.1(240311101000W)(00010.5*kWh)"),
                Readings.of("0-1:24.1.0(011)", "0-1:24.2.1(240311101000W)(00011.5*m3)"),
                encrypted(true));
    }

    /** Of a telegram that came encrypted, with a tag that was asked for or not. */
    public static Reading encrypted(boolean authenticated) {
        HexFormat hex = HexFormat.of();
        byte[] frame = FrameBuilder.meter("ABC12345", hex.parseHex(KEY))
                .authenticationKey(hex.parseHex(AUTHENTICATION_KEY))
                .frame("/ISK5\\TEST\r\n\r\n0-0:1.0.0(240311101510W)\r\n1-0:1.7.0(01.193*kW)\r\n!04AB\r\n"
                        .getBytes(ISO_8859_1));
        Keys keys = Keys.of(CipherKey.parse(KEY));
        Decryption decryption = Decryption.with(authenticated ? keys : keys.withoutAuthentication());
        return Reading.of((Telegram) decryption.decode(frame, FramerOptions.DEFAULT));
    }
}
