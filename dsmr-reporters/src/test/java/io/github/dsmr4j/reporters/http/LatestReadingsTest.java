package io.github.dsmr4j.reporters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.LaterClock;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LatestReadingsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LaterClock clock = new LaterClock();
    private final LatestReadings latest = new LatestReadings(LIMIT, clock);

    private static Report report(String source, int watts) {
        return new Report(source, Readings.of("1-0:1.7.0(" + watts + "*W)"));
    }

    @Test
    void keepsTheNewestOfEachSource() {
        Report newer = report("house", 2);
        Report other = report("barn", 3);
        latest.report(report("house", 1));
        latest.report(newer);
        latest.report(other);

        assertThat(latest.newest("house")).contains(newer);
        assertThat(latest.newest("cellar")).isEmpty();
        assertThat(latest.newest()).containsExactly(other, newer);
        assertThat(latest.fresh("house")).contains(newer);
    }

    @Test
    void aTelegramIsFreshUntilTheLimitAndNoLonger() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        LatestReadings exact = new LatestReadings(LIMIT, now::get);
        Report report = report("house", 1);
        exact.report(report);
        Instant received = report.reading().telegram().received();

        now.set(received.plus(LIMIT));
        assertThat(exact.fresh("house")).contains(report);
        now.set(received.plus(LIMIT).plusMillis(1));
        assertThat(exact.fresh("house")).isEmpty();
        assertThat(exact.newest("house")).contains(report);
    }

    @Test
    void ofAMeterThatSendsSeldomThreeIntervalsAreFresh() {
        Map<String, Duration> intervals = Map.of("barn", Duration.ofMinutes(1), "house", Duration.ofSeconds(10));
        LatestReadings slow = new LatestReadings(LIMIT, source -> Optional.ofNullable(intervals.get(source)), clock);
        slow.report(report("barn", 1));
        slow.report(report("house", 2));
        clock.putForward(Duration.ofMinutes(2));
        assertThat(slow.fresh("barn")).isPresent();
        assertThat(slow.fresh("house")).isEmpty();
        clock.putForward(Duration.ofSeconds(61));
        assertThat(slow.fresh("barn")).isEmpty();
        assertThat(slow.absence("barn")).startsWith("no telegram from barn for more than 180 s;");
    }

    @Test
    void isFreshAgainWithTheNextTelegram() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.MAX);
        LatestReadings exact = new LatestReadings(LIMIT, now::get);
        exact.report(report("house", 1));
        assertThat(exact.fresh("house")).isEmpty();

        Report next = report("house", 2);
        exact.report(next);
        now.set(next.reading().telegram().received());
        assertThat(exact.fresh("house")).contains(next);
    }

    @Test
    void aClockThatWasPutBackMakesNothingOld() {
        latest.report(report("house", 1));
        clock.putForward(Duration.ofDays(-1));
        assertThat(latest.fresh("house")).isPresent();
    }

    @Test
    void saysWhyThereIsNothing() {
        assertThat(latest.absence("house")).isEqualTo("no telegram from house yet");
        Report report = report("house", 1);
        latest.report(report);
        clock.putForward(LIMIT.plusSeconds(1));
        Reading reading = report.reading();
        assertThat(latest.absence("house"))
                .isEqualTo("no telegram from house for more than 60 s; the last came at "
                        + reading.telegram().received());
    }

    @Test
    void aLimitWithoutLengthIsRefused() {
        assertThatThrownBy(() -> new LatestReadings(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with a limit of PT0S no telegram would be fresh");
    }
}
