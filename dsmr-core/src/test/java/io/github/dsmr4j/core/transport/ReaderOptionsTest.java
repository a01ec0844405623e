package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaderOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void eachChangeKeepsTheRest() {
        FramerOptions strict = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.REQUIRED);
        ReaderOptions options = ReaderOptions.DEFAULT
                .withFramer(strict)
                .withWaits(SECOND.multipliedBy(2), SECOND.multipliedBy(3))
                .withSilence(SECOND.multipliedBy(4), SECOND.multipliedBy(5), 6)
                .withFramer(strict);
        assertThat(options.framer()).isSameAs(strict);
        assertThat(options.firstWait()).isEqualTo(SECOND.multipliedBy(2));
        assertThat(options.longestWait()).isEqualTo(SECOND.multipliedBy(3));
        assertThat(options.shortestSilence()).isEqualTo(SECOND.multipliedBy(4));
        assertThat(options.patience()).isEqualTo(SECOND.multipliedBy(5));
        assertThat(options.silentIntervals()).isEqualTo(6);
    }

    @Test
    void refusesWhatMakesNoSense() {
        ReaderOptions options = ReaderOptions.DEFAULT;
        assertThatThrownBy(() -> options.withWaits(SECOND, Duration.ofMillis(999)))
                .hasMessageContaining("longer than the longest");
        assertThatThrownBy(() -> options.withWaits(Duration.ofNanos(1), SECOND)).hasMessageContaining("PT0.000000001S");
        assertThatThrownBy(() -> options.withWaits(SECOND, Duration.ofDays(1).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withSilence(Duration.ZERO, SECOND, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withSilence(SECOND, Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.withSilence(SECOND, SECOND, 0)).hasMessageContaining("1..1000");
        assertThatThrownBy(() -> options.withSilence(SECOND, SECOND, 1001)).hasMessageContaining("1..1000");
    }
}
