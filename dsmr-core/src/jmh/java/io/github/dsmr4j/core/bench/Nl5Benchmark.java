package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Full parse of one Dutch telegram again and again: kinder to caches and branch prediction than a meter is. */
@State(Scope.Thread)
public class Nl5Benchmark {
    private final byte[] bytes = Inputs.nl5();
    private final Decoder decoder = new Decoder();
    private final TelegramFramer framer = new TelegramFramer(decoder);

    /** The measure, over the same bytes. */
    @Benchmark
    public int slicingBy8() {
        return SlicingBy8.crc(bytes, 0, bytes.length);
    }

    /** Full parse. */
    @Benchmark
    public long fullParse() {
        framer.feed(bytes);
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
