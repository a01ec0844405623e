package io.github.dsmr4j.core.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs all benchmarks in rounds and prints the ratios that the targets name, as a table. Arguments: rounds, iterations of
 * each benchmark in a round, and milliseconds of each iteration.
 */
public final class Ratios {
    private static final String STREAM_PASS = "StreamBenchmark.slicingBy8";
    private static final String STREAM_PARSE = "StreamBenchmark.fullParse ";

    private Ratios() {}

    /** Runs and prints. */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        Options options = options(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Figures figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            figures.add(new Runner(options).run());
        }
        print(figures, FreshJvm.measure());
    }

    private static Options options(int iterations, int millis) {
        return new OptionsBuilder()
                .include(Ratios.class.getPackageName().replace(".", "\\.") + "\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms1g", "-Xmx1g")
                .shouldFailOnError(true)
                .build();
    }

    private static void print(Figures figures, FreshJvm start) {
        double telegram = (double) Inputs.stream().length / Inputs.TELEGRAMS;
        System.out.printf(
                Locale.ROOT,
                "%nJava %s. A slicing-by-8 pass over a telegram of the varied stream (%.0f bytes in the mean): %.0f ns%n%n",
                Runtime.version(),
                telegram,
                figures.nanos(STREAM_PASS));

        row("figure", "target", "stretch", "measured");
        row("---", "---", "---", "---");
        parseRow(figures, "full parse, varied, chunks of 65536", STREAM_PARSE + "65536", ">= 0.50", "0.65");
        parseRow(figures, "full parse, varied, chunks of 1024", STREAM_PARSE + "1024", "", "");
        parseRow(figures, "full parse, varied, chunks of 64", STREAM_PARSE + "64", "", "");
        parseRow(figures, "full parse, nl5, whole", "Nl5Benchmark.fullParse", "", "");
        row(
                "full parse, varied, byte by byte: passes",
                "<= 10",
                "7",
                "%.1f",
                1 / Turns.share(Turns.quiet(figures.turns(STREAM_PARSE + "1"))));
        crcRow(figures, "16", "", "");
        crcRow(figures, "100", "", "");
        crcRow(figures, "1000", ">= 3.5", "4.5");
        crcRow(figures, "10000", "", "");
        row(
                "allocated by framer and cursor for a telegram",
                "0 B",
                "",
                "%.1f B",
                figures.bytes(STREAM_PARSE + "65536"));
        double reading = figures.ratio("ReadingBenchmark.reading", STREAM_PASS);
        row("typed reading: passes", "<= 4", "2.5", "%.2f", reading);
        double asked = figures.ratio("ReadingBenchmark.readingAsked", STREAM_PASS);
        row("typed reading asked for time, powers, tariffs, gas: passes", "", "", "%.2f", asked);
        String most = String.format(Locale.ROOT, "<= %.0f B", 1.5 * telegram + 1024);
        row("allocated by a typed reading", most, "", "%.0f B", figures.bytes("ReadingBenchmark.reading"));
        double more = start.decodeMillis() - start.emptyMillis();
        String process = String.format(Locale.ROOT, "%.1f ms more than %.1f ms", more, start.emptyMillis());
        row("fresh JVM, one telegram beside an empty main()", "reported", "5 ms more", process);
        row(
                "allocated by a framer through its first telegram",
                "<= 8192 B",
                "",
                "%.0f B",
                figures.bytes("Nl5Benchmark.newFramer"));
    }

    private static void parseRow(Figures figures, String figure, String name, String target, String stretch) {
        List<Turns> all = figures.turns(name);
        List<Turns> quiet = Turns.quiet(all);
        String share = String.format(
                Locale.ROOT,
                "%.2f (%d of %d; all %.2f)",
                Turns.share(quiet),
                quiet.size(),
                all.size(),
                Turns.share(all));
        row(figure + ": share of a pass", target, stretch, share);
    }

    private static void crcRow(Figures figures, String length, String target, String stretch) {
        double faster = figures.ratio("CrcBenchmark.slicingBy8 " + length, "CrcBenchmark.crc16 " + length);
        row("CRC of " + length + " bytes: times faster than slicing-by-8", target, stretch, "%.2f", faster);
    }

    private static void row(String figure, String target, String stretch, String format, double measured) {
        row(figure, target, stretch, String.format(Locale.ROOT, format, measured));
    }

    private static void row(String figure, String target, String stretch, String measured) {
        System.out.printf("| %-58s | %-9s | %-9s | %-26s |%n", figure, target, stretch, measured);
    }
}
