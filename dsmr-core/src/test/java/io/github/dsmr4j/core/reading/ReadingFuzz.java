package io.github.dsmr4j.core.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any telegram, whatever its CRC. */
class ReadingFuzz {
    private static final FramerOptions IGNORED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
    private static final byte[] END = "\r\n!\r\n".getBytes(ISO_8859_1);

    private final ReadingWalk walk = new ReadingWalk();

    static Stream<byte[]> composed() {
        return ComposedTelegram.all().stream().map(ComposedTelegram::bytes);
    }

    @MethodSource("composed")
    @FuzzTest
    void nothingThrowsNorIsNull(byte[] input) {
        TelegramFramer framer =
                new TelegramFramer(IGNORED, telegram -> walk.nothingThrowsNorIsNull(Reading.of(telegram)));
        framer.feed(input);
        framer.feed(END);
        framer.end();
    }
}
