package io.github.dsmr4j.reporters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimedWriteTest {
    private static void hang() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }

    @Test
    void writesWhatIsInTime() throws Exception {
        AtomicInteger written = new AtomicInteger();
        TimedWrite.within(Duration.ofSeconds(30), written::incrementAndGet);
        assertThat(written).hasValue(1);
        assertThatThrownBy(() -> TimedWrite.within(Duration.ofSeconds(30), () -> {
                    throw new IOException("gone");
                }))
                .hasMessage("gone");
    }

    @Test
    void endsWhatHangs() {
        assertThatThrownBy(() -> TimedWrite.within(Duration.ofMillis(20), TimedWriteTest::hang))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void doesNotInterruptWhatComesAfter() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        TimedWrite.within(Duration.ofMillis(1), () -> {});
        TimedWrite.within(Duration.ofSeconds(30), () -> {});
        // The timer of the first has run by the time that one of the same length, begun later, has.
        Thread other = new Thread(() -> {
            try {
                TimedWrite.within(Duration.ofMillis(5), TimedWriteTest::hang);
            } catch (IOException e) {
                later.countDown();
            }
        });
        other.start();
        later.await();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void forgetsAnInterruptionThatCameTooLateForTheWrite() throws Exception {
        TimedWrite.within(Duration.ofMillis(1), () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
