package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramReader;
import io.github.dsmr4j.core.telegram.TelegramResult;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Typed readings of the telegrams of the varied stream; the measure is {@link StreamBenchmark}'s. */
@State(Scope.Thread)
public class ReadingBenchmark {
    private final List<Telegram> telegrams = telegrams();

    private static List<Telegram> telegrams() {
        List<Telegram> telegrams = new ArrayList<>(Inputs.TELEGRAMS);
        TelegramReader reader = new TelegramReader(new ByteArrayInputStream(Inputs.stream()));
        while (reader.hasNext()) {
            TelegramResult result = reader.next();
            if (!(result instanceof Telegram telegram)) {
                throw new IllegalStateException(result.toString());
            }
            telegrams.add(telegram);
        }
        if (telegrams.size() != Inputs.TELEGRAMS) {
            throw new IllegalStateException(telegrams.size() + " telegrams");
        }
        return telegrams;
    }

    /** A reading, nothing asked of it. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public void reading(Blackhole hole) {
        for (Telegram telegram : telegrams) {
            hole.consume(Reading.of(telegram));
        }
    }

    /** A reading, asked what a display asks: a reading decodes a value when it is asked for. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public void readingAsked(Blackhole hole) {
        for (Telegram telegram : telegrams) {
            Reading reading = Reading.of(telegram);
            hole.consume(reading.time());
            hole.consume(reading.powerDelivered());
            hole.consume(reading.powerReturned());
            hole.consume(reading.tariffs());
            hole.consume(reading.gas());
        }
    }
}
