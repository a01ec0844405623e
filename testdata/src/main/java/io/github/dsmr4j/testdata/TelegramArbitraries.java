package io.github.dsmr4j.testdata;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * The generators of this module for jqwik. The only class that needs jqwik on the class path.
 *
 * <p>Stateless and safe for use by several threads.
 */
public final class TelegramArbitraries {
    private TelegramArbitraries() {}

    /** {@return telegrams with a right CRC, of usual meters and of rarer ones} */
    public static Arbitrary<GeneratedTelegram> telegrams() {
        return telegrams(TelegramBuilder.CrcForm.UPPER);
    }

    /**
     * Telegrams with a CRC of that form.
     *
     * @param crc the form of all of them
     * @return telegrams of usual meters and of rarer ones
     */
    public static Arbitrary<GeneratedTelegram> telegrams(TelegramBuilder.CrcForm crc) {
        return Arbitraries.longs().map(seed -> TelegramGenerator.anyTelegram(new SplittableRandom(seed), crc));
    }

    /** {@return up to eight telegrams with a right CRC one behind the other, about a third of them damaged} */
    public static Arbitrary<DamagedStream> damagedStreams() {
        return telegrams()
                .map(GeneratedTelegram::bytes)
                .list()
                .ofMaxSize(8)
                .flatMap(whole ->
                        Arbitraries.longs().map(seed -> Damage.stream(whole, new SplittableRandom(seed), 0.3)));
    }

    /**
     * {@return sizes to cut a stream by, to be used over and over: one to twenty sizes of 1 to 700 bytes, small ones
     * most often}
     */
    public static Arbitrary<List<Integer>> chunkSizes() {
        return Arbitraries.integers().between(1, 700).list().ofMinSize(1).ofMaxSize(20);
    }
}
