package io.github.dsmr4j.core.transport;

import static io.github.dsmr4j.core.transport.ScriptedTransport.after;
import static io.github.dsmr4j.core.transport.ScriptedTransport.breaks;
import static io.github.dsmr4j.core.transport.ScriptedTransport.doesNotOpen;
import static io.github.dsmr4j.core.transport.ScriptedTransport.gives;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.transport.ScriptedTransport.Step;
import io.github.dsmr4j.core.transport.ScriptedTransport.Visit;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader on a live source, which it never gives up. */
@Timeout(60)
class P1ReaderReopeningTest {
    private static final byte[] TELEGRAM =
            TelegramBuilder.identification("ABC5").object("1-0:1.7.0", "1*kW").build();
    private static final byte[] HALF = Arrays.copyOf(TELEGRAM, TELEGRAM.length / 2);
    private static final byte[] OTHER_HALF = Arrays.copyOfRange(TELEGRAM, TELEGRAM.length / 2, TELEGRAM.length);

    private static final ReaderOptions QUICK =
            ReaderOptions.DEFAULT.withWaits(Duration.ofMillis(1), Duration.ofMillis(2));
    private static final ReaderOptions NEVER_AGAIN =
            ReaderOptions.DEFAULT.withWaits(Duration.ofDays(1), Duration.ofDays(1));

    private final ReaderLog log = new ReaderLog();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch forEver = new CountDownLatch(1);

    @Test
    void opensAgainWhateverHappens() throws Exception {
        Transport transport = new ScriptedTransport(
                doesNotOpen("no such port"),
                breaks(new IOException("pulled out")),
                gives(),
                breaks(new IllegalStateException("on purpose")),
                breaks(new AssertionError("on purpose")),
                gives(TELEGRAM));
        try (P1Reader reader = new P1Reader(transport, QUICK, log)) {
            reader.start();
            log.next();
            ReaderStatistics statistics = reader.statistics();
            assertThat(statistics.opens()).isBetween(5L, 7L);
            assertThat(statistics.failures(ReaderFailure.Kind.NOT_OPENED)).isOne();
            assertThat(statistics.failures(ReaderFailure.Kind.BROKEN)).isEqualTo(3);
            assertThat(statistics.failures(ReaderFailure.Kind.SILENT)).isZero();
        }
        assertThat(log.heard)
                .startsWith(
                        "OPENING",
                        "no such port",
                        "WAITING",
                        "OPENING",
                        "READING",
                        "pulled out",
                        "WAITING",
                        "OPENING",
                        "READING",
                        "script has gone: the other end closed it, or it was unplugged",
                        "WAITING",
                        "OPENING",
                        "READING",
                        "script failed unexpectedly: java.lang.IllegalStateException: on purpose",
                        "WAITING",
                        "OPENING",
                        "READING",
                        "script failed unexpectedly: java.lang.AssertionError: on purpose",
                        "WAITING",
                        "OPENING",
                        "READING",
                        "telegram");
        assertThat(log.notices(ReaderNotice.Kind.LOST)).containsExactly("no such port (trying again in 1 s)");
        assertThat(log.notices(ReaderNotice.Kind.OPENED)).containsExactly("reading script");
    }

    /** An exception that cannot even be printed. */
    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void survivesWhatCannotBePrintedOrNamed() throws Exception {
        AtomicInteger names = new AtomicInteger();
        Transport transport = new ScriptedTransport(breaks(new Unspeakable()), gives(TELEGRAM), gives(TELEGRAM)) {
            @Override
            public String name() {
                if (names.incrementAndGet() % 3 == 0) {
                    throw new Unspeakable();
                }
                return super.name();
            }
        };
        ReaderLog failing = new ReaderLog() {
            @Override
            public void stateChanged(ReaderState state) {
                throw new Unspeakable();
            }
        };
        try (P1Reader reader = new P1Reader(transport, QUICK, failing)) {
            reader.start();
            failing.next();
            failing.next();
        }
    }

    @Test
    void tellsNothingOnceItIsClosedWhileItOpened() throws Exception {
        ScriptedTransport slow = new ScriptedTransport() {
            @Override
            public void open() throws IOException {
                hang();
                super.open();
            }
        };
        P1Reader reader = new P1Reader(slow, QUICK, log);
        Thread thread = reader.start();
        hanging.await();
        reader.close();
        forEver.countDown();
        thread.join();
        assertThat(log.heard).containsExactly("OPENING", "CLOSED");
        assertThat(log.notices).isEmpty();
        assertThat(reader.statistics().opens()).isZero();
    }

