package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramFramer;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramWatchTest {
    private static final byte[] TELEGRAM =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();
    private static final byte[] NOISE = "0-0:1.0.0(210204163628W)\r\n".getBytes(ISO_8859_1);
    private static final byte[] START = "/ISK5\\TEST\r\n\r\n".getBytes(ISO_8859_1);

    private static final byte[] WRONG_CRC = "/ISK5\\TEST\r\n\r\n1-0:1.8.1(1*kWh)\r\n!0000\r\n".getBytes(ISO_8859_1);

    private final TelegramFramer framer = new TelegramFramer(FramerOptions.DEFAULT, telegram -> {});
    private final StringWriter err = new StringWriter();
    // Clocks of this kind may begin anywhere, also just before they overflow.
    private long now = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private Optional<Duration> interval = Optional.empty();
    private final TelegramWatch watch = new TelegramWatch(
            framer.counters(),
            () -> interval,
            new TelegramWatch.Hints("is it on?", "is it a line?"),
            new PrintWriter(err),
            () -> now);

    @BeforeEach
    void begin() {
        watch.begin();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private List<String> notices() {
        return err.toString().lines().toList();
    }

    /** Seconds pass, in each of which the bytes come. */
    private void pass(int seconds, byte[] bytes) {
        for (int second = 0; second < seconds; second++) {
            framer.feed(bytes);
            now += Duration.ofSeconds(1).toNanos();
            watch.check();
        }
    }

    private void silence(int seconds) {
        pass(seconds, new byte[0]);
    }

    @Test
    void tellsOfSilenceAfterTenSecondsAndThenOnceAMinute() {
        silence(9);
        assertThat(notices()).isEmpty();

        silence(1);
        assertThat(notices()).containsExactly("no bytes for 10 s; is it on?");

        silence(120);
        assertThat(notices())
                .containsExactly(
                        "no bytes for 10 s; is it on?",
                        "no bytes for 70 s; is it on?",
                        "no bytes for 130 s; is it on?");
    }

    @Test
    void tellsOfBytesThatAreNoTelegram() {
        pass(10, NOISE);

        assertThat(notices())
                .containsExactly("no telegram for 10 s: 260 bytes read, none of them begins one; is it a line?");
    }

    @Test
    void tellsOfSilenceAfterNoise() {
        pass(10, NOISE);
        silence(60);

        assertThat(notices()).hasSize(2).last().isEqualTo("no bytes for 60 s; is it on?");
    }

    @Test
    void tellsOfATelegramThatDoesNotEnd() {
        framer.feed(START);
        pass(10, NOISE);

        assertThat(notices())
                .containsExactly("no telegram for 10 s: " + (START.length + 10 * NOISE.length)
                        + " bytes read, one begins but none ends");
    }

    @Test
    void isSilentWhileTelegramsCome() {
        for (int count = 0; count < 20; count++) {
            pass(1, TELEGRAM);
            // As DSMR 4 does.
            silence(9);
        }

        assertThat(notices()).isEmpty();
    }

    @Test
    void tellsThatTelegramsHaveStopped() {
        pass(1, TELEGRAM);
        silence(29);
        assertThat(notices()).isEmpty();

        silence(1);
        assertThat(notices()).containsExactly("no bytes for 30 s; is it on?");
    }

    @Test
    void countsTheBytesSinceTheLastTelegram() {
        pass(1, TELEGRAM);
        pass(30, NOISE);

        assertThat(notices())
                .containsExactly("no telegram for 30 s: 780 bytes read, none of them begins one; is it a line?");
    }

    @Test
    void leavesRejectionsToOthers() {
        for (int count = 0; count < 100; count++) {
            pass(1, WRONG_CRC);
        }

        assertThat(framer.counters().rejections()).isEqualTo(100);
        assertThat(notices()).isEmpty();
    }

    @Test
    void tellsNoMoreThanANoticeAMinute() {
        silence(10);
        pass(1, TELEGRAM);
        silence(50);
        assertThat(notices()).hasSize(1);

        silence(9);
        assertThat(notices()).hasSize(2);
    }

    @Test
    void tellsNothingWhenClosed() {
        watch.close();
        silence(100);

        assertThat(notices()).isEmpty();
    }

    @Test
    void tellsNothingWhileTheSourceIsLost() {
        watch.pause();
        silence(120);
        assertThat(notices()).isEmpty();

        watch.begin();
        silence(9);
        assertThat(notices()).isEmpty();
        silence(1);
        assertThat(notices()).hasSize(1);
    }

    @Test
    void isPatientWithASourceThatSendsSeldom() {
        interval = Optional.of(Duration.ofSeconds(40));
        for (int telegrams = 0; telegrams < 5; telegrams++) {
            pass(1, TELEGRAM);
            silence(39);
        }
        assertThat(notices()).isEmpty();
        silence(81);
        assertThat(notices()).singleElement().asString().startsWith("no bytes for 1");
    }
}
