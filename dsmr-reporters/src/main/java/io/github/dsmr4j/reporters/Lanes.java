package io.github.dsmr4j.reporters;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.P1Listener;
import java.io.Closeable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Hands the readings of one or several sources to all lanes. A telegram is read once for all of them, and one whose CRC
 * is wrong reaches none. Any thread.
 *
 * <pre>{@code
 * Lanes lanes = new Lanes(List.of(new Lane(reporter, LaneOptions.newest(Duration.ofSeconds(10)))));
 * new P1Reader(transport, lanes.listener("meter", Reading.DEFAULT_ZONE)).start();
 * }</pre>
 */
public final class Lanes implements Closeable {
    private final List<Lane> lanes;

    /**
     * These lanes. They are closed with it.
     *
     * @param lanes each gets every report, in this order
     */
    public Lanes(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /**
     * What a source's reader tells its telegrams to.
     *
     * @param source its name in the reports
     * @param zone where its meter stands
     * @return to be handed to one reader; it waits for nothing
     */
    public P1Listener listener(String source, ZoneId zone) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(zone, "zone");
        return telegram -> report(source, zone, telegram);
    }

    private void report(String source, ZoneId zone, Telegram telegram) {
        if (!lanes.isEmpty()) {
            offer(new Report(source, Reading.of(telegram, zone)));
        }
    }

    /**
     * Hands a report to all lanes, without waiting.
     *
     * @param report one that was read elsewhere, or made up
     */
    public void offer(Report report) {
        lanes.forEach(lane -> lane.offer(report));
    }

    /** {@return what each lane has done so far, in the order of the lanes} */
    public List<LaneStatus> status() {
        return lanes.stream().map(Lane::status).toList();
    }

    /** Closes all lanes at the same time: it takes no longer than the slowest may. */
    @Override
    public void close() {
        close(Lane::timeToDrain);
    }

    /**
     * Closes all lanes at the same time, and gives them this time to hand on what waits.
     *
     * @param timeToDrain the most to wait for all of them, in place of {@link LaneOptions#timeToDrain()}
     */
    public void close(Duration timeToDrain) {
        close(lane -> timeToDrain);
    }

    private void close(Function<Lane, Duration> timeToDrain) {
        lanes.forEach(Lane::beginClosing);
        long began = System.nanoTime();
        for (Lane lane : lanes) {
            lane.awaitClosed(timeToDrain.apply(lane).minusNanos(System.nanoTime() - began));
        }
    }
}
