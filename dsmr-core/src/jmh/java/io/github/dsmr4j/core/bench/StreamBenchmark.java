package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Full parse (frame, CRC, tokenize, decode every value) of the varied stream in chunks, in turns with a pass of the measure
 * over the same piece of it, each some tenths of a millisecond: what disturbs the one for longer disturbs the other, too.
 */
public class StreamBenchmark {
    private static final int PIECE = 1 << 18;

    /** The stream. */
    @State(Scope.Thread)
    public static class Stream {
        final byte[] bytes = Inputs.stream();
    }

    /** A framer that lives through the whole run, as one on a live meter does. */
    @State(Scope.Thread)
    public static class Parser {
        @Param({"1", "64", "1024", "65536"})
        int chunk;

        private final Decoder decoder = new Decoder();
        private final TelegramFramer framer = new TelegramFramer(decoder);

        /** Nanoseconds that it took. */
        long parse(byte[] bytes, int from, int to) {
            long begin = System.nanoTime();
            for (int at = from; at < to; at += chunk) {
                framer.feed(bytes, at, Math.min(chunk, to - at));
            }
            return System.nanoTime() - begin;
        }

        /** Refuses a figure for telegrams that were not read. */
        @TearDown
        public void requireEveryTelegram() {
            if (decoder.telegrams() == 0 || decoder.telegrams() % Inputs.TELEGRAMS != 0) {
                throw new IllegalStateException(decoder.telegrams() + " telegrams");
            }
        }
    }

    /** The measure alone. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public int slicingBy8(Stream stream) {
        return SlicingBy8.crc(stream.bytes, 0, stream.bytes.length);
    }

    /** Both in turns, in every other pass the parser first: who comes second finds the bytes in a nearer cache. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public long fullParse(Stream stream, Parser parser, Spent spent) {
        byte[] bytes = stream.bytes;
        boolean parserFirst = spent.passes++ % 2 == 1;
        int crcs = 0;
        for (int from = 0; from < bytes.length; from += PIECE) {
            int to = Math.min(from + PIECE, bytes.length);
            if (parserFirst) {
                spent.parser += parser.parse(bytes, from, to);
            }
            long begin = System.nanoTime();
            crcs ^= SlicingBy8.crc(bytes, from, to - from);
            spent.measure += System.nanoTime() - begin;
            if (!parserFirst) {
                spent.parser += parser.parse(bytes, from, to);
            }
        }
        return crcs ^ parser.decoder.sum();
    }
}
