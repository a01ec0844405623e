package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.core.reading.PlausibilityCounters;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.http.Metric.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Metrics for Prometheus, in its text format 0.0.4, which readers of OpenMetrics take as well: the fresh readings of all
 * sources in base units, and what readers and lanes count. The values of a source that fell silent disappear; the time of
 * its last telegram stays. Immutable.
 *
 * <p>Where several sources are known, each sample of a source carries its name and, in readings, the meter's identifier
 * ({@code source}, {@code meter_id}). A source is known when its reader is, or when it has reported: name all readers, so
 * that no label comes or goes while the program runs.
 */
public final class PrometheusDocument implements Document {
    private final LatestReadings latest;
    private final Map<String, ReaderStatistics> readers;
    private final Map<String, PlausibilityCounters> plausibility;
    private final Supplier<List<LaneStatus>> lanes;

    /**
     * The metrics of these readings alone.
     *
     * @param latest where readings come from
     */
    public PrometheusDocument(LatestReadings latest) {
        this(Objects.requireNonNull(latest, "latest"), Map.of(), Map.of(), List::of);
    }

    private PrometheusDocument(
            LatestReadings latest,
            Map<String, ReaderStatistics> readers,
            Map<String, PlausibilityCounters> plausibility,
            Supplier<List<LaneStatus>> lanes) {
        this.latest = latest;
        this.readers = readers;
        this.plausibility = plausibility;
        this.lanes = lanes;
    }

    /**
     * With what the reader of a source counts.
     *
     * @param source its name in the reports
     * @param statistics asked anew at each request
     * @return a copy with one reader more
     */
    public PrometheusDocument withReader(String source, ReaderStatistics statistics) {
        Map<String, ReaderStatistics> more = new TreeMap<>(readers);
        more.put(source, statistics);
        return new PrometheusDocument(latest, more, plausibility, lanes);
    }

    /**
     * With what is held back of the readings of a source.
     *
     * @param source its name in the reports
     * @param counters asked anew at each request
     * @return a copy with the counters of one source more
     */
    public PrometheusDocument withPlausibility(String source, PlausibilityCounters counters) {
        Map<String, PlausibilityCounters> more = new TreeMap<>(plausibility);
        more.put(source, counters);
        return new PrometheusDocument(latest, readers, more, lanes);
    }

    /**
     * With what the lanes count, such as {@code lanes::status}.
     *
     * @param status asked anew at each request
     * @return a copy with these lanes
     */
    public PrometheusDocument withLanes(Supplier<List<LaneStatus>> status) {
        return new PrometheusDocument(latest, readers, plausibility, Objects.requireNonNull(status, "status"));
    }

    @Override
    public Answer answer() {
        List<Report> newest = latest.newest();
        boolean several = Stream.concat(newest.stream().map(Report::source), readers.keySet().stream())
                        .distinct()
                        .count()
                > 1;
        MetricsText text = new MetricsText();
        writeReadings(text, newest, several);
        text.write(
                ServiceMetrics.READER,
                readers.entrySet().stream().toList(),
                Map.Entry::getValue,
                reader -> several ? List.of(source(reader.getKey())) : List.of());
        text.write(
                PlausibilityMetrics.ALL,
                plausibility.entrySet().stream().toList(),
                Map.Entry::getValue,
                counters -> several ? List.of(source(counters.getKey())) : List.of());
        writeLanes(text);
        return Answer.ok(MetricsText.TYPE, text.toString());
    }

    private void writeReadings(MetricsText text, List<Report> newest, boolean several) {
        List<Report> fresh = newest.stream().filter(latest::isFresh).toList();
        text.write(ReadingMetrics.ALL, fresh, Report::reading, report -> several ? labels(report) : List.of());
        text.write(ServiceMetrics.TELEGRAM, newest, Report::reading, report -> several ? labels(report) : List.of());
    }

    private static List<Label> labels(Report report) {
        Optional<Label> meter = report.reading().equipmentId().map(id -> new Label("meter_id", id));
        return Stream.concat(Stream.of(source(report.source())), meter.stream()).toList();
    }

    private static Label source(String name) {
        return new Label("source", name);
    }

    /** Two lanes may go by one name, two samples must not: a number keeps them apart. */
    private void writeLanes(MetricsText text) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, LaneStatus> named = new TreeMap<>();
        for (LaneStatus lane : lanes.get()) {
            int number = seen.merge(lane.name(), 1, Integer::sum);
            named.put(number == 1 ? lane.name() : lane.name() + " (" + number + ")", lane);
        }
        text.write(
                ServiceMetrics.LANE,
                new ArrayList<>(named.entrySet()),
                Map.Entry::getValue,
                lane -> List.of(new Label("reporter", lane.getKey())));
    }
}
