package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.Transport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A simulated meter as a source, where others have a serial port. */
final class SimulatedTransport implements Transport {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Simulation simulation;
    private byte[] telegram = {};
    private int at;
    private volatile CountDownLatch closed = new CountDownLatch(0);

    SimulatedTransport(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public String name() {
        return "simulated meter";
    }

    @Override
    public void open() {
        telegram = new byte[0];
        at = 0;
        closed = new CountDownLatch(1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (at == telegram.length) {
            if (isClosedWhileWaiting()) {
                return -1;
            }
            if (!simulation.untilDue().isZero()) {
                return 0;
            }
            telegram = simulation.next();
            at = 0;
        }
        int count = Math.min(length, telegram.length - at);
        System.arraycopy(telegram, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean isClosedWhileWaiting() {
        Duration due = simulation.untilDue();
        Duration wait = due.compareTo(LONGEST_WAIT) < 0 ? due : LONGEST_WAIT;
        try {
            return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
