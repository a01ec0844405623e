package io.github.dsmr4j.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final long START = Long.MAX_VALUE - 1_000_000;

    private final Silence silence = new Silence(ReaderOptions.DEFAULT);

    /** A time in seconds from the opening; the clock may overflow. */
    private static long at(double seconds) {
        return START + (long) (seconds * 1e9);
    }

    private void telegramsAt(double... seconds) {
        silence.begin(at(0));
        for (double second : seconds) {
            silence.telegram(at(second));
        }
    }

    private void assertLimit(double from, double limit) {
        assertThat(silence.isTooLong(at(from + limit - 0.001))).isFalse();
        assertThat(silence.isTooLong(at(from + limit + 0.001))).isTrue();
    }

    @Test
    void waitsTwoMinutesUntilTheIntervalIsKnown() {
        telegramsAt();
        assertLimit(0, 120);
        telegramsAt(7);
        assertLimit(7, 120);
        assertThat(silence.interval()).isEmpty();
    }

    @Test
    void waitsFiveIntervalsButNoLessThanHalfAMinute() {
        telegramsAt(1, 2);
        assertLimit(2, 30);
        assertThat(silence.interval()).contains(Duration.ofSeconds(1));
        assertThat(silence.length(at(5))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aLostTelegramDoesNotMakeItPatient() {
        telegramsAt(10, 20, 30, 50);
        assertLimit(50, 50);
    }

    @Test
    void followsASourceThatBecomesSlower() {
        telegramsAt(1, 2, 12, 22, 32);
        assertLimit(32, 50);
    }

    @Test
    void telegramsInABurstAreNoInterval() {
        telegramsAt(60, 60.001, 120, 120.01, 180);
        assertLimit(180, 5 * 59.99);
    }

    @Test
    void remembersTheIntervalOverALoss() {
        telegramsAt(10, 20);
        silence.lost(ReaderFailure.Kind.ENDED);
        silence.begin(at(5000));
        assertLimit(5000, 50);
        silence.telegram(at(5005));
        silence.telegram(at(5015));
        assertThat(silence.interval()).contains(Duration.ofSeconds(10));
    }

    /** One that sends every five minutes is opened again before the second telegram has come. */
    @Test
    void learnsALongIntervalOverOpeningsForSilence() {
        telegramsAt(10);
        silence.lost(ReaderFailure.Kind.SILENT);
        silence.begin(at(130));
        silence.lost(ReaderFailure.Kind.SILENT);
        silence.begin(at(250));
        silence.telegram(at(310));
        assertLimit(310, 1500);
    }

    /** Its silences must not become the interval, or it would be opened more and more seldom. */
    @Test
    void staysImpatientWithASourceThatFallsSilentAgainAndAgain() {
        double opened = 0;
        for (int times = 0; times < 20; times++) {
            silence.begin(at(opened));
            silence.telegram(at(opened + 1));
            silence.telegram(at(opened + 2));
            assertLimit(opened + 2, 30);
            silence.lost(ReaderFailure.Kind.SILENT);
            opened += 33;
        }
    }
}
