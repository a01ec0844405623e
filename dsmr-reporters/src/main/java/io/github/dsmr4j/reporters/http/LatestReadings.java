package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Keeps the newest report of each source for those who come and ask. It never fails. Its lane is best one of
 * {@linkplain io.github.dsmr4j.reporters.LaneOptions#newest states} with an interval of zero.
 *
 * <p>A report is fresh until its telegram is older than a limit, by this machine's clock: then the meter has fallen
 * silent, and what it said is no longer true. Any thread.
 */
public final class LatestReadings implements Reporter {
    /** How often a meter may miss its time before it has fallen silent. */
    private static final int INTERVALS = 3;

    private final Duration limit;
    private final Function<String, Optional<Duration>> interval;
    private final InstantSource clock;
    private final Map<String, Report> newest = new ConcurrentSkipListMap<>();

    /**
     * With nothing in it.
     *
     * @param limit how old a fresh telegram may be; several times what lies between two of them
     * @throws IllegalArgumentException if it is not above zero
     */
    public LatestReadings(Duration limit) {
        this(limit, source -> Optional.empty(), InstantSource.system());
    }

    /**
     * With nothing in it, for meters that send seldom as well.
     *
     * @param limit how old a fresh telegram may be at least
     * @param interval how often a source sends a telegram, such as
     *     {@link io.github.dsmr4j.core.transport.ReaderStatistics#telegramInterval()}: three of its intervals are fresh too
     * @throws IllegalArgumentException if the limit is not above zero
     */
    public LatestReadings(Duration limit, Function<String, Optional<Duration>> interval) {
        this(limit, interval, InstantSource.system());
    }

    /**
     * With another clock, for tests.
     *
     * @param limit how old a fresh telegram may be
     * @param clock says how old telegrams are
     */
    public LatestReadings(Duration limit, InstantSource clock) {
        this(limit, source -> Optional.empty(), clock);
    }

    LatestReadings(Duration limit, Function<String, Optional<Duration>> interval, InstantSource clock) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("with a limit of " + limit + " no telegram would be fresh");
        }
        this.limit = limit;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "latest readings";
    }

    @Override
    public void report(Report report) {
        newest.put(report.source(), report);
    }

    /** {@return the newest report of each source, however old; sorted by the names of the sources} */
    public List<Report> newest() {
        return List.copyOf(newest.values());
    }

    /**
     * The newest report of a source, however old.
     *
     * @param source its name in the reports
     * @return empty when none came yet
     */
    public Optional<Report> newest(String source) {
        return Optional.ofNullable(newest.get(source));
    }

    /**
     * The newest report of a source, if it is fresh.
     *
     * @param source its name in the reports
     * @return empty when none came yet, or none for too long
     */
    public Optional<Report> fresh(String source) {
        return newest(source).filter(this::isFresh);
    }

    /**
     * Whether a report is fresh by now.
     *
     * @param report of any source, the newest or not
     * @return false once its telegram is older than the limit
     */
    public boolean isFresh(Report report) {
        return Duration.between(received(report), clock.instant()).compareTo(limit(report.source())) <= 0;
    }

    private Duration limit(String source) {
        return interval.apply(source)
                .map(time -> time.multipliedBy(INTERVALS))
                .filter(time -> time.compareTo(limit) > 0)
                .orElse(limit);
    }

    /**
     * Says why there is no fresh report of a source.
     *
     * @param source its name in the reports
     * @return words such as an answer can show, without a full stop
     */
    public String absence(String source) {
        return "no telegram from " + source
                + newest(source)
                        .map(report -> " for more than " + limit(source).toSeconds() + " s; the last came at "
                                + received(report))
                        .orElse(" yet");
    }

    private static Instant received(Report report) {
        return report.reading().telegram().received();
    }

    /** Does nothing: what it keeps can still be asked for. */
    @Override
    public void close() {}
}
