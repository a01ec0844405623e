package io.github.dsmr4j.core.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.testdata.ReferenceCrc;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The CRC against its definition, one bit at a time. */
@HeavyProperties
class Crc16Properties {
    private static final int LONGEST = 3_000;

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Property(tries = 1_000)
    void equalsTheDefinitionAtAnyLengthAndStart(
            @ForAll long seed, @ForAll @IntRange(max = LONGEST) int length, @ForAll @IntRange(max = 70) int start) {
        byte[] bytes = bytes(seed, start + length + 9);
        assertThat(Crc16.compute(bytes, start, length)).isEqualTo(ReferenceCrc.of(bytes, start, length));
    }

    @Property(tries = 1_000)
    void goesOnAfterAnySplit(
            @ForAll long seed,
            @ForAll @IntRange(max = LONGEST) int first,
            @ForAll @IntRange(max = 70) int second,
            @ForAll @IntRange(max = LONGEST) int third) {
        byte[] bytes = bytes(seed, first + second + third);
        int crc = Crc16.compute(bytes, 0, first);
        crc = Crc16.update(crc, bytes, first, second);
        crc = Crc16.update(crc, bytes, first + second, third);
        assertThat(crc).isEqualTo(ReferenceCrc.of(bytes));
    }

    @Property(tries = 1_000)
    void theBytesAroundTheRangeDoNotMatter(@ForAll long seed, @ForAll @IntRange(max = 300) int length) {
        byte[] bytes = bytes(seed, length + 16);
        byte[] range = Arrays.copyOfRange(bytes, 8, 8 + length);
        assertThat(Crc16.compute(bytes, 8, length)).isEqualTo(Crc16.compute(range, 0, length));
    }

    @Property(tries = 200)
    void runningBackwardsUndoesIt(
            @ForAll @IntRange(max = 0xFFFF) int before, @ForAll long seed, @ForAll @IntRange(max = 500) int length) {
        byte[] bytes = bytes(seed, length);
        int crc = Crc16.update(before, bytes, 0, length);
        for (int at = length - 1; at >= 0; at--) {
            crc = Crc16.without(crc, bytes[at]);
            assertThat(crc).as("before byte %d", at).isEqualTo(Crc16.update(before, bytes, 0, at));
        }
        assertThat(crc).isEqualTo(before);
    }
}
