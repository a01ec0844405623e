package io.github.dsmr4j.core.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** How an application tests its own input with whatever telegrams there may be; the README of the test data shows it. */
@HeavyProperties
class OwnInputProperties {
    @Property
    void theSameIsReadInWhateverPiecesItComes(
            @ForAll("streams") DamagedStream stream, @ForAll("sizes") List<Integer> sizes) {
        List<String> whole = read(stream.bytes(), List.of(Integer.MAX_VALUE));
        assertThat(whole).hasSizeGreaterThanOrEqualTo(stream.untouched().size());
        assertThat(read(stream.bytes(), sizes)).isEqualTo(whole);
    }

    @Provide
    Arbitrary<DamagedStream> streams() {
        return TelegramArbitraries.damagedStreams();
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return TelegramArbitraries.chunkSizes();
    }

    private static List<String> read(byte[] stream, List<Integer> sizes) {
        List<String> telegrams = new ArrayList<>();
        OwnInput input =
                new OwnInput(reading -> telegrams.add(reading.telegram().toString()));
        ByteBuffer rest = ByteBuffer.wrap(stream);
        for (int piece = 0; rest.hasRemaining(); piece++) {
            int length = Math.min(sizes.get(piece % sizes.size()), rest.remaining());
            input.received(rest.slice(rest.position(), length));
            rest.position(rest.position() + length);
        }
        input.connectionLost();
        return telegrams;
    }
}
