package io.github.dsmr4j.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatedTransportTest {
    private static SimulatedTransport transport(Duration interval) {
        return new SimulatedTransport(
                new Simulation(Profile.EMUCS, Optional.empty(), interval, 0, new SplittableRandom(1)));
    }

    @Test
    void givesTelegramsInPiecesOfAnySize() {
        SimulatedTransport transport = transport(Duration.ofMillis(10));
        transport.open();
        TelegramFramer framer = new TelegramFramer(FramerOptions.DEFAULT, telegram -> {});
        byte[] buffer = new byte[100];

        while (framer.counters().telegrams() < 5) {
            int count = transport.read(buffer, 3, 90);
            assertThat(count).isBetween(0, 90);
            framer.feed(buffer, 3, count);
        }

        assertThat(framer.counters().rejections()).isZero();
        assertThat(framer.counters().bytesSkipped()).isLessThanOrEqualTo(10);
    }

    @Test
    void isSilentBetweenTelegrams() {
        SimulatedTransport transport = transport(Duration.ofHours(1));
        transport.open();
        byte[] buffer = new byte[64 * 1024];

        int length = transport.read(buffer, 0, buffer.length);

        assertThat(buffer[length - 1]).isEqualTo((byte) '\n');
        assertThat(transport.read(buffer, 0, buffer.length)).isZero();
    }

    @Test
    void endsWhenClosedAndCanBeOpenedAgain() {
        SimulatedTransport transport = transport(Duration.ofHours(1));
        byte[] buffer = new byte[64 * 1024];
        assertThat(transport.read(buffer, 0, buffer.length)).isEqualTo(-1);
        transport.open();
        assertThat(transport.read(buffer, 0, buffer.length)).isPositive();
        transport.close();
        transport.close();
        assertThat(transport.read(buffer, 0, buffer.length)).isEqualTo(-1);
        transport.open();
        assertThat(transport.read(buffer, 0, buffer.length)).isZero();
    }

    @Test
    void isClosedFromAnotherThread() throws InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        P1Reader reader = new P1Reader(transport(Duration.ofHours(1)), telegram -> first.countDown());
        Thread thread = reader.start();
        assertThat(first.await(20, SECONDS)).isTrue();

        reader.close();
        thread.join(20_000);

        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
        assertThat(thread.isAlive()).isFalse();
    }
}
