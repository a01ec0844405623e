package io.github.dsmr4j.reporters;

import static io.github.dsmr4j.reporters.ScriptedReporter.report;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.transport.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneTest {
    private static final LaneOptions NEWEST = LaneOptions.newest(Duration.ZERO);

    private final List<Lane> lanes = new ArrayList<>();
    private final ScriptedReporter reporter = new ScriptedReporter();

    private Lane lane(LaneOptions options) {
        Lane lane = new Lane(reporter, options);
        lanes.add(lane);
        return lane;
    }

    @AfterEach
    void close() {
        reporter.orders.addAll(Collections.nCopies(100, "+"));
        lanes.forEach(Lane::close);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Eventually.await("the lane has done it", condition);
    }

    @Test
    void ofStatesTheNewestOfEachSourceCounts() throws Exception {
        Lane lane = lane(NEWEST);
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        lane.offer(report("a", 2));
        lane.offer(report("b", 1));
        lane.offer(report("a", 3));
        reporter.orders.addAll(List.of("+", "+", "+"));
        assertThat(reporter.nextAsked()).isEqualTo("aABC3");
        assertThat(reporter.nextAsked()).isEqualTo("bABC1");
        await(() -> lane.status().reported() == 3);
        assertThat(lane.status().dropped()).isZero();
        assertThat(lane.status().waiting()).isZero();
        assertThat(lane.status().lastSuccess()).isPresent();
        assertThat(lane.status().lastError()).isEmpty();
    }

    @Test
    void aReporterWithoutReportsMaySeeAfterItsConnection() throws Exception {
        Lane lane = lane(NEWEST.withIdleTime(Duration.ofMillis(5)));
        reporter.idled.acquire(2);
        reporter.orders.add("+");
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        await(() -> lane.status().reported() == 1);
        reporter.idled.drainPermits();
        reporter.idled.acquire(1);
        assertThat(lane.status().failures()).isZero();
    }

    @Test
    void aFailureInIdleTimesIsTriedAgain() throws Exception {
        reporter.idleOrders.addAll(List.of("-", "-"));
        Lane lane =
                lane(NEWEST.withIdleTime(Duration.ofMillis(5)).withWaits(Duration.ofMillis(5), Duration.ofMillis(10)));
        await(() -> lane.status().failures() == 2);
        reporter.idled.acquire(1);
        await(() -> !lane.status().failing());
        assertThat(lane.status().lastError()).contains("broken on purpose");
        assertThat(lane.status().reported()).isZero();
    }

    @Test
    void reportsComeBetweenIdleTimes() throws Exception {
        Lane lane = lane(LaneOptions.newest(Duration.ofSeconds(30)).withIdleTime(Duration.ofMillis(5)));
        reporter.orders.addAll(List.of("+", "+"));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        lane.offer(report("a", 2));
        reporter.idled.acquire(2);
        assertThat(lane.status().waiting()).isEqualTo(1);
        lane.close();
        assertThat(reporter.nextAsked()).isEqualTo("aABC2");
    }

    @Test
    void aLaneWhoseThreadEndsSaysWhy() throws Exception {
        reporter.idleOrders.add("!");
        Lane lane = lane(NEWEST.withIdleTime(Duration.ofMillis(5)));
        assertThat(reporter.closed.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> lane.status().failing());
        assertThat(lane.status().lastError())
                .contains("failed unexpectedly: java.lang.OutOfMemoryError: exhausted on purpose");
    }

    @Test
    void statesKeepTheirInterval() throws Exception {
        Lane lane = lane(LaneOptions.newest(Duration.ofMillis(300)));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        long first = System.nanoTime();
        reporter.orders.addAll(List.of("+", "+"));
        lane.offer(report("a", 2));
        lane.offer(report("a", 3));
        assertThat(reporter.nextAsked()).isEqualTo("aABC3");
        assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void ofStreamsEveryReportCountsUpToTheBound() throws Exception {
        Lane lane = lane(LaneOptions.every(3));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        for (int number = 2; number <= 6; number++) {
            lane.offer(report("a", number));
        }
        assertThat(lane.status().dropped()).isEqualTo(2);
        reporter.orders.addAll(List.of("+", "+", "+", "+"));
        assertThat(List.of(reporter.nextAsked(), reporter.nextAsked(), reporter.nextAsked()))
                .containsExactly("aABC4", "aABC5", "aABC6");
        await(() -> lane.status().reported() == 4);
    }

    @Test
    void triesAStreamsReportAgainAndAgain() throws Exception {
        Lane lane = lane(LaneOptions.every(3).withWaits(Duration.ofMillis(1), Duration.ofMillis(2)));
        reporter.orders.addAll(List.of("-", "x", "-", "+", "+"));
        lane.offer(report("a", 1));
        lane.offer(report("a", 2));
        for (int times = 0; times < 4; times++) {
            assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        }
        assertThat(reporter.nextAsked()).isEqualTo("aABC2");
        await(() -> lane.status().reported() == 2);
        assertThat(lane.status().failures()).isEqualTo(3);
        assertThat(lane.status().failing()).isFalse();
        assertThat(lane.status().lastError()).contains("failed on purpose");
    }

    @Test
    void triesAStateAgainWithTheNewest() throws Exception {
        Lane lane = lane(NEWEST.withWaits(Duration.ofMillis(1), Duration.ofMillis(2)));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        lane.offer(report("a", 2));
        reporter.orders.add("-");
        assertThat(reporter.nextAsked()).isEqualTo("aABC2");
        assertThat(lane.status().failing()).isTrue();
        reporter.orders.add("+");
        await(() -> lane.status().reported() == 1);
    }

    @Test
    void aSourceThatFailsDoesNotStarveOthers() throws Exception {
        Lane lane = lane(NEWEST.withWaits(Duration.ofMillis(1), Duration.ofMillis(2)));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        lane.offer(report("b", 1));
        reporter.orders.addAll(List.of("-", "+", "+"));
        assertThat(reporter.nextAsked()).isEqualTo("bABC1");
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        await(() -> lane.status().reported() == 2);
    }

    @Test
    void anIdleTimeMendsNoReportThatFailed() throws Exception {
        Lane lane = lane(NEWEST.withIdleTime(Duration.ofMillis(5)));
        reporter.orders.add("!");
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        await(() -> lane.status().failures() == 1);
        reporter.idled.drainPermits();
        reporter.idled.acquire(2);
        assertThat(lane.status().failing()).isTrue();
        reporter.orders.add("+");
        lane.offer(report("a", 2));
        await(() -> !lane.status().failing());
    }

    @Test
    void oneReportMayBeOfferedAgainAndAgain() throws Exception {
        Lane lane = lane(LaneOptions.every(3));
        Report again = report("a", 1);
        lane.offer(again);
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        for (int count = 0; count < 5; count++) {
            lane.offer(again);
        }
        assertThat(lane.status().dropped()).isEqualTo(2);
        reporter.orders.addAll(List.of("+", "+", "+", "+"));
        await(() -> lane.status().reported() == 4);
        assertThat(lane.status().waiting()).isZero();
    }

    @Test
    void whatIsLeftOverIsCountedOnce() throws Exception {
        reporter.orders.add("interrupt");
        Lane lane = lane(LaneOptions.every(3).withTimeToDrain(Duration.ofNanos(1)));
        lane.offer(report("a", 1));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        assertThat(reporter.closed.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> lane.status().dropped() == 1);
        assertThat(lane.status().waiting()).isZero();
        assertThat(lane.status().lastError())
                .hasValueSatisfying(words -> assertThat(words).contains("InterruptedException"));
        lane.offer(report("a", 2));
        assertThat(lane.status().dropped()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() throws Exception {
        Lane lane = lane(LaneOptions.every(3));
        reporter.orders.addAll(List.of("!", "+"));
        lane.offer(report("a", 1));
        lane.offer(report("a", 2));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        assertThat(reporter.nextAsked()).isEqualTo("aABC2");
        await(() -> lane.status().reported() == 1);
        assertThat(lane.status().dropped()).isEqualTo(1);
        assertThat(lane.status().lastError()).contains("refused on purpose");
    }

    @Test
    void aReporterThatHangsIsNoticedByNobody() throws Exception {
        Lane hanging = new Lane(new Stubborn(), LaneOptions.every(10).withTimeToDrain(Duration.ofMillis(50)));
        Semaphore taken = new Semaphore(0);
        Lane other = new Lane(
                new Reporter() {
                    @Override
                    public String name() {
                        return "other";
                    }

                    @Override
                    public void report(Report report) {
                        taken.release();
                    }

                    @Override
                    public void close() {}
                },
                LaneOptions.every(10_000));
        try (Lanes all = new Lanes(List.of(hanging, other))) {
            for (int number = 0; number < 1000; number++) {
                all.offer(report("a", number % 10));
            }
            assertThat(taken.tryAcquire(1000, 30, TimeUnit.SECONDS)).isTrue();
            await(() -> hanging.status().waiting() == 11 || hanging.status().waiting() == 10);
            assertThat(hanging.status().dropped()).isBetween(989L, 990L);
        }
    }

    /** Never returns, interrupted or not. */
    private static final class Stubborn implements Reporter {
        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public void report(Report report) {
            while (true) {
                LockSupport.park();
                Thread.interrupted();
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void closingHandsOnWhatWaits() throws Exception {
        Lane lane = lane(LaneOptions.newest(Duration.ofDays(1)).withTimeToDrain(Duration.ofSeconds(30)));
        reporter.orders.add("+");
        lane.offer(report("a", 1));
        await(() -> lane.status().reported() == 1);
        lane.offer(report("a", 2));
        reporter.orders.add("+");
        lane.close();
        lane.close();
        assertThat(lane.status().reported()).isEqualTo(2);
        assertThat(reporter.closed.getCount()).isZero();
        lane.offer(report("a", 3));
        assertThat(lane.status().waiting()).isZero();
    }

    @Test
    void closingTakesTheTimeItIsGiven() throws Exception {
        Lane lane = lane(LaneOptions.every(10).withTimeToDrain(Duration.ofNanos(1)));
        lane.offer(report("a", 1));
        lane.offer(report("a", 2));
        assertThat(reporter.nextAsked()).isEqualTo("aABC1");
        Thread closing = new Thread(() -> new Lanes(List.of(lane)).close(Duration.ofSeconds(30)));
        closing.start();
        reporter.orders.addAll(List.of("+", "+"));
        closing.join();
        assertThat(lane.status().reported()).isEqualTo(2);
        assertThat(lane.status().dropped()).isZero();
    }

    @Test
    void closingGivesUpWhatFails() throws Exception {
        Lane lane = lane(LaneOptions.every(10).withWaits(Duration.ofDays(1), Duration.ofDays(1)));
        reporter.orders.addAll(List.of("-", "-"));
        lane.offer(report("a", 1));
        lane.offer(report("a", 2));
        await(() -> lane.status().failures() == 1);
        lane.close();
        assertThat(reporter.closed.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> lane.status().dropped() == 2);
        // One more try, unless the first was not quite over.
        assertThat(lane.status().failures()).isBetween(1L, 2L);
    }

    @Test
    void aTelegramWithAWrongCrcReachesNoReporter() throws Exception {
        String body = "1-0:1.7.0(1*kW)\r\n!";
        try (Lanes all = new Lanes(List.of(lane(LaneOptions.every(10))))) {
            TelegramFramer framer = new TelegramFramer(
                    FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED), all.listener("a", Reading.DEFAULT_ZONE));
            framer.feed(("/ABC1\r\n\r\n" + body + "0000\r\n").getBytes(US_ASCII));
            framer.feed(("/ABC2\r\n\r\n" + body + "\r\n").getBytes(US_ASCII));
            assertThat(reporter.nextAsked()).isEqualTo("aABC2");
            reporter.orders.add("+");
        }
        assertThat(reporter.asked).isEmpty();
    }

    @Test
    void optionsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> LaneOptions.newest(Duration.ofSeconds(-1))).hasMessageContaining("negative");
        assertThatThrownBy(() -> LaneOptions.every(0)).hasMessageContaining("holds nothing");
        assertThatThrownBy(() -> NEWEST.withWaits(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("make no sense");
        assertThatThrownBy(() -> NEWEST.withWaits(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
