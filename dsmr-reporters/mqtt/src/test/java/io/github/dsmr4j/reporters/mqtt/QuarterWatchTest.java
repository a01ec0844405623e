package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarterWatchTest {
    private static final String TOPIC = "consumption/quarter-hour-peak-electricity";
    private static final Instant START = Instant.parse("2025-06-02T10:00:00Z");

    private final UsageMeter meter = new UsageMeter();
    private final Published published = new Published(new RegisterMemory(UsageMeter.ZONE));

    private Map<String, String> at(long second, long wattHours) {
        return published.below(
                TOPIC, meter.at(START.plusSeconds(second)).use(wattHours).report());
    }

    @Test
    void tellsTheAverageOfTheQuarterThatIsOver() {
        at(0, 0);
        at(450, 100);
        assertThat(at(899, 150)).as("still running").isEmpty();
        assertThat(at(900, 1))
                .containsExactly(
                        entry("read_at_start", "2025-06-02T10:00:00Z"),
                        entry("read_at_end", "2025-06-02T10:15:00Z"),
                        entry("average_delivered", "1.004"));
        assertThat(at(1000, 500)).containsEntry("average_delivered", "1.004");
        assertThat(at(1799, 0)).containsEntry("average_delivered", "1.004");
        assertThat(at(1801, 7))
                .containsEntry("read_at_start", "2025-06-02T10:15:00Z")
                .containsEntry("read_at_end", "2025-06-02T10:29:59Z")
                .containsEntry("average_delivered", "2.002");
    }

    @Test
    void theSameReportAgainIsTheSameQuarter() {
        at(0, 0);
        at(899, 250);
        assertThat(at(900, 0)).isEqualTo(at(900, 0)).isNotEmpty();
        assertThat(at(899, 0)).isEqualTo(at(900, 0));
    }

    @Test
    void saysNothingOfAQuarterOfWhichItSawTooLittle() {
        at(301, 0);
        at(899, 250);
        assertThat(at(901, 1)).isEmpty();
        assertThat(at(1500, 1)).isEmpty();
        assertThat(at(1800, 1)).isNotEmpty();
        assertThat(at(7200, 1)).as("one reading in three quarters").isEmpty();
    }

    @Test
    void saysNothingOfAQuarterInWhichTheMeterWasReplaced() {
        at(0, 0);
        at(800, 250);
        meter.id("E0002");
        at(810, 5000);
        assertThat(at(901, 1)).isEmpty();
    }

    @Test
    void belowZeroIsRoundedAsAnyOther() {
        at(0, 0);
        at(700, 0);
        assertThat(at(900, 0)).containsEntry("average_delivered", "0.000");
    }
}
