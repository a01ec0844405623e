package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final TelegramFramer framer =
            new TelegramFramer(FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED), telegram -> {});

    @Test
    void tellsOfNothing() {
        assertThat(Summary.of(framer.counters(), Duration.ZERO)).isEqualTo("0 telegrams, 0 rejected, 0 bytes, 0.0 s");
    }

    @Test
    void tellsTelegramsByResultAndRejectionsByReason() {
        byte[] composed = ComposedTelegram.named("policy-ignored").bytes();
        framer.feed(composed);
        framer.feed("/ABC5\r\n".getBytes(ISO_8859_1));
        framer.end();

        assertThat(Summary.of(framer.counters(), Duration.ofMillis(61_250)))
                .isEqualTo("4 telegrams (2 with a valid CRC, 1 without a CRC, 1 with a wrong CRC),"
                        + " 2 rejected (2 incomplete), " + (composed.length + 7) + " bytes, 61.3 s");
    }

    @Test
    void tellsThatNothingWasFound() {
        assertThat(Summary.nothingFound(framer.counters())).contains("nothing found: no telegram begins in 0 bytes");
        framer.feed("x".getBytes(ISO_8859_1));
        assertThat(Summary.nothingFound(framer.counters())).contains("nothing found: no telegram begins in 1 byte");
        framer.feed("/ABC5\r\n".getBytes(ISO_8859_1));
        framer.end();
        assertThat(Summary.nothingFound(framer.counters())).isEmpty();
    }

    @Test
    void countsOneInTheSingular() {
        framer.feed("x".getBytes(ISO_8859_1));

        assertThat(Summary.of(framer.counters(), Duration.ZERO)).isEqualTo("0 telegrams, 0 rejected, 1 byte, 0.0 s");
    }
}
