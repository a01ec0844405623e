package io.github.dsmr4j.core.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What rounds of the benchmarks have measured, in turns or not, by benchmark and parameter: {@code "CrcBenchmark.crc16 16"}. */
final class Figures {
    private static final int HALF = 50;

    private final Map<String, List<Double>> nanos = new HashMap<>();
    private final Map<String, List<Double>> bytes = new HashMap<>();
    private final Map<String, List<Turns>> turns = new HashMap<>();

    /** Adds what one round has measured. */
    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String name = name(result.getParams());
            add(nanos, name, result.getPrimaryResult());
            for (Result<?> further : result.getSecondaryResults().values()) {
                if (further.getLabel().endsWith("gc.alloc.rate.norm")) {
                    add(bytes, name, further);
                }
            }
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .flatMap(iteration -> Turns.of(iteration).stream())
                    .forEach(turn -> turns.computeIfAbsent(name, absent -> new ArrayList<>())
                            .add(turn));
        }
    }

    private static void add(Map<String, List<Double>> rounds, String name, Result<?> result) {
        rounds.computeIfAbsent(name, absent -> new ArrayList<>())
                .add(result.getStatistics().getPercentile(HALF));
    }

    /** Other work on the machine spoils a measurement now and then. */
    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int size = sorted.size();
        return size == 0 ? Double.NaN : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        String shortName = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
        return values.isEmpty() ? shortName : shortName + ' ' + values;
    }

    /** Nanoseconds for one operation; NaN if it did not run. */
    double nanos(String name) {
        return median(nanos.getOrDefault(name, List.of()));
    }

    /** Bytes allocated by one operation; NaN if it did not run. */
    double bytes(String name) {
        return median(bytes.getOrDefault(name, List.of()));
    }

    /** The turns of measure and parser in all rounds; none if it did not run. */
    List<Turns> turns(String name) {
        return turns.getOrDefault(name, List.of());
    }

    /** How many times the one takes the time of the other. */
    double ratio(String one, String other) {
        return nanos(one) / nanos(other);
    }
}
