package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TerminalLinesTest {
    @Test
    void standsInColumns() {
        assertThat(TerminalLines.header())
                .isEqualTo("time                       import kW  export kW tariff     import kWh     export kWh"
                        + "       gas m3");
        assertThat(line(
                        "0-0:1.0.0(240711101510S)",
                        "1-0:1.8.1(001234.567*kWh)",
                        "1-0:1.8.2(002345.678*kWh)",
                        "1-0:2.8.1(000012.345*kWh)",
                        "1-0:2.8.2(000000.000*kWh)",
                        "0-0:96.14.0(0002)",
                        "1-0:1.7.0(01.193*kW)",
                        "1-0:2.7.0(00.000*kW)",
                        "0-1:24.1.0(003)",
                        "0-1:24.2.1(240711101000S)(00712.130*m3)"))
                .isEqualTo("2024-07-11 10:15:10+02:00      1.193      0.000      2       3580.245         12.345"
                        + "      712.130");
    }

    @Test
    void putsADashForWhatIsNotPrinted() {
        assertThat(line("0-0:96.7.21(00004)"))
                .isEqualTo("-                                  -          -      -              -              -"
                        + "            -");
    }

    @Test
    void prefersTheTotalThatTheMeterPrints() {
        assertThat(line("1-0:1.8.0(100.5*kWh)", "1-0:1.8.1(99*kWh)", "1-0:2.8.0(2500*Wh)"))
                .matches("- .* 100\\.5 +2\\.500 +-");
    }

    @Test
    void showsWhatIsNoTimeAndNoTariffAsPrinted() {
        assertThat(line("0-0:1.0.0(632525252525W)", "0-0:96.14.0(TARIFF 1)"))
                .startsWith("632525252525W ")
                .contains(" TARIFF 1 ");
    }

    @Test
    void letsNoMeterControlTheTerminal() {
        assertThat(line("0-0:1.0.0(\u001b[2J)", "0-0:96.14.0(\u009b1m)"))
                .startsWith(".[2J ")
                .contains(" .1m ");
    }

    @Test
    void showsTheTimeOfTheZoneThatTheReadingHas() {
        Reading reading = Reading.of(telegram("0-0:1.0.0(240711111510S)"), ZoneId.of("Europe/Vilnius"));
        assertThat(TerminalLines.line(reading)).startsWith("2024-07-11 11:15:10+03:00 ");
    }

    private static String line(String... objects) {
        return TerminalLines.line(Reading.of(telegram(objects)));
    }

    private static Telegram telegram(String... objects) {
        String text = "/ISK5\\TEST\r\n\r\n" + String.join("\r\n", objects) + "\r\n!\r\n";
        return (Telegram) Telegram.decode(text.getBytes(ISO_8859_1));
    }
}
