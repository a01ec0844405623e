package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(1));

    @Test
    void doublesUpToTheLongestWait() {
        for (int whole : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(500L * whole), Duration.ofSeconds(whole));
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        backOff.next();
        backOff.next();
        backOff.reset();
        assertThat(backOff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void spreadsTheWaits() {
        long[] waits = LongStream.generate(() -> {
                    backOff.reset();
                    return backOff.next().toNanos();
                })
                .limit(1000)
                .toArray();
        assertThat(LongStream.of(waits).max().orElseThrow())
                .isGreaterThan(Duration.ofMillis(990).toNanos());
        assertThat(LongStream.of(waits).min().orElseThrow())
                .isLessThan(Duration.ofMillis(510).toNanos());
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(-1), Duration.ofSeconds(1), new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), new SplittableRandom(1)))
                .hasMessageContaining("PT2S to PT1S");
    }
}
