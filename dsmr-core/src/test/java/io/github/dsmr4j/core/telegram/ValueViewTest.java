package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.testdata.TelegramBuilder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ValueViewTest {
    private static ValueView value(String raw) {
        byte[] telegram = TelegramBuilder.identification("ABC5\\TEST")
                .object("1-0:1.8.1", "first")
                .object("0-0:96.1.1", raw)
                .build();
        TelegramCursor cursor = ((Telegram) Telegram.decode(telegram)).cursor();
        cursor.next();
        cursor.next();
        return cursor.value(0);
    }

    @Test
    void givesItsBytesAndNoOthers() {
        ValueView view = value("0\u00E9x");
        assertThat(view.length()).isEqualTo(3);
        assertThat(view.byteAt(0)).isEqualTo((byte) '0');
        assertThat(view.byteAt(1)).isEqualTo((byte) 0xE9);
        assertThat(view.byteAt(2)).isEqualTo((byte) 'x');
        assertThatThrownBy(() -> view.byteAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> view.byteAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(view.text().getBytes(ISO_8859_1)).hasSize(3);
        assertThat(view).hasToString(view.text());
    }

    @Test
    void isANumberWithItsScaleAndUnit() {
        ValueView view = value("-012.50*kW");
        assertThat(view.isNumber()).isTrue();
        assertThat(view.unscaled()).isEqualTo(-1250);
        assertThat(view.scale()).isEqualTo(2);
        assertThat(view.hasUnit()).isTrue();
        assertThat(view.unit()).isEqualTo("kW");
        assertThat(value("12").hasUnit()).isFalse();
        assertThat(value("12").unit()).isEmpty();
        assertThat(value("12*").hasUnit()).isFalse();
    }

    @Test
    void isNoNumberWithoutTheFormOfOne() {
        ValueView view = value("ABC*kW");
        assertThat(view.isNumber()).isFalse();
        assertThat(view.hasUnit()).isFalse();
        assertThat(view.unit()).isEmpty();
        assertThatThrownBy(view::unscaled)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"ABC*kW\" is no number");
        assertThatThrownBy(view::scale).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isATimeWithItsSeason() {
        long noon = LocalDateTime.of(2024, 2, 29, 12, 30, 15).toEpochSecond(ZoneOffset.UTC);
        assertThat(value("240229123015S").isTimestamp()).isTrue();
        assertThat(value("240229123015S").season()).isEqualTo('S');
        assertThat(value("240229123015S").localSecond()).isEqualTo(noon);
        assertThat(value("240229123015W").season()).isEqualTo('W');
        assertThat(value("240229123015W").localSecond()).isEqualTo(noon);
        assertThat(value("240229123015").isTimestamp()).isTrue();
        assertThat(value("240229123015").season()).isEqualTo(' ');
        assertThat(value("240229123015").localSecond()).isEqualTo(noon);
    }

    @Test
    void isNoTimeInAnotherForm() {
        for (String raw :
                new String[] {"", "24022912301", "24022912301S", "2402291230155", "240229123015X", "240229123015SS"}) {
            assertThat(value(raw).isTimestamp()).as(raw).isFalse();
            assertThat(value(raw).season()).as(raw).isEqualTo(' ');
            assertThat(value(raw).localSecond()).as(raw).isEqualTo(ValueView.NO_TIME);
        }
    }
}
