package io.github.dsmr4j.core.bench;

import io.github.dsmr4j.core.telegram.Crc16;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The CRC alone, beside the measure. */
@State(Scope.Thread)
public class CrcBenchmark {
    private static final int LONGEST = 10_000;

    @Param({"16", "100", "1000", "10000"})
    int length;

    private final byte[] bytes = new byte[LONGEST];

    /** Refuses to compare what is not equal. */
    @Setup
    public void begin() {
        byte[] telegram = Inputs.nl5();
        for (int at = 0; at < LONGEST; at++) {
            bytes[at] = telegram[at % telegram.length];
        }
        if (crc16() != slicingBy8()) {
            throw new IllegalStateException("the two differ at " + length + " bytes");
        }
    }

    /** The library's. */
    @Benchmark
    public int crc16() {
        return Crc16.compute(bytes, 0, length);
    }

    /** The measure. */
    @Benchmark
    public int slicingBy8() {
        return SlicingBy8.crc(bytes, 0, length);
    }
}
