package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Full parse (frame, CRC, tokenize, decode every value) of the varied stream in chunks, in turns with a pass of the measure
 * over the same piece of it: what disturbs the one for longer than a millisecond disturbs the other, too.
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

        void parse(byte[] bytes, int from, int to) {
            for (int at = from; at < to; at += chunk) {
                framer.feed(bytes, at, Math.min(chunk, to - at));
            }
        }

        /** Refuses a figure for telegrams that were not read. */
        @TearDown
        public void requireEveryTelegram() {
            if (decoder.telegrams() == 0 || decoder.telegrams() % Inputs.TELEGRAMS != 0) {
                throw new IllegalStateException(decoder.telegrams() + " telegrams");
            }
        }
    }

    /** Nanoseconds that each had in an iteration, and how often it went through the stream: {@link Turns} knows the names. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Spent {
        public long measure;
        public long parser;
        public long passes;
    }

    /** The measure alone. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public int slicingBy8(Stream stream) {
        return SlicingBy8.crc(stream.bytes, 0, stream.bytes.length);
    }

    /** Both in turns. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public long fullParse(Stream stream, Parser parser, Spent spent) {
        byte[] bytes = stream.bytes;
        int crcs = 0;
        for (int from = 0; from < bytes.length; from += PIECE) {
            int to = Math.min(from + PIECE, bytes.length);
            long begin = System.nanoTime();
            crcs ^= SlicingBy8.crc(bytes, from, to - from);
            long between = System.nanoTime();
            parser.parse(bytes, from, to);
            spent.measure += between - begin;
            spent.parser += System.nanoTime() - between;
        }
        spent.passes++;
        return crcs ^ parser.decoder.sum();
    }
}
