package io.github.dsmr4j.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DamageTest {
    private final RandomGenerator random = new SplittableRandom(7);

    private List<byte[]> telegrams(int count) {
        return Stream.generate(() -> TelegramGenerator.telegram(random).bytes())
                .limit(count)
                .toList();
    }

    @Test
    void untouchedTelegramsStandWhereTheStreamSays() {
        List<byte[]> telegrams = telegrams(200);
        DamagedStream stream = Damage.stream(telegrams, random, 0.4);
        byte[] bytes = stream.bytes();
        assertThat(stream.untouched()).hasSizeBetween(90, 150);
        int end = 0;
        for (DamagedStream.Untouched untouched : stream.untouched()) {
            assertThat(untouched.offset()).isGreaterThanOrEqualTo(end);
            end = untouched.offset() + untouched.length();
            assertThat(Arrays.copyOfRange(bytes, untouched.offset(), end)).isEqualTo(telegrams.get(untouched.index()));
        }
        assertThat(stream.untouched())
                .extracting(DamagedStream.Untouched::index)
                .isSorted();
    }

    @Test
    void theShareIsKept() {
        List<byte[]> telegrams = telegrams(20);
        assertThat(Damage.stream(telegrams, random, 0).untouched()).hasSize(20);
        assertThat(Damage.stream(telegrams, random, 1).untouched()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Damage.stream(telegrams, random, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> Damage.stream(telegrams, random, Double.NaN));
    }

    @Test
    void theSameSeedDamagesTheSameWay() {
        List<byte[]> telegrams = telegrams(30);
        assertThat(Damage.stream(telegrams, new SplittableRandom(9), 0.5).bytes())
                .isEqualTo(
                        Damage.stream(telegrams, new SplittableRandom(9), 0.5).bytes());
    }

    @RepeatedTest(50)
    void eachDamageDoesWhatItSays() {
        byte[] whole = telegrams(1).get(0);
        byte[] kept = whole.clone();
        assertThat(Damage.truncate(whole, random).length).isLessThan(whole.length);
        assertThat(whole).startsWith(Damage.truncate(whole, random));
        assertThat(Damage.delete(whole, random).length).isBetween(whole.length - 64, whole.length);
        assertThat(Damage.insert(whole, random).length).isBetween(whole.length + 1, whole.length + 64);
        assertThat(Damage.flipBits(whole, random, 1)).hasSameSizeAs(whole).isNotEqualTo(whole);
        assertThat(Damage.splice(whole, whole, random).length).isLessThan(2 * whole.length);
        assertThat(Damage.any(whole, random)).isNotEqualTo(whole);
        assertThat(whole).as("handed in").isEqualTo(kept);
    }

    @Test
    void nothingCanBeDamagedToo() {
        for (int i = 0; i < 50; i++) {
            assertThat(Damage.any(new byte[0], random)).hasSizeLessThanOrEqualTo(64);
        }
    }
}
