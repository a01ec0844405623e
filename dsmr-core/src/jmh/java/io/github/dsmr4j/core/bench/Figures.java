package io.github.dsmr4j.core.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What a run has measured, by benchmark and parameter: {@code "CrcBenchmark.crc16 16"}. */
final class Figures {
    private static final int HALF = 50;

    private final Map<String, Double> nanos = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();

    Figures(Collection<RunResult> results) {
        for (RunResult result : results) {
            String name = name(result.getParams());
            // A median: other work on the machine spoils an iteration now and then.
            nanos.put(name, result.getPrimaryResult().getStatistics().getPercentile(HALF));
            for (Result<?> further : result.getSecondaryResults().values()) {
                if (further.getLabel().endsWith("gc.alloc.rate.norm")) {
                    bytes.put(name, further.getStatistics().getPercentile(HALF));
                }
            }
        }
    }

    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        String shortName = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
        return values.isEmpty() ? shortName : shortName + ' ' + values;
    }

    /** Nanoseconds for one operation; NaN if it did not run. */
    double nanos(String name) {
        return nanos.getOrDefault(name, Double.NaN);
    }

    /** Bytes allocated by one operation; NaN if it did not run. */
    double bytes(String name) {
        return bytes.getOrDefault(name, Double.NaN);
    }

    /** How many times the one takes the time of the other. */
    double ratio(String one, String other) {
        return nanos(one) / nanos(other);
    }
}
