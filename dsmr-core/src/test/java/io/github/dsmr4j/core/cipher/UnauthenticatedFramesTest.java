package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.OTHER_KEY;
import static io.github.dsmr4j.core.cipher.TestMeter.TAG;
import static io.github.dsmr4j.core.cipher.TestMeter.TEXT_AT;
import static io.github.dsmr4j.core.cipher.TestMeter.UNAUTHENTICATED;
import static io.github.dsmr4j.core.cipher.TestMeter.damaged;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.octets;
import static io.github.dsmr4j.core.cipher.TestMeter.telegram;
import static io.github.dsmr4j.core.cipher.TestMeter.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames whose tag is not looked at, or that have none. */
class UnauthenticatedFramesTest {
    private static final byte[] TELEGRAM = telegram(1);
    private static final byte[] NEXT = telegram(2);

    @Test
    void aFrameWithoutATagIsTakenOnRequestOnly() {
        byte[] frame = meter().encryptedOnly().frame(TELEGRAM);
        assertThat(CipherLog.of(KEYS, frame).events()).containsExactly("rejected not-authenticated 0 " + frame.length);
        assertThat(CipherLog.of(UNAUTHENTICATED, frame).events())
                .containsExactly("telegram encrypted valid 18 " + (TELEGRAM.length - 2));
    }

    @Test
    void onRequestTheTagIsNotLookedAt() {
        byte[] frame = meter().authenticationKey(octets(OTHER_KEY)).frame(TELEGRAM);
        CipherLog log = CipherLog.of(UNAUTHENTICATED, frame);
        assertThat(log.events()).containsExactly("telegram encrypted valid 18 " + (TELEGRAM.length - 2));
        assertThat(log.texts()).containsExactly(text(TELEGRAM));
    }

    @Test
    void withoutAuthenticationTheCrcDecides() {
        FrameBuilder meter = meter();
        byte[] bad = damaged(meter.frame(TELEGRAM), 300);
        CipherLog log = CipherLog.of(UNAUTHENTICATED, bad, meter.frame(NEXT));
        assertThat(log.reasons()).containsExactly(Reason.CRC_MISMATCH);
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 17, 40})
    void withoutAuthenticationAFrameThatLostBytesDoesNotTakeThemFromTheNext(int lost) {
        FrameBuilder meter = meter();
        byte[] frame = meter.frame(TELEGRAM);
        byte[] shorter = joined(Arrays.copyOf(frame, 200), Arrays.copyOfRange(frame, 200 + lost, frame.length));
        CipherLog log = CipherLog.of(UNAUTHENTICATED, joined(shorter, meter.frame(NEXT)));
        assertThat(log.events())
                .containsExactly(
                        "rejected damaged-frame 0 " + shorter.length,
                        "telegram encrypted valid " + (shorter.length + TEXT_AT) + " " + (NEXT.length - 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutAuthenticationAFrameThatLostItsEndDoesNotTakeItFromTheNext(boolean tag) {
        FrameBuilder meter = tag ? meter() : meter().encryptedOnly();
        byte[] frame = meter.frame(TELEGRAM);
        byte[] next = meter.frame(NEXT);
        for (int lost = 0; lost <= (tag ? TAG : 2); lost++) {
            byte[] shorter = Arrays.copyOf(frame, frame.length - lost);
            assertThat(CipherLog.of(UNAUTHENTICATED, joined(shorter, next)).texts())
                    .as("%d bytes lost", lost)
                    .containsExactly(text(TELEGRAM), text(NEXT));
        }
    }

    /**
     * The length of a frame that lost bytes reaches into the next one, of which too little is there to know it. By these
     * counters what is there happens to be decrypted to an end mark.
     */
    @ParameterizedTest
    @ValueSource(ints = {558, 924, 1085, 1147})
    void withoutAuthenticationAnEndMarkByChanceDoesNotCostTheNextFrame(int counter) {
        FrameBuilder meter = meter().counter(counter);
        byte[] frame = meter.frame(TELEGRAM);
        byte[] shorter = joined(Arrays.copyOf(frame, 200), Arrays.copyOfRange(frame, 230, frame.length));
        assertThat(CipherLog.of(UNAUTHENTICATED, joined(shorter, meter.frame(NEXT)))
                        .texts())
                .containsExactly(text(NEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "!\r\n", "! \r\n", "!12", "!ABCD\r\n\0\0"})
    void withoutAuthenticationTheTextHasToEndLikeATelegram(String end) {
        byte[] text = ("/ABC5\r\n1-0:1.8.0(1*kWh)\r\n" + end).getBytes(ISO_8859_1);
        assertThat(CipherLog.of(UNAUTHENTICATED, meter().frame(text)).reasons()).doesNotContain(Reason.DAMAGED_FRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!ABCDE", "!x", "\r\n\r\n", "ABCD", "x!", "\r!12"})
    void withoutAuthenticationAnotherEndIsDamage(String end) {
        byte[] text = ("/ABC5\r\n1-0:1.8.0(1*kWh)\r\n" + end).getBytes(ISO_8859_1);
        assertThat(CipherLog.of(UNAUTHENTICATED, meter().frame(text)).reasons()).containsExactly(Reason.DAMAGED_FRAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n ", "\r\nABCD", "ABC", "!", "!AB", "x!"})
    void withoutAuthenticationATextThatIsNothingButAnEndIsDamage(String text) {
        assertThat(CipherLog.of(UNAUTHENTICATED, meter().frame(text.getBytes(ISO_8859_1)))
                        .reasons())
                .containsExactly(Reason.DAMAGED_FRAME);
    }
}
