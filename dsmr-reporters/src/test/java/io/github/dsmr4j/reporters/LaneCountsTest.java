package io.github.dsmr4j.reporters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LaneCountsTest {
    @Test
    void failuresAreToldWhenTheyBeginAndForAnotherReason() {
        LaneCounts counts = new LaneCounts();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(counts.failed("refused", start)).isTrue();
        assertThat(counts.failed("refused", start.plusSeconds(100))).isFalse();
        assertThat(counts.failed("wrong login", start.plusSeconds(101))).isTrue();
        assertThat(counts.failed("refused", start.plusSeconds(102))).isFalse();
        assertThat(counts.succeeded(1, start.plusSeconds(103))).isTrue();
        assertThat(counts.succeeded(1, start.plusSeconds(104))).isFalse();
        assertThat(counts.failed("refused", start.plusSeconds(200))).isTrue();
    }

    @Test
    void failuresThatComeAndGoAreToldOnceAMinute() {
        LaneCounts counts = new LaneCounts();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        int told = 0;
        for (int second = 0; second < 600; second += 2) {
            told += counts.failed("refused " + second, start.plusSeconds(second)) ? 1 : 0;
            told += counts.succeeded(1, start.plusSeconds(second + 1)) ? 1 : 0;
        }
        assertThat(told).isEqualTo(20);
    }
}
