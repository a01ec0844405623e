package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.testdata.ReferenceCrc;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Crc16Test {
    private static final int LENGTHS = 700;

    @Test
    void hasTheCheckValueOfCrc16Arc() {
        assertThat(Crc16.compute("123456789".getBytes(US_ASCII), 0, 9)).isEqualTo(0xBB3D);
    }

    @Test
    void equalsTheDefinitionAtEveryLengthAndSplit() {
        byte[] bytes = new byte[LENGTHS];
        new Random(5).nextBytes(bytes);
        for (int length = 0; length <= LENGTHS; length++) {
            int whole = ReferenceCrc.of(Arrays.copyOf(bytes, length));
            assertThat(Crc16.compute(bytes, 0, length)).isEqualTo(whole);
            byte[] shifted = new byte[length + 5];
            System.arraycopy(bytes, 0, shifted, 5, length);
            assertThat(Crc16.compute(shifted, 5, length)).isEqualTo(whole);
            int split = length / 3;
            int first = Crc16.compute(bytes, 0, split);
            assertThat(Crc16.update(first, bytes, split, length - split)).isEqualTo(whole);
        }
    }

    @Test
    void runsBackwards() {
        byte[] bytes = new byte[LENGTHS];
        new Random(6).nextBytes(bytes);
        int crc = Crc16.compute(bytes, 0, LENGTHS);
        for (int length = LENGTHS; length > 0; length--) {
            crc = Crc16.without(crc, bytes[length - 1]);
            assertThat(crc).isEqualTo(Crc16.compute(bytes, 0, length - 1));
        }
        assertThat(crc).isZero();
    }

    @Test
    void checksItsRange() {
        assertThatThrownBy(() -> Crc16.compute(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
