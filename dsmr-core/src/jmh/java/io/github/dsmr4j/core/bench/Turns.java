package io.github.dsmr4j.core.bench;

import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.IterationResult;

/**
 * What measure and parser have taken in turns in one iteration, by the names of {@link Spent}.
 *
 * @param measure nanoseconds for one pass over the input
 * @param parser nanoseconds for one full parse of it
 */
record Turns(double measure, double parser) {
    /** How much more than in the quickest iteration the measure may take in one that counts. */
    private static final double QUIET = 1.05;

    /** Of one iteration, unless it is one of another benchmark. */
    static Optional<Turns> of(IterationResult iteration) {
        var counters = iteration.getSecondaryResults();
        if (!counters.containsKey("passes")) {
            return Optional.empty();
        }
        double passes = counters.get("passes").getScore();
        return Optional.of(new Turns(
                counters.get("measure").getScore() / passes,
                counters.get("parser").getScore() / passes));
    }

    /**
     * Those in which nothing else slowed the machine, by the time of the measure: busy neighbours slow the parser more than
     * the measure, so that its share says as much about them as about the parser.
     */
    static List<Turns> quiet(List<Turns> all) {
        double quickest = all.stream().mapToDouble(Turns::measure).min().orElse(Double.NaN);
        return all.stream().filter(turns -> turns.measure <= QUIET * quickest).toList();
    }

    /** How much of the time of a full parse a pass takes: 1 is a parser as fast as the measure. In the median. */
    static double share(List<Turns> turns) {
        return Figures.median(turns.stream().map(Turns::share).toList());
    }

    private double share() {
        return measure / parser;
    }
}
