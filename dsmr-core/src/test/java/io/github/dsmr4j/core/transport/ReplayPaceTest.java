package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayPaceTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private static Optional<Instant> clock(long seconds) {
        return Optional.of(NOON.plusSeconds(seconds));
    }

    @Test
    void followsTheMetersClock() {
        ReplayPace pace = new ReplayPace(1);
        assertThat(pace.pauseBefore(clock(0))).isZero();
        assertThat(pace.pauseBefore(clock(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.pauseBefore(clock(11))).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.pauseBefore(clock(11))).isZero();
        assertThat(pace.pauseBefore(clock(5))).isZero();
        assertThat(pace.pauseBefore(clock(90_000))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void isFasterByItsFactor() {
        ReplayPace pace = new ReplayPace(4);
        assertThat(pace.pauseBefore(clock(0))).isZero();
        assertThat(pace.pauseBefore(clock(10))).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void aDamagedTelegramCostsNoTime() {
        ReplayPace pace = new ReplayPace(1);
        assertThat(pace.pauseBefore(Optional.empty())).isZero();
        assertThat(pace.pauseBefore(clock(0))).isZero();
        assertThat(pace.pauseBefore(Optional.empty())).isZero();
        assertThat(pace.pauseBefore(clock(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aMeterWithoutAClockSendsEveryTenSeconds() {
        ReplayPace pace = new ReplayPace(1);
        assertThat(pace.pauseBefore(Optional.empty())).isZero();
        assertThat(pace.pauseBefore(Optional.empty())).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.pauseBefore(Optional.empty())).isEqualTo(Duration.ofSeconds(10));
    }
}
