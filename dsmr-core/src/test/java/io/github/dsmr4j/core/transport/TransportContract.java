package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport does alike; other modules test theirs with it, too. */
@Timeout(60)
public abstract class TransportContract {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A transport whose source falls silent, at once or soon, and does not end. */
    protected abstract Transport silent() throws Exception;

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void silenceIsNoError() throws Exception {
        try (Transport transport = silent()) {
            transport.open();
            assertThat(untilNotAbove(0, transport)).isZero();
        }
    }

    @Test
    void closingFreesARead() throws Exception {
        Transport transport = silent();
        transport.open();
        AtomicReference<Thread> reader = new AtomicReference<>();
        Future<Integer> read = threads.submit(() -> {
            reader.set(Thread.currentThread());
            return untilNotAbove(-1, transport);
        });
        Eventually.await("a read has begun", () -> isReading(reader.get()));
        transport.close();
        // By itself a read lasts a second.
        assertThat(read.get(500, TimeUnit.MILLISECONDS)).isEqualTo(-1);
    }

    private static boolean isReading(Thread thread) {
        return thread != null
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith("Transport")
                                && frame.getMethodName().equals("read"));
    }

    @Test
    void closingIsHarmlessAtAnyTime() throws Exception {
        Transport transport = silent();
        transport.close();
        transport.open();
        transport.close();
        assertThatNoException().isThrownBy(transport::close);
        assertThat(transport.read(new byte[10], 0, 10)).isEqualTo(-1);
    }

    @Test
    void hasANameForPeople() throws Exception {
        try (Transport transport = silent()) {
            assertThat(transport.name()).isNotBlank();
        }
    }

    private static int untilNotAbove(int limit, Transport transport) throws Exception {
        int count = transport.read(new byte[10], 0, 10);
        while (count > limit) {
            count = transport.read(new byte[10], 0, 10);
        }
        return count;
    }
}
