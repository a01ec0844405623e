package io.github.dsmr4j.reporters;

import static io.github.dsmr4j.reporters.ScriptedReporter.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.transport.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneBatchTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final LaneOptions QUICK =
            LaneOptions.every(20).withWaits(Duration.ofMillis(1), Duration.ofMillis(2));

    private final Scripted reporter = new Scripted();
    private Optional<Lane> open = Optional.empty();

    /** Does what the test says with each batch, and lets it wait for that. */
    private static final class Scripted implements Reporter {
        /** Of each batch: {@code +} take it, {@code -} fail, {@code later} the same, {@code !3} refuse a batch with 3. */
        final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

        final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public void report(Report report) throws IOException, InterruptedException {
            reportAll(List.of(report));
        }

        @Override
        public void reportAll(List<Report> reports) throws IOException, InterruptedException {
            List<String> numbers = reports.stream()
                    .map(report -> ScriptedReporter.text(report).substring(4))
                    .toList();
            asked.add(String.join(" ", numbers));
            String order = orders.take();
            if (order.startsWith("!") && numbers.contains(order.substring(1))) {
                throw new RefusedException("refused on purpose");
            }
            if (order.equals("-")) {
                throw new IOException("failed on purpose");
            }
            if (order.equals("later")) {
                throw new RetryLaterException("later on purpose", Duration.ofMillis(300));
            }
        }

        @Override
        public void close() {}

        String next() throws InterruptedException {
            return asked.poll(30, TimeUnit.SECONDS);
        }
    }

    private Lane lane(LaneOptions options) {
        Lane lane = new Lane(reporter, options);
        open = Optional.of(lane);
        return lane;
    }

    private static void offer(Lane lane, int first, int last) {
        for (int number = first; number <= last; number++) {
            lane.offer(report("a", number));
        }
    }

    /** A lane whose reporter has the first report in hand while others come. */
    private Lane busyLane(LaneOptions options, int last) throws InterruptedException {
        Lane lane = lane(options);
        offer(lane, 1, 1);
        assertThat(reporter.next()).isEqualTo("1");
        offer(lane, 2, last);
        return lane;
    }

    private void order(String... orders) {
        reporter.orders.addAll(List.of(orders));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Eventually.await("the lane has done it", condition);
    }

    @AfterEach
    void close() {
        reporter.orders.addAll(Collections.nCopies(100, "+"));
        open.ifPresent(Lane::close);
    }

    @Test
    void handsOverTogetherWhatWaits() throws Exception {
        Lane lane = busyLane(QUICK.inBatches(3, Duration.ZERO), 6);
        order("+", "+", "+");
        assertThat(reporter.next()).isEqualTo("2 3 4");
        assertThat(reporter.next()).isEqualTo("5 6");
        await(() -> lane.status().waiting() == 0);
        assertThat(lane.status().reported()).isEqualTo(6);
        assertThat(lane.status().dropped()).isZero();
    }

    @Test
    void triesABatchThatFailedAgain() throws Exception {
        Lane lane = busyLane(QUICK.inBatches(3, LONG), 5);
        order("+", "-", "-", "+", "+");
        assertThat(reporter.next()).isEqualTo("2 3 4");
        assertThat(reporter.next()).isEqualTo("2 3 4");
        assertThat(reporter.next()).isEqualTo("2 3 4");
        offer(lane, 6, 7);
        assertThat(reporter.next()).isEqualTo("5 6 7");
        await(() -> lane.status().reported() == 7);
        assertThat(lane.status().failures()).isEqualTo(2);
    }

    @Test
    void waitsForTheIntervalUnlessABatchIsFull() throws Exception {
        Lane lane = lane(QUICK.inBatches(3, LONG));
        reporter.orders.addAll(Collections.nCopies(10, "+"));
        offer(lane, 1, 1);
        assertThat(reporter.next()).isEqualTo("1");
        await(() -> lane.status().reported() == 1);
        offer(lane, 2, 3);
        await(() -> lane.status().waiting() == 2);
        offer(lane, 4, 4);
        assertThat(reporter.next()).isEqualTo("2 3 4");
        await(() -> lane.status().reported() == 4);
        offer(lane, 5, 5);
        lane.close();
        assertThat(reporter.next()).isEqualTo("5");
    }

    @Test
    void handsOverWhatWaitsWhenTheIntervalIsOver() throws Exception {
        busyLane(QUICK.inBatches(10, Duration.ofMillis(300)), 3);
        order("+", "+");
        assertThat(reporter.next()).isEqualTo("2 3");
    }

    /** It costs the bad one alone, and few tries. */
    @Test
    void passesOnTheNeighboursOfABadOne() throws Exception {
        Lane lane = busyLane(QUICK.inBatches(8, Duration.ZERO), 9);
        reporter.orders.addAll(Collections.nCopies(20, "!4"));
        await(() -> lane.status().waiting() == 0);
        assertThat(reporter.asked)
                .containsExactly("2 3 4 5 6 7 8 9", "2 3 4 5", "2 3", "4 5 6", "4", "5", "6 7", "8 9");
        assertThat(lane.status().reported()).isEqualTo(8);
        assertThat(lane.status().dropped()).isEqualTo(1);
        assertThat(lane.status().failures()).isEqualTo(1);
        assertThat(lane.status().lastError()).contains("refused on purpose");
    }

    /** The lane hands 1 over, has 2 to 4 in hand, and keeps 5 of the rest. */
    @Test
    void keepsNoMoreThanTheQueueAndABatch() throws Exception {
        Lane lane = busyLane(LaneOptions.every(5).inBatches(3, Duration.ZERO), 4);
        order("+");
        assertThat(reporter.next()).isEqualTo("2 3 4");
        offer(lane, 5, 14);
        assertThat(lane.status().waiting()).isEqualTo(8);
        assertThat(lane.status().dropped()).isEqualTo(5);
        order("+", "+");
        assertThat(reporter.next()).isEqualTo("10 11 12");
    }

    @Test
    void leavesTheOtherProgramAloneForAsLongAsItSays() throws Exception {
        Lane lane = lane(QUICK);
        offer(lane, 1, 1);
        assertThat(reporter.next()).isEqualTo("1");
        long told = System.nanoTime();
        order("later", "+");
        assertThat(reporter.next()).isEqualTo("1");
        assertThat(Duration.ofNanos(System.nanoTime() - told)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        await(() -> lane.status().reported() == 1);
        assertThat(lane.status().lastError()).contains("later on purpose");
    }

    @Test
    void aReporterWithoutBatchesGetsThemOneByOne() throws Exception {
        StringBuilder taken = new StringBuilder();
        Reporter simple = new Reporter() {
            @Override
            public String name() {
                return "simple";
            }

            @Override
            public void report(Report report) {
                taken.append(ScriptedReporter.text(report)).append(' ');
            }

            @Override
            public void close() {}
        };
        simple.reportAll(List.of(report("a", 1), report("b", 2)));
        assertThat(taken).hasToString("aABC1 bABC2 ");
    }

    @Test
    void refusesBatchesThatMakeNoSense() {
        assertThatThrownBy(() -> QUICK.inBatches(0, LONG)).hasMessageContaining("holds nothing");
        assertThatThrownBy(() -> QUICK.inBatches(1, LONG.negated())).hasMessageContaining("negative");
        assertThatThrownBy(() -> LaneOptions.newest(LONG).inBatches(2, LONG)).isInstanceOf(IllegalStateException.class);
    }
}
