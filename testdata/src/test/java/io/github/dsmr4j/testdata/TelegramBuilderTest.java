package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import io.github.dsmr4j.testdata.TelegramBuilder.LineEnd;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TelegramBuilderTest {
    private static final String BODY = "/ISK5\\2M550T\r\n\r\n1-0:99.97.0(0)(0-0:96.7.19)\r\nanything\r\n!";

    private static TelegramBuilder builder() {
        return TelegramBuilder.identification("ISK5\\2M550T")
                .object("1-0:99.97.0", "0", "0-0:96.7.19")
                .line("anything");
    }

    private static String text(TelegramBuilder builder) {
        return new String(builder.build(), ISO_8859_1);
    }

    private static int crc(String body) {
        return ReferenceCrcTest.reflected(body.getBytes(ISO_8859_1));
    }

    @Test
    void closesWithTheCrcInTheFormAskedFor() {
        String upper = String.format("%04X", crc(BODY));
        assertThat(text(builder())).isEqualTo(BODY + upper + "\r\n");
        assertThat(text(builder().crc(CrcForm.LOWER))).isEqualTo(BODY + upper.toLowerCase(Locale.ROOT) + "\r\n");
        assertThat(text(builder().crc(CrcForm.ABSENT))).isEqualTo(BODY + "\r\n");
        assertThat(text(builder().crc(CrcForm.WRONG)))
                .startsWith(BODY)
                .hasSize(BODY.length() + 6)
                .doesNotContain(upper);
    }

    @Test
    void dropsLeadingZeros() {
        int number = 0;
        while (crc(TelegramBuilder.identification("XXX" + number).line("").build()) >= 0x1000) {
            number++;
        }
        String text =
                text(TelegramBuilder.identification("XXX" + number).line("").crc(CrcForm.SHORT));
        assertThat(text).matches("(?s).*!([1-9A-F][0-9A-F]{0,2}|0)\\r\\n");
    }

    private static int crc(byte[] telegram) {
        String text = new String(telegram, ISO_8859_1);
        return Integer.parseInt(text.substring(text.indexOf('!') + 1).strip(), 16);
    }

    @Test
    void lfOnlyTextHasTheCrcOfCrLf() {
        assertThat(text(builder().lineEnd(LineEnd.LF)))
                .isEqualTo(BODY.replace("\r", "") + String.format("%04X", crc(BODY)) + "\n");
    }

    @Test
    void leavesOutTheBlankLine() {
        String body = BODY.replace("\r\n\r\n", "\r\n");
        assertThat(text(builder().blankLineAfterIdentification(false)))
                .isEqualTo(body + String.format("%04X", crc(body)) + "\r\n");
    }

    @Test
    void aCharacterIsOneByte() {
        assertThat(TelegramBuilder.identification("XXX5").line("\u00FF").build())
                .contains(0xFF);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TelegramBuilder.identification("XXX5").line("\u20AC").build());
    }
}
