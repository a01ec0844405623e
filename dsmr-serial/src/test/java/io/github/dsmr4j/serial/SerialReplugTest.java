package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cable is pulled and plugged in again and again, and each time its stable link leads to another device. */
@Timeout(600)
class SerialReplugTest {
    private static final int ROUNDS = Boolean.getBoolean("dsmr.long") ? 200 : 20;
    private static final int ROUNDS_TO_WARM_UP = 5;
    private static final long NANOS_TO_SETTLE = 20_000_000_000L;
    private static final long HEAP_ALLOWANCE = 2 * 1024 * 1024;
    private static final byte[] TELEGRAM = "/ABC5\r\n\r\n1-0:1.7.0(01.193*kW)\r\n!\r\n".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private Path link;
    private SerialTransport transport;

    @Test
    void everyRoundReadsAndNothingIsLeftBehind() throws Exception {
        link = folder.resolve("by-id");
        transport = new SerialTransport(link.toString());
        PtyPair plugged = PtyPair.in(folder);
        try {
            for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
                plugged = readUnplugAndPlugIn(plugged);
            }
            long files = openFiles();
            long threads = threads();
            long heap = usedHeap();
            for (int round = 0; round < ROUNDS; round++) {
                plugged = readUnplugAndPlugIn(plugged);
            }
            awaitTrue("open files", () -> openFiles() <= files);
            awaitTrue("threads", () -> threads() <= threads);
            awaitTrue("heap", () -> usedHeap() <= heap + HEAP_ALLOWANCE);
        } finally {
            plugged.close();
        }
    }

    /** The next pair is made before the last one goes, so it has another number. */
    private PtyPair readUnplugAndPlugIn(PtyPair plugged) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, plugged.device());
        transport.open();
        plugged.send(TELEGRAM);
        readTelegram();
        PtyPair next = PtyPair.in(folder);
        try (plugged) {
            assertThat(next.device()).isNotEqualTo(plugged.device());
            plugged.unplug();
            assertThat(transport.read(new byte[10], 0, 10)).isEqualTo(-1);
            transport.close();
            return next;
        }
    }

    private void readTelegram() {
        byte[] got = new byte[TELEGRAM.length];
        int had = 0;
        while (had < got.length) {
            int count = transport.read(got, had, got.length - had);
            assertThat(count).isNotNegative();
            had += count;
        }
        assertThat(got).isEqualTo(TELEGRAM);
    }

    private static void awaitTrue(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - began).as(what + " are left behind").isLessThan(NANOS_TO_SETTLE);
            Thread.onSpinWait();
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that wait for processes to end stay for a while by themselves. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().contains("process reaper"))
                .count();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
