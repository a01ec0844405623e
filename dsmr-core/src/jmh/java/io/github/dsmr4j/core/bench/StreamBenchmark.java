package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.TelegramFramer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Full parse (frame, CRC, tokenize, decode every value) of the varied stream in chunks, beside a pass of the measure. */
public class StreamBenchmark {
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

        long parse(byte[] bytes) {
            for (int at = 0; at < bytes.length; at += chunk) {
                framer.feed(bytes, at, Math.min(chunk, bytes.length - at));
            }
            return decoder.sum();
        }

        /** Refuses a figure for telegrams that were not read. */
        @TearDown
        public void requireEveryTelegram() {
            if (decoder.telegrams() == 0 || decoder.telegrams() % Inputs.TELEGRAMS != 0) {
                throw new IllegalStateException(decoder.telegrams() + " telegrams");
            }
        }
    }

    /** The measure, over the same bytes. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public int slicingBy8(Stream stream) {
        return SlicingBy8.crc(stream.bytes, 0, stream.bytes.length);
    }

    /** Full parse. */
    @Benchmark
    @OperationsPerInvocation(Inputs.TELEGRAMS)
    public long fullParse(Stream stream, Parser parser) {
        return parser.parse(stream.bytes);
    }
}
