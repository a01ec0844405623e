package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes whose broker comes and goes. */
@Timeout(120)
class BrokerLossIT {
    private static final LaneOptions NEWEST = LaneOptions.newest(Duration.ZERO).withWaits(ms(20), ms(100));

    private final List<AutoCloseable> open = new ArrayList<>();
    private Mosquitto broker;

    @BeforeEach
    void broker() throws IOException {
        broker = new Mosquitto();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        broker.close();
    }

    private static Duration ms(int millis) {
        return Duration.ofMillis(millis);
    }

    private Lane lane(Reporter reporter, LaneOptions options) {
        Lane lane = new Lane(reporter, options);
        open.add(0, lane);
        return lane;
    }

    private MqttReporter reporter(boolean retain) {
        return new MqttReporter(
                broker.options().timeout(Duration.ofSeconds(5)).build(), new JsonLayout("p1/state", retain));
    }

    private Subscriber subscriber() throws Exception {
        Subscriber subscriber = new Subscriber(broker.port);
        open.add(0, subscriber);
        return subscriber;
    }

    private static String document(int number) {
        return "{\"schema\":1,\"identification\":\"ISK5\\\\TEST\",\"power_failures\":" + number + "}";
    }

    @Test
    void waitsForABrokerThatIsNotThereAtStart() throws Exception {
        Lane lane = lane(reporter(true), NEWEST);
        IntStream.rangeClosed(1, 100).forEach(number -> lane.offer(Reports.numbered(number)));
        Eventually.await("it failed", () -> lane.status().failures() > 1);
        assertThat(lane.status().lastError())
                .contains("cannot connect to mqtt://127.0.0.1:" + broker.port
                        + ": refused; is a broker running there, and is the port right?");

        broker.open().start();
        Eventually.await("it works", () -> lane.status().waiting() == 0);
        Subscriber subscriber = subscriber();
        subscriber.await("p1/state", document(100));
        subscriber.await("p1/state/status", "online");
        assertThat(lane.status().reported()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isOnlineAndUpToDateAfterARestart(boolean persistence) throws Exception {
        broker.open()
                .with("persistence " + persistence, "persistence_location " + broker.folder + "/")
                .start();
        Lane lane = lane(reporter(true), NEWEST);
        lane.offer(Reports.numbered(1));
        Eventually.await("it works", () -> lane.status().reported() == 1);

        broker.stop();
        IntStream.rangeClosed(2, 50).forEach(number -> lane.offer(Reports.numbered(number)));
        Eventually.await("it failed", () -> lane.status().failing());
        broker.start();
        Eventually.await("it works", () -> lane.status().waiting() == 0);
        Subscriber subscriber = subscriber();
        subscriber.await("p1/state/status", "online");
        subscriber.await("p1/state", document(50));
        assertThat(subscriber.messages).allMatch(message -> message.isRetain());
    }

    @Test
    void isOnlineAgainThoughTheMeterIsSilent() throws Exception {
        broker.open().start();
        Lane lane = lane(reporter(false), NEWEST.withIdleTime(ms(20)));
        subscriber().await("p1/state/status", "online");
        broker.kill();
        Eventually.await("it is missed", () -> lane.status().failing());
        broker.start();
        subscriber().await("p1/state/status", "online");
        Eventually.await("it works again", () -> !lane.status().failing());
        assertThat(lane.status().reported()).isZero();
    }

    @Test
    void tellsOfAWrongPasswordAndGoesOnTrying() throws Exception {
        broker.user("p1", "right", "topic readwrite #").start();
        MqttOptions options = broker.options().login("p1", "later").build();
        Lane lane = lane(new MqttReporter(options, new JsonLayout("p1/state", true)), NEWEST);
        IntStream.rangeClosed(1, 10).forEach(number -> lane.offer(Reports.numbered(number)));
        Eventually.await("it has failed more than once", () -> lane.status().failures() > 2);
        assertThat(lane.status().lastError().orElseThrow())
                .contains("not authorised")
                .doesNotContain("later");
        broker.stop();
        broker.password("p1", "later");
        broker.start();
        Eventually.await("it works", () -> lane.status().waiting() == 0);
        try (Subscriber subscriber = new Subscriber(broker.port, "p1", "later")) {
            subscriber.await("p1/state", document(10));
            subscriber.await("p1/state/status", "online");
        }
    }

    @Test
    void saysOfflineWhenClosed() throws Exception {
        broker.open().start();
        Subscriber subscriber = subscriber();
        Lane lane = new Lane(reporter(false), NEWEST);
        lane.offer(Reports.numbered(1));
        subscriber.await("p1/state/status", "online");
        lane.close();
        subscriber.await("p1/state/status", "offline");
        assertThat(subscriber.all("p1/state/status")).containsExactly("online", "offline");
    }

    /** Holds back what comes after a failure until the test lets it go. */
    private static final class Gated implements Reporter {
        private final Reporter reporter;
        final CountDownLatch failed = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        Gated(Reporter reporter) {
            this.reporter = reporter;
        }

        @Override
        public String name() {
            return reporter.name();
        }

        @Override
        public void report(Report report) throws IOException, InterruptedException {
            if (failed.getCount() == 0) {
                goOn.await();
            }
            try {
                reporter.report(report);
            } catch (IOException e) {
                failed.countDown();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            reporter.close();
        }
    }

    @Test
    void losesOfAStreamWhatTheBoundSaysWhenTheBrokerIsKilledInMidBurst() throws Exception {
        int all = 3000;
        broker.open().start();
        Subscriber before = subscriber();
        Gated gated = new Gated(reporter(false));
        Lane lane = lane(gated, LaneOptions.every(200).withWaits(ms(20), ms(100)));
        for (int number = 0; number < all / 3; number++) {
            lane.offer(Reports.numbered(number));
        }
        Eventually.await("the burst has begun", () -> before.messages.size() > 20);
        broker.kill();
        for (int number = all / 3; number < all; number++) {
            lane.offer(Reports.numbered(number));
        }
        gated.failed.await();

        broker.start();
        Subscriber after = subscriber();
        gated.goOn.countDown();
        Eventually.await("all are reported", () -> lane.status().waiting() == 0);
        after.await("p1/state", document(all - 1));
        after.await("p1/state/status", "online");

        assertThat(lane.status().reported() + lane.status().dropped()).isEqualTo(all);
        assertThat(lane.status().dropped()).isPositive();
        assertThat(after.all("p1/state"))
                .as("the newest, in order, as many as the bound says")
                .endsWith(IntStream.range(all - 200, all)
                        .mapToObj(BrokerLossIT::document)
                        .toArray(String[]::new))
                .doesNotHaveDuplicates();
        // The one that was on its way when the broker was killed may have come twice, or not.
        long reported = lane.status().reported();
        Eventually.await("all have come", () -> received(before, after) >= reported - 1);
        assertThat(received(before, after)).isLessThanOrEqualTo((int) reported + 1);
    }

    private static int received(Subscriber before, Subscriber after) {
        return before.all("p1/state").size() + after.all("p1/state").size();
    }

    @Test
    void isNotHeldUpByABrokerThatNoLongerAnswers() throws Exception {
        broker.open().start();
        MqttReporter reporter =
                new MqttReporter(broker.options().timeout(ms(300)).build(), new JsonLayout("p1/state", true));
        Lane lane = lane(reporter, NEWEST);
        lane.offer(Reports.numbered(1));
        Eventually.await("it works", () -> lane.status().reported() == 1);
        broker.freeze(true);
        lane.offer(Reports.numbered(2));
        Eventually.await("it failed", () -> lane.status().failures() > 0);
        assertThat(lane.status().lastError().orElseThrow()).contains("within 300 ms");
        Eventually.await(
                "it failed to connect",
                () -> lane.status().lastError().orElse("").contains("cannot connect"));
        lane.offer(Reports.numbered(3));
        broker.freeze(false);
        Eventually.await("it works again", () -> lane.status().waiting() == 0);
        Subscriber subscriber = subscriber();
        subscriber.await("p1/state", document(3));
        subscriber.await("p1/state/status", "online");
    }

    @Test
    void closesInTimeWhileTheBrokerDoesNotAnswer() throws Exception {
        broker.open().start();
        Lane lane = new Lane(reporter(false), NEWEST.withTimeToDrain(ms(500)));
        lane.offer(Reports.numbered(1));
        Eventually.await("it works", () -> lane.status().reported() == 1);
        broker.freeze(true);
        lane.offer(Reports.numbered(2));
        long began = System.nanoTime();
        lane.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        broker.freeze(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500})
    void keepsNoMoreThanItsBoundWhileTheBrokerIsAway(int queue) throws Exception {
        LaneOptions options = queue == 0 ? LaneOptions.newest(Duration.ZERO) : LaneOptions.every(queue);
        Lane lane = lane(reporter(false), options.withWaits(ms(1), ms(1)));
        lane.offer(Reports.numbered(0));
        Eventually.await("it has failed before", () -> lane.status().failures() > 100);
        long before = usedHeap();
        for (int number = 1; number <= 100_000; number++) {
            lane.offer(Reports.numbered(number));
        }
        Eventually.await("it goes on failing", () -> lane.status().failures() > 300);
        long grown = usedHeap() - before;
        assertThat(lane.status().waiting()).isLessThanOrEqualTo(queue + 1);
        assertThat(grown).as("bytes for a queue of " + queue).isLessThan(2_000_000 + queue * 2_000L);

        broker.open().start();
        Eventually.await("it works", () -> lane.status().waiting() == 0);
        assertThat(lane.status().reported()).isBetween(1L, queue + 1L);
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int tries = 0; tries < 3; tries++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
