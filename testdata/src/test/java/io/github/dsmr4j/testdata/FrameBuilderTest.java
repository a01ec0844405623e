package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dsmr4j.testdata.FrameBuilder.LengthForm;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames in hexadecimal digits were made by another implementation of AES. */
class FrameBuilderTest {
    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F");
    private static final byte[] AUTHENTICATION_KEY = HexFormat.of().parseHex("00112233445566778899AABBCCDDEEFF");
    private static final byte[] TEXT = "/ABC5\r\n".getBytes(US_ASCII);

    private static FrameBuilder meter() {
        return FrameBuilder.meter("ABC12345", KEY);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @Test
    void aFrameIsAuthenticatedByItsAuthenticationKey() {
        byte[] frame = meter().authenticationKey(AUTHENTICATION_KEY)
                .counter(0x80000001)
                .frame(TEXT);
        assertThat(hex(frame)).isEqualTo("DB0841424331323334358200183080000001C5D4FA093D439AD9315C10A2C09D09012E177A");
    }

    @Test
    void aFrameIsAuthenticatedWithoutOne() {
        byte[] frame = meter().lengthForm(LengthForm.SHORT).counter(7).frame(TEXT);
        assertThat(hex(frame)).isEqualTo("DB08414243313233343518300000000717A231D95CB1829EC2BEE8913F73C67BF0B240");
    }

    @Test
    void aFrameIsEncryptedOnly() {
        byte[] frame =
                meter().encryptedOnly().lengthForm(LengthForm.LONG_3).counter(8).frame(TEXT);
        assertThat(hex(frame)).isEqualTo("DB0841424331323334358300000C20000000085A5DDA802636F6");
    }

    @ParameterizedTest
    @CsvSource({"SHORT, 18", "LONG_1, 8118", "LONG_2, 820018", "LONG_3, 83000018", "LONG_4, 8400000018"})
    void theLengthHasItsForm(LengthForm form, String length) {
        assertThat(hex(meter().lengthForm(form).frame(TEXT)).substring(20)).startsWith(length + "30");
    }

    @ParameterizedTest
    @CsvSource({"SHORT, 111", "LONG_1, 239"})
    void aLengthThatDoesNotFitIsRefused(LengthForm form, int length) {
        FrameBuilder meter = meter().lengthForm(form);
        assertThat(meter.frame(new byte[length - 1])).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meter.frame(new byte[length]))
                .withMessageContaining(form.name());
    }

    @Test
    void theCounterGrows() {
        FrameBuilder meter = meter();
        assertThat(meter.frame(TEXT)).containsSequence(0x30, 0, 0, 0, 0);
        assertThat(meter.frame(TEXT)).containsSequence(0x30, 0, 0, 0, 1);
    }

    @Test
    void aTitleHasEightCharacters() {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameBuilder.meter("ABC1234", KEY));
    }
}
