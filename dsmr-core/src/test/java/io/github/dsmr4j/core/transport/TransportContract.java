package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
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
    protected static final byte[] SENT =
            "/ABC5\r\n\r\n1-0:1.7.0(1*kW)\r\n!\r\n".repeat(500).getBytes(ISO_8859_1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A transport whose source sends {@link #SENT} and then ends. */
    protected abstract Transport sending() throws Exception;

    /** A transport whose source falls silent, at once or soon, and does not end. */
    protected abstract Transport silent() throws Exception;

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void givesEveryByteAndThenTheEnd() throws Exception {
        try (Transport transport = sending()) {
            transport.open();
            assertThat(readAll(transport)).isEqualTo(SENT);
        }
    }

    @Test
    void writesIntoTheRangeAlone() throws Exception {
        try (Transport transport = sending()) {
            transport.open();
            byte[] buffer = new byte[20];
            int count = 0;
            while (count == 0) {
                count = transport.read(buffer, 5, 10);
            }
            assertThat(count).isBetween(1, 10);
            assertThat(buffer).startsWith(0, 0, 0, 0, 0, '/').endsWith(0, 0, 0, 0, 0);
        }
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
        while (!isReading(reader.get())) {
            Thread.onSpinWait();
        }
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
        Transport transport = sending();
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

    protected static byte[] readAll(Transport transport) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        for (int count = transport.read(buffer, 0, 1000); count >= 0; count = transport.read(buffer, 0, 1000)) {
            all.write(buffer, 0, count);
        }
        return all.toByteArray();
    }
}
