package io.github.dsmr4j.reporters.http;

import io.github.dsmr4j.reporters.http.Metric.Label;
import io.github.dsmr4j.reporters.http.Metric.Sample;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes metrics in the text format of Prometheus, version 0.0.4. */
final class MetricsText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /**
     * Writes metrics of some things, each with labels of its own. A metric that none has a sample of is left out.
     *
     * @param measured what is measured of a thing
     * @param labels the labels of a thing
     */
    <K, T> void write(
            List<Metric<T>> metrics, List<K> things, Function<K, T> measured, Function<K, List<Label>> labels) {
        for (Metric<T> metric : metrics) {
            List<Sample> samples = things.stream()
                    .flatMap(thing -> metric.samples()
                            .apply(measured.apply(thing))
                            .map(sample -> sample.under(labels.apply(thing))))
                    .toList();
            write(metric, samples);
        }
    }

    private void write(Metric<?> metric, List<Sample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        text.append("# HELP " + metric.name() + " " + metric.help() + "\n");
        text.append("# TYPE " + metric.name() + " " + metric.type() + "\n");
        for (Sample sample : samples) {
            text.append(metric.name())
                    .append(labels(sample))
                    .append(' ')
                    .append(sample.value().toPlainString())
                    .append('\n');
        }
    }

    private static String labels(Sample sample) {
        return sample.labels().isEmpty()
                ? ""
                : sample.labels().stream().map(Label::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
