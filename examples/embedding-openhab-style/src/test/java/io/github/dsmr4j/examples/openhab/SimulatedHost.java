package io.github.dsmr4j.examples.openhab;

import io.github.dsmr4j.examples.openhab.host.Host;
import io.github.dsmr4j.testdata.SimulatedMeter;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A host with a meter at its serial port, which sends one telegram and is silent then. */
final class SimulatedHost implements Host {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean unplugged;
    private final BlockingQueue<Map.Entry<String, String>> updates = new LinkedBlockingQueue<>();

    @Override
    public InputStream openSerialPort() throws IOException {
        if (unplugged) {
            throw new IOException("unplugged");
        }
        SimulatedMeter meter = new SimulatedMeter(SimulatedMeter.Profile.DSMR5, new SplittableRandom(1), Instant.EPOCH);
        return new Port(new ByteArrayInputStream(meter.telegram(Instant.EPOCH)));
    }

    private final class Port extends FilterInputStream {
        Port(InputStream telegram) {
            super(telegram);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return available() > 0 ? super.read(buffer, offset, length) : silence();
        }

        /** A second of it. */
        private int silence() throws IOException {
            try {
                return closed.await(1, TimeUnit.SECONDS) ? -1 : 0;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Override
    public void update(String channel, String state) {
        updates.add(Map.entry(channel, state));
    }

    @Override
    public void offline(String reason) {
        updates.add(Map.entry("offline", reason));
    }

    /** From now on the port cannot be opened. */
    void unplug() {
        unplugged = true;
    }

    Map.Entry<String, String> nextUpdate() throws InterruptedException {
        Map.Entry<String, String> update = updates.poll(30, TimeUnit.SECONDS);
        if (update == null) {
            throw new AssertionError("no update within 30 s");
        }
        return update;
    }

    boolean isPortClosed() {
        return closed.getCount() == 0;
    }
}
