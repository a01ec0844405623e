package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.PtyPair;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.ReaderState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cable is pulled and plugged in again and again, and each time its stable link leads to another device. */
@Timeout(600)
class SerialReplugTest {
    private static final int ROUNDS = 200;
    private static final int ROUNDS_TO_WARM_UP = 5;
    private static final long HEAP_ALLOWANCE = 2 * 1024 * 1024;
    private static final byte[] TELEGRAM = "/ABC5\r\n\r\n1-0:1.7.0(01.193*kW)\r\n!\r\n".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private final BlockingQueue<ReaderState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
    private Path link;

    private final class Listener implements P1Listener {
        @Override
        public void telegram(Telegram telegram) {
            telegrams.add(telegram.identification());
        }

        @Override
        public void stateChanged(ReaderState state) {
            states.add(state);
        }
    }

    @Test
    void everyRoundReadsAndNothingIsLeftBehind() throws Exception {
        link = folder.resolve("by-id");
        ReaderOptions quick = ReaderOptions.DEFAULT.withWaits(Duration.ofMillis(1), Duration.ofMillis(10));
        PtyPair plugged = plugIn();
        try (P1Reader reader = new P1Reader(new SerialTransport(link.toString()), quick, new Listener())) {
            reader.start();
            for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
                plugged = readUnplugAndPlugIn(plugged);
            }
            // With the port open, as at the end.
            awaitReading();
            states.add(ReaderState.READING);
            long files = openFiles();
            long threads = threads();
            long heap = usedHeap();
            for (int round = 0; round < ROUNDS; round++) {
                plugged = readUnplugAndPlugIn(plugged);
            }
            awaitReading();
            Eventually.await("no open file is left behind", () -> openFiles() <= files);
            Eventually.await("no thread is left behind", () -> threads() <= threads);
            Eventually.await("no heap is left behind", () -> usedHeap() <= heap + HEAP_ALLOWANCE);
            assertThat(reader.statistics().telegrams().telegrams()).isEqualTo(ROUNDS + ROUNDS_TO_WARM_UP);
        } finally {
            plugged.close();
        }
    }

    private PtyPair plugIn() throws IOException {
        PtyPair pair = PtyPair.in(folder);
        Path made = Files.createSymbolicLink(folder.resolve("made"), pair.device());
        Files.move(made, link, StandardCopyOption.ATOMIC_MOVE);
        return pair;
    }

    /** The next pair is made before the last one goes, so it has another number. */
    private PtyPair readUnplugAndPlugIn(PtyPair plugged) throws Exception {
        awaitReading();
        plugged.send(TELEGRAM);
        assertThat(telegrams.poll(30, TimeUnit.SECONDS)).isEqualTo("ABC5");
        PtyPair next = plugIn();
        try (plugged) {
            assertThat(next.device()).isNotEqualTo(plugged.device());
            states.clear();
            plugged.unplug();
            return next;
        }
    }

    private void awaitReading() throws InterruptedException {
        ReaderState state = states.poll(30, TimeUnit.SECONDS);
        while (state != ReaderState.READING) {
            assertThat(state).as("the port is opened within 30 s").isNotNull();
            state = states.poll(30, TimeUnit.SECONDS);
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without those by which the VM itself tells of the end of a process: they come and go as it likes. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.contains("process reaper") && !name.startsWith("ForkJoinPool.commonPool"))
                .count();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
