package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dsmr4j.serial.SerialSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialSourceTest {
    @Test
    void readsPaths() {
        assertThat(Source.parse("serial:/dev/ttyUSB0"))
                .isEqualTo(new SerialSource(Optional.of("/dev/ttyUSB0"), Optional.empty(), true));
        assertThat(Source.parse("serial:COM3").transport().name()).isEqualTo("serial:COM3");
        assertThat(Source.parse("serial:auto").transport().name()).isEqualTo("serial:auto");
    }

    @Test
    void readsSettings() {
        assertThat(Source.parse("serial:COM3?line=9600-7E1&data-request=off"))
                .isEqualTo(new SerialSource(Optional.of("COM3"), Optional.of(SerialSettings.BAUD_9600_7E1), false));
        assertThat(Source.parse("serial:auto?line=115200-7E1"))
                .isEqualTo(new SerialSource(Optional.empty(), Optional.of(SerialSettings.BAUD_115200_7E1), true));
        assertThat(Source.parse("serial:auto?data-request=off&line=115200-8N1&data-request=on&line=detect"))
                .isEqualTo(Source.parse("serial:auto"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "line=", "line=9600", "baud=9600", "line=9600-7E1&"})
    void saysWhatASettingLooksLike(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse("serial:COM3?" + setting))
                .withMessageContaining("is no setting of a serial port; expected line=115200-8N1, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial:", "serial: ", "serial:?line=detect"})
    void asksForThePort(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse(text))
                .withMessageStartingWith("the port is missing");
    }

    @Test
    void asksWhatFitsACable() {
        assertThat(Source.parse("serial:COM3").hints().noTelegram()).contains("are being tried");
        assertThat(Source.parse("serial:COM3?line=9600-7E1").hints().noTelegram())
                .contains("115200 8N1");
        assertThat(Source.parse("serial:COM3?data-request=off").hints().noBytes())
                .isEqualTo("is the cable in the meter's P1 port, and does it request data by itself?");
    }
}
