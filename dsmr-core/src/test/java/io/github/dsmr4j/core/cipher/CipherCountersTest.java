package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.telegram;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CipherCountersTest {
    @Test
    void framesAreCountedByWhatBecameOfThem() {
        SystemTitle known = SystemTitle.parse("4142433132333435");
        DecryptingFramer framer = Decryption.by(title -> title.equals(known) ? Optional.of(KEYS) : Optional.empty())
                .framer(FramerOptions.DEFAULT, telegram -> {});
        byte[] good = meter().frame(telegram(1));
        byte[] damaged = good.clone();
        damaged[300] ^= 1;
        byte[] other = meter("XYZ12345").frame(telegram(2));
        framer.feed(joined(good, good, damaged, other, other, telegram(3), Arrays.copyOf(good, 200)));
        framer.end();

        CipherCounters frames = framer.cipherCounters();
        assertThat(frames.frames()).isEqualTo(6);
        assertThat(frames.decrypted()).isEqualTo(2);
        assertThat(frames.repeatedCounters()).isEqualTo(1);
        assertThat(frames.rejections()).isEqualTo(4);
        assertThat(frames.rejections(Reason.DAMAGED_FRAME)).isEqualTo(1);
        assertThat(frames.rejections(Reason.UNKNOWN_TITLE)).isEqualTo(2);
        assertThat(frames.rejections(Reason.INCOMPLETE)).isEqualTo(1);
        assertThat(framer.counters().rejections()).isEqualTo(4);
    }

    @Test
    void aReasonThatFramesDoNotHaveIsNeverCounted() {
        DecryptingFramer framer = Decryption.with(KEYS).framer(FramerOptions.DEFAULT, telegram -> {});
        framer.feed("/ABC5\r\n\r\n1-0:1.8.0(1*kWh)\r\n!0000\r\n".getBytes(US_ASCII));

        assertThat(framer.counters().rejections(Reason.CRC_MISMATCH)).isEqualTo(1);
        assertThat(framer.cipherCounters().rejections(Reason.CRC_MISMATCH)).isZero();
        assertThat(framer.cipherCounters().frames()).isZero();
        assertThat(CipherCounters.reasons()).doesNotContain(Reason.CRC_MISMATCH).contains(Reason.WRONG_KEY);
    }
}
