package io.github.dsmr4j.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TelegramArbitrariesProperties {
    @Provide
    Arbitrary<GeneratedTelegram> withoutCrc() {
        return TelegramArbitraries.telegrams(CrcForm.ABSENT);
    }

    @Provide
    Arbitrary<DamagedStream> streams() {
        return TelegramArbitraries.damagedStreams();
    }

    @Provide
    Arbitrary<List<Integer>> sizes() {
        return TelegramArbitraries.chunkSizes();
    }

    @Property(tries = 100)
    void telegramsHaveTheFormAskedFor(@ForAll("withoutCrc") GeneratedTelegram telegram) {
        assertThat(telegram.toString())
                .startsWith("/" + telegram.identification())
                .endsWith("\r\n!\r\n");
    }

    @Property(tries = 100)
    void untouchedTelegramsOfAStreamAreWhole(@ForAll("streams") DamagedStream stream) {
        byte[] bytes = stream.bytes();
        for (DamagedStream.Untouched untouched : stream.untouched()) {
            int body = untouched.length() - "XXXX\r\n".length();
            String crc = String.format("%04X", ReferenceCrc.of(bytes, untouched.offset(), body));
            int end = untouched.offset() + untouched.length();
            assertThat(Arrays.copyOfRange(bytes, end - 6, end)).asString().isEqualTo(crc + "\r\n");
        }
    }

    @Property(tries = 100)
    void chunksAreNeverEmpty(@ForAll("sizes") List<Integer> sizes) {
        assertThat(sizes).isNotEmpty().allMatch(size -> size > 0);
    }
}
