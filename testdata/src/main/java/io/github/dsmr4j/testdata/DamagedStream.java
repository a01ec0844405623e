package io.github.dsmr4j.testdata;

import java.util.List;

/**
 * Telegrams one behind the other, some of them damaged.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class DamagedStream {
    /**
     * A telegram that stands in the stream as it was.
     *
     * @param index its place among the telegrams handed in, from 0
     * @param offset where it begins in the stream
     * @param length how many bytes it has, its last line end included
     */
    public record Untouched(int index, int offset, int length) {}

    private final byte[] bytes;
    private final List<Untouched> untouched;

    DamagedStream(byte[] bytes, List<Untouched> untouched) {
        this.bytes = bytes;
        this.untouched = List.copyOf(untouched);
    }

    /** {@return the whole stream; a fresh array at each call} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * {@return the telegrams that stand as they were, in order} With a CRC each of them has to come through; what is
     * damaged may come through too, where the damage hit only the line end behind the CRC.
     */
    public List<Untouched> untouched() {
        return untouched;
    }

    /** How much there is, for reports of failed tests. */
    @Override
    public String toString() {
        return bytes.length + " bytes, untouched " + untouched;
    }
}
