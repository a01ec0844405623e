package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.UNAUTHENTICATED;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes in any chunks. Of an input the first byte is the size of the chunks, the rest is the stream. */
class DecryptingFuzz {
    static Stream<byte[]> encrypted() {
        return ComposedTelegram.all().stream()
                .map(ComposedTelegram::bytes)
                .map(stream -> joined(new byte[] {60}, meter().frame(stream), Arrays.copyOf(stream, 100)));
    }

    @MethodSource("encrypted")
    @FuzzTest
    void anyChunkingGivesTheEventsOfTheWhole(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, 1, input.length);
        for (Keys keys : List.of(KEYS, UNAUTHENTICATED)) {
            List<String> whole = found(keys, stream, stream.length);
            assertThat(found(keys, stream, 1 + (input[0] & 0xFF))).isEqualTo(whole);
        }
    }

    private static List<String> found(Keys keys, byte[] stream, int size) {
        CipherLog log = new CipherLog();
        DecryptingFramer framer = Decryption.with(keys).framer(FramerOptions.DEFAULT, log);
        for (int at = 0; at < stream.length; at += size) {
            framer.feed(stream, at, Math.min(size, stream.length - at));
        }
        framer.end();
        assertThat(framer.counters().bytes()).isEqualTo(stream.length);
        assertThat(log.covered() + framer.counters().bytesSkipped()).isEqualTo(stream.length);
        return log.everything();
    }
}
