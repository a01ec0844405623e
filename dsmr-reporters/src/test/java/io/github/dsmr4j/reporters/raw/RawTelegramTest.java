package io.github.dsmr4j.reporters.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import io.github.dsmr4j.testdata.TelegramBuilder.LineEnd;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawTelegramTest {
    private static TelegramBuilder builder() {
        return TelegramBuilder.identification("ISK5\\\u00b3TEST")
                .object("1-0:1.8.1", "001234.567*kWh")
                .object("0-1:24.3.0", "160119090000", "00", "60", "1", "0-1:24.2.1", "m3")
                .line("(00123.456)");
    }

    private static byte[] passedOn(byte[] telegram) {
        return RawTelegram.bytes((Telegram) Telegram.decode(telegram));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPPER", "LOWER", "ABSENT"})
    void keepsEveryByte(CrcForm crc) {
        byte[] telegram = builder().crc(crc).build();
        assertThat(passedOn(telegram)).isEqualTo(telegram);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPPER", "LOWER", "ABSENT"})
    void givesLinesTheirCrBack(CrcForm crc) {
        byte[] telegram = builder().crc(crc).build();
        assertThat(passedOn(builder().crc(crc).lineEnd(LineEnd.LF).build())).isEqualTo(telegram);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPPER", "LOWER", "SHORT", "ABSENT"})
    void writesTheCrcInFourDigitsIfTold(CrcForm crc) {
        CrcForm wanted = crc == CrcForm.ABSENT ? crc : CrcForm.UPPER;
        Telegram telegram = (Telegram) Telegram.decode(shortCrc().crc(crc).build());
        assertThat(RawTelegram.withCrcNormalised(telegram))
                .isEqualTo(shortCrc().crc(wanted).build());
    }

    /** Its CRC begins with a zero and has a letter. */
    private static TelegramBuilder shortCrc() {
        return IntStream.range(0, 1000)
                .mapToObj(number -> builder().object("0-0:96.7.21", String.valueOf(number)))
                .filter(telegram -> new String(telegram.build(), ISO_8859_1).matches("(?s).*!0\\d*[A-F]\\w*\\s*"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesSingleCrsAsTheyAre() {
        String text = "/ABC\r\n1-0:1.8.1(1*kWh)\n!";
        assertThat(passedOn(text.getBytes(ISO_8859_1))).asString(ISO_8859_1).isEqualTo(text + "\r\n");
    }

    @Test
    void endsWithCrLfWhereTheInputEnded() {
        byte[] telegram = builder().build();
        assertThat(passedOn(Arrays.copyOf(telegram, telegram.length - 2))).isEqualTo(telegram);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl-5.0-3-phase", "nl-2.2-gas", "form-lower-case-crc"})
    void endsWithCrLfAlways(String name) {
        byte[] telegram = ComposedTelegram.named(name).bytes();
        String text = new String(telegram, ISO_8859_1).stripTrailing() + "\r\n";
        assertThat(passedOn(telegram)).asString(ISO_8859_1).isEqualTo(text);
    }
}
