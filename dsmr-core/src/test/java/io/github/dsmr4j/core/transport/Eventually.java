package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what nobody tells a test of: another program, the operating system, a thread that blocks. */
public final class Eventually {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int BETWEEN_LOOKS_MILLIS = 5;

    private Eventually() {}

    /** Looks again and again until it is true; fails after half a minute. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - began).as("within 30 s: " + what).isLessThan(LIMIT_NANOS);
            new CountDownLatch(1).await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
