package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Full parse of one Dutch telegram again and again: kinder to caches and branch prediction than a meter is. */
@State(Scope.Thread)
public class Nl5Benchmark {
    /** So often in a turn, which takes about a millisecond. */
    private static final int TIMES = 1000;

    private final byte[] bytes = Inputs.nl5();
    private final Decoder decoder = new Decoder();
    private final TelegramFramer framer = new TelegramFramer(decoder);

    /** Full parse, in turns with the measure over the same bytes. */
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long fullParse(Spent spent, Blackhole hole) {
        long telegrams = decoder.telegrams();
        long begin = System.nanoTime();
        for (int count = 0; count < TIMES; count++) {
            hole.consume(SlicingBy8.crc(bytes, 0, bytes.length));
        }
        long between = System.nanoTime();
        for (int count = 0; count < TIMES; count++) {
            framer.feed(bytes);
        }
        spent.parser += System.nanoTime() - between;
        spent.measure += between - begin;
        spent.passes++;
        if (decoder.telegrams() != telegrams + TIMES) {
            throw new IllegalStateException(decoder.telegrams() - telegrams + " telegrams of " + TIMES);
        }
        return decoder.sum();
    }

    /** What a framer allocates from its birth through its first telegram; its decoder is not counted. */
    @Benchmark
    public TelegramFramer newFramer() {
        TelegramFramer born = new TelegramFramer(decoder);
        born.feed(bytes);
        return born;
    }
}
