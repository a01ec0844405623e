package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReferenceCrcTest {
    @Test
    void hasThePublishedCheckValue() {
        assertThat(ReferenceCrc.of("123456789".getBytes(US_ASCII))).isEqualTo(0xBB3D);
        assertThat(ReferenceCrc.of(new byte[0])).isZero();
    }

    @Test
    void agreesWithTheReflectedForm() {
        SplittableRandom random = new SplittableRandom(1);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(ReferenceCrc.of(bytes)).isEqualTo(reflected(bytes));
        }
    }

    @Test
    void countsARange() {
        byte[] bytes = "xx123456789x".getBytes(US_ASCII);
        assertThat(ReferenceCrc.of(bytes, 2, 9)).isEqualTo(0xBB3D);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> ReferenceCrc.of(bytes, 4, 9));
    }

    static int reflected(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xA001;
            }
        }
        return crc;
    }
}