    @Test
    void neverJoinsWhatCameBeforeAndAfterALoss() throws Exception {
        try (P1Reader reader =
                new P1Reader(new ScriptedTransport(gives(HALF), gives(OTHER_HALF, TELEGRAM)), QUICK, log)) {
            reader.start();
            log.next();
        }
        assertThat(log.heard)
                .filteredOn(word -> word.equals("telegram") || word.equals("incomplete"))
                .containsExactly("incomplete", "telegram");
    }

    @Test
    void opensASourceAgainThatSendsNoTelegram() throws Exception {
        ReaderOptions impatient = QUICK.withSilence(Duration.ofMillis(1), Duration.ofMillis(50), 5);
        Visit noise = new Visit(() -> HALF, Collections.nCopies(10_000, after(Duration.ofMillis(1), HALF)));
        try (P1Reader reader = new P1Reader(new ScriptedTransport(noise, gives(TELEGRAM)), impatient, log)) {
            reader.start();
            log.next();
            assertThat(reader.statistics().failures(ReaderFailure.Kind.SILENT)).isPositive();
        }
        assertThat(log.heard).contains("no telegram from script for 1 s");
    }

    /** Else the waits would have grown to ages. */
    @Test
    void aTelegramMakesTheNextWaitShort() throws Exception {
        ReaderOptions growing = ReaderOptions.DEFAULT.withWaits(Duration.ofMillis(1), Duration.ofDays(1));
        Visit[] visits = Collections.nCopies(40, gives(TELEGRAM)).toArray(new Visit[0]);
        try (P1Reader reader = new P1Reader(new ScriptedTransport(visits), growing, log)) {
            reader.start();
            for (int telegram = 0; telegram < 40; telegram++) {
                log.next();
            }
        }
    }

    @Test
    void keepsWhatItLearnedOfTheSource() throws Exception {
        String text = new String(TELEGRAM, US_ASCII);
        byte[] withoutCrc = text.replaceAll("!....", "!").getBytes(US_ASCII);
        try (P1Reader reader = new P1Reader(
                new ScriptedTransport(gives(TELEGRAM, TELEGRAM), gives(withoutCrc, TELEGRAM)), QUICK, log)) {
            reader.start();
            log.next();
            log.next();
            log.next();
        }
        assertThat(log.heard)
                .filteredOn(word -> word.equals("telegram") || word.startsWith("crc"))
                .containsExactly("telegram", "telegram", "crc-missing", "telegram");
    }

    @Test
    void learnsHowOftenTheSourceSends() throws Exception {
        Step telegram = after(Duration.ofMillis(60), TELEGRAM);
        Visit visit = new Visit(() -> TELEGRAM, Collections.nCopies(3, telegram));
        try (P1Reader reader = new P1Reader(new ScriptedTransport(visit), log)) {
            assertThat(reader.statistics().telegramInterval()).isEmpty();
            reader.start();
            log.next();
            log.next();
            log.next();
            assertThat(reader.statistics().telegramInterval())
                    .hasValueSatisfying(interval -> assertThat(interval).isGreaterThan(Duration.ofMillis(50)));
        }
    }

    @Test
    void closesWhileItWaits() throws Exception {
        assertClosesAlthough(new ScriptedTransport(doesNotOpen("gone")), new ReaderLog() {
            @Override
            public void noticed(ReaderNotice notice) {
                hanging.countDown();
            }
        });
    }

    private void hang() {
        hanging.countDown();
        assertThatNoException().isThrownBy(forEver::await);
    }

    @Test
    void closesAlthoughOpeningHangs() throws Exception {
        assertClosesAlthough(
                new ScriptedTransport() {
                    @Override
                    public void open() {
                        hang();
                    }
                },
                log);
    }

    @Test
    void closesAlthoughReadingHangs() throws Exception {
        assertClosesAlthough(
                new ScriptedTransport() {
                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        hang();
                        return -1;
                    }
                },
                log);
    }

    @Test
    void closesAlthoughClosingHangs() throws Exception {
        assertClosesAlthough(
                new ScriptedTransport() {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        hanging.countDown();
                        return super.read(buffer, offset, length);
                    }

                    @Override
                    public void close() {
                        hang();
                    }
                },
                log);
    }

    @Test
    void closesAlthoughItsListenerHangs() throws Exception {
        assertClosesAlthough(new ScriptedTransport(gives(TELEGRAM)), new ReaderLog() {
            @Override
            public void telegram(Telegram telegram) {
                hang();
            }
        });
    }

    private void assertClosesAlthough(Transport transport, P1Listener listener) throws Exception {
        P1Reader reader = new P1Reader(transport, NEVER_AGAIN, listener);
        Thread thread = reader.start();
        hanging.await();
        assertClosesWithinASecond(reader);
        forEver.countDown();
        thread.join();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
    }

    private static void assertClosesWithinASecond(P1Reader reader) {
        long before = System.nanoTime();
        reader.close();
        reader.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
}
