package io.github.dsmr4j.reporters.raw;

import static io.github.dsmr4j.reporters.raw.RawReports.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.Lane;
import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thousand clients at one telegram a second, of which fifty never read. With {@code -Ddsmr.long=true} it takes a minute;
 * with {@code -Ddsmr.figures=FILE} it writes what it measured.
 */
@Timeout(300)
class RawThousandClientsIT {
    private static final int CLIENTS = 1000;
    private static final int SILENT = 50;
    private static final int READING = CLIENTS - SILENT;
    private static final int PACED = Boolean.getBoolean("dsmr.long") ? 60 : 5;

    /** Until the silent ones are dropped, as fast as the others read. */
    private static final int MAX_MORE = 1000;

    private final List<byte[]> telegrams =
            IntStream.range(0, PACED + MAX_MORE).mapToObj(RawReports::telegram).toList();
    private final List<SocketChannel> silent = new ArrayList<>();

    @Test
    void nobodyMissesATelegramBecauseOthersDoNotRead() throws Exception {
        RawTelegramOptions options = RawTelegramOptions.on(
                        List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
                .withMaxWaiting(16 * 1024);
        RawTelegramServer server = RawTelegramServer.open(options);
        InetSocketAddress address = server.addresses().get(0);
        try (Lane lane = new Lane(server, LaneOptions.every(100));
                RawReaders readers = new RawReaders(telegrams, READING)) {
            connect(readers, address);
            await(() -> server.status().clients() == CLIENTS);
            long cpuBefore = serverCpuNanos();
            pace(lane, readers);
            long cpu = serverCpuNanos() - cpuBefore;
            int more = offerUntilDropped(lane, server, readers);

            assertThat(readers.fault()).isEmpty();
            assertThat(readers.received()).isEqualTo((long) (PACED + more) * READING);
            assertThat(server.status()).isEqualTo(new RawTelegramStatus(READING, CLIENTS, SILENT, 0));
            assertThat(lane.status().dropped()).isZero();
            writeFigures(cpu, readers.latencies(PACED), more);
        } finally {
            for (SocketChannel client : silent) {
                client.close();
            }
        }
    }

    private void connect(RawReaders readers, InetSocketAddress address) throws IOException {
        for (int i = 0; i < READING; i++) {
            readers.connect(address);
        }
        for (int i = 0; i < SILENT; i++) {
            SocketChannel client = SocketChannel.open();
            client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            client.connect(address);
            silent.add(client);
        }
        readers.start();
    }

    private void pace(Lane lane, RawReaders readers) throws InterruptedException {
        List<Report> reports =
                telegrams.stream().limit(PACED).map(RawReports::report).toList();
        for (int number = 0; number < PACED; number++) {
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
            readers.offering(number);
            lane.offer(reports.get(number));
        }
        awaitAll(readers, PACED);
    }

    private int offerUntilDropped(Lane lane, RawTelegramServer server, RawReaders readers) throws InterruptedException {
        int more = 0;
        while (server.status().dropped() < SILENT) {
            assertThat(more).isLessThan(MAX_MORE);
            lane.offer(RawReports.report(telegrams.get(PACED + more)));
            more++;
            awaitAll(readers, PACED + more);
        }
        return more;
    }

    private static void awaitAll(RawReaders readers, int count) throws InterruptedException {
        await(() ->
                readers.received() == (long) count * READING || !readers.fault().isEmpty());
    }

    private static long serverCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("dsmr-raw-telegrams"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private static void writeFigures(long cpuNanos, long[] latencies, int more) throws IOException {
        String file = System.getProperty("dsmr.figures", "");
        if (file.isEmpty()) {
            return;
        }
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Arrays.sort(latencies);
        Files.writeString(
                Path.of(file),
                String.format(
                        "clients %d, silent %d, telegrams %d, a second apart; then %d more until the silent were dropped%n"
                                + "CPU of the server's thread per telegram: %.1f ms%n"
                                + "heap in use, readers of the test included: %.1f MB%n"
                                + "from offer to last byte read: median %.2f ms, 99th percentile %.2f ms, longest %.2f ms%n",
                        CLIENTS,
                        SILENT,
                        PACED,
                        more,
                        cpuNanos / 1e6 / PACED,
                        heap / 1e6,
                        latencies[latencies.length / 2] / 1e6,
                        latencies[(int) (latencies.length * 0.99)] / 1e6,
                        latencies[latencies.length - 1] / 1e6));
    }
}
