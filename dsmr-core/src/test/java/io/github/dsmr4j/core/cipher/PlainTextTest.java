package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.UNAUTHENTICATED;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.latin;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.telegram;
import static io.github.dsmr4j.core.cipher.TestMeter.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.FramerOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String BEGINNING = "/ABC5\\METER\r\n\r\n1-3:0.2.8(50)\r\n0-0";

    private static int at(String text) {
        return PlainText.at(latin(text), 0, text.length());
    }

    @Test
    void isAStartAndReadableText() {
        assertThat(at(BEGINNING)).isEqualTo(PlainText.SURE);
        assertThat(at(BEGINNING + "\u00FF")).isEqualTo(PlainText.SURE);
    }

    @Test
    void isUndecidedAsLongAsItMayBecomeOne() {
        for (int length = 1; length < PlainText.SURE; length++) {
            assertThat(at(BEGINNING.substring(0, length)))
                    .as("%d bytes", length)
                    .isEqualTo(PlainText.UNDECIDED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-0:1.8.0(1*kWh)", "/1", "/AB1", "/ABC5\u00DB", "/ABC5\u0007", "/ABC5\u007F", "//ABC5"})
    void isNothingElse(String text) {
        assertThat(at(text)).isEqualTo(PlainText.NONE);
    }

    /** With a wrong length a frame would take what follows, up to the limit of a telegram's length. */
    @ParameterizedTest
    @CsvSource({"0x0F, 0xFF", "0x04, 0x00", "0x3F, 0xFF"})
    void endsAFrameWhoseLengthIsWrong(int high, int low) {
        byte[] wrong = meter().frame(telegram(1));
        wrong[11] = (byte) high;
        wrong[12] = (byte) low;
        for (Keys keys : new Keys[] {KEYS, UNAUTHENTICATED}) {
            CipherLog log = new CipherLog();
            DecryptingFramer framer = Decryption.with(keys).framer(FramerOptions.DEFAULT, log);
            framer.feed(joined(wrong, telegram(2)));
            assertThat(log.texts()).as("before anything else comes").containsExactly(text(telegram(2)));
            assertThat(log.events()).first().isEqualTo("rejected damaged-frame 0 " + wrong.length);
        }
    }

    @Test
    void endsAFrameThatBroke() {
        byte[] frame = meter().frame(telegram(1));
        for (int length = 50; length < frame.length - PlainText.SURE; length++) {
            CipherLog log = new CipherLog();
            Decryption.with(KEYS)
                    .framer(FramerOptions.DEFAULT, log)
                    .feed(joined(Arrays.copyOf(frame, length), telegram(2)));
            assertThat(log.texts()).as("%d bytes", length).containsExactly(text(telegram(2)));
        }
    }
}
