package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class P1ReaderTest {
    private static final byte[] TELEGRAM =
            TelegramBuilder.identification("ABC5").object("1-0:1.7.0", "1*kW").build();

    /** Notes what it hears. */
    private static class Log implements P1Listener {
        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void telegram(Telegram telegram) {
            heard.add("telegram");
        }

        @Override
        public void rejected(Rejection rejection) {
            heard.add(rejection.reason().code());
        }

        @Override
        public void stateChanged(ReaderState state) {
            heard.add(state.name());
        }

        @Override
        public void failed(IOException failure) {
            heard.add(failure.getMessage());
        }
    }

    /** A transport that a test steers. */
    private static class Fake implements Transport {
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void open() throws IOException {}

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return closed.await(1, TimeUnit.SECONDS) ? -1 : 0;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static Transport input(String text) {
        return new StreamTransport("input", new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }

    @Test
    void readsToTheEndOnItsCallersThread() {
        Log log = new Log();
        String telegram = new String(TELEGRAM, ISO_8859_1);
        P1Reader reader = new P1Reader(input(telegram + "/ABC5" + telegram + "/ABC5"), log);
        assertThat(reader.state()).isEqualTo(ReaderState.NEW);
        reader.run();
        assertThat(log.heard)
                .containsExactly("OPENING", "READING", "telegram", "incomplete", "telegram", "incomplete", "ENDED");
        assertThat(reader.state()).isEqualTo(ReaderState.ENDED);
        assertThat(reader.counters().telegrams()).isEqualTo(2);
        assertThat(reader.failure()).isEmpty();
        assertThat(reader.listenerFailures()).isZero();
        assertThatThrownBy(reader::run).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(reader::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aThreadOfItsOwnHasANameAndDoesNotHoldTheMachine() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        P1Reader reader = new P1Reader(input(new String(TELEGRAM, ISO_8859_1)), new Log() {
            @Override
            public void telegram(Telegram telegram) {
                thread.set(Thread.currentThread());
            }
        });
        reader.start().join();
        assertThat(thread.get().getName()).isEqualTo("dsmr-reader-input");
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void reportsATransportThatCannotBeOpened() {
        Log log = new Log();
        P1Reader reader = new P1Reader(
                new Fake() {
                    @Override
                    public void open() throws IOException {
                        throw new IOException("no such port");
                    }
                },
                log);
        reader.run();
        assertThat(log.heard).containsExactly("OPENING", "no such port", "FAILED");
        assertThat(reader.failure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage("no such port"));
    }

    @Test
    void survivesWhatATransportThrowsUnexpectedly() {
        Log log = new Log();
        P1Reader reader = new P1Reader(
                new Fake() {
                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        throw new AssertionError("thrown on purpose");
                    }

                    @Override
                    public void close() {
                        throw new IllegalStateException("thrown on purpose");
                    }
                },
                log);
        reader.run();
        assertThat(log.heard)
                .containsExactly(
                        "OPENING",
                        "READING",
                        "fake failed unexpectedly: java.lang.AssertionError: thrown on purpose",
                        "FAILED");
    }

    @Test
    void survivesWhatAListenerThrows() {
        P1Listener listener = new P1Listener() {
            @Override
            public void telegram(Telegram telegram) {
                throw new IllegalStateException("thrown on purpose");
            }

            @Override
            public void stateChanged(ReaderState state) {
                throw new AssertionError("thrown on purpose");
            }
        };
        P1Reader reader = new P1Reader(input(new String(TELEGRAM, ISO_8859_1).repeat(3)), listener);
        reader.run();
        assertThat(reader.state()).isEqualTo(ReaderState.ENDED);
        assertThat(reader.counters().telegrams()).isEqualTo(3);
        assertThat(reader.listenerFailures()).isEqualTo(6);
    }

    @Test
    void passesOnErrorsOfTheVirtualMachine() {
        P1Reader reader = new P1Reader(input(new String(TELEGRAM, ISO_8859_1)), new P1Listener() {
            @Override
            public void telegram(Telegram telegram) {
                throw new OutOfMemoryError("thrown on purpose");
            }
        });
        assertThatThrownBy(reader::run).isInstanceOf(OutOfMemoryError.class);
        assertThat(reader.state()).isEqualTo(ReaderState.FAILED);
    }

    @Test
    void closingEndsARunningReader() throws InterruptedException {
        Log log = new Log();
        Fake transport = new Fake();
        P1Reader reader = new P1Reader(transport, log);
        Thread thread = reader.start();
        reader.close();
        reader.close();
        thread.join();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
        assertThat(log.heard).last().isEqualTo("CLOSED");
        assertThat(transport.closed.getCount()).isZero();
    }

    @Test
    void closingIsNotLostOnATransportThatIsJustAboutToOpen() throws InterruptedException {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch closedOnce = new CountDownLatch(1);
        CountDownLatch closedAgain = new CountDownLatch(1);
        P1Reader reader = new P1Reader(
                new Fake() {
                    @Override
                    public void open() throws IOException {
                        opening.countDown();
                        try {
                            closedAgain.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }

                    @Override
                    public void close() {
                        if (closedOnce.getCount() == 0) {
                            closedAgain.countDown();
                        }
                        closedOnce.countDown();
                    }
                },
                new Log());
        Thread thread = reader.start();
        opening.await();
        reader.close();
        thread.join();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
    }

    @Test
    void aListenerMayCloseItsReaderWhileItOpens() {
        AtomicReference<P1Reader> reader = new AtomicReference<>();
        Log log = new Log() {
            @Override
            public void stateChanged(ReaderState state) {
                super.stateChanged(state);
                reader.get().close();
            }
        };
        reader.set(new P1Reader(input(new String(TELEGRAM, ISO_8859_1)), log));
        reader.get().run();
        assertThat(log.heard).containsExactly("OPENING", "CLOSED");
    }

    @Test
    void aReaderClosedBeforeItRunsDoesNotRead() {
        Log log = new Log();
        P1Reader reader = new P1Reader(input(new String(TELEGRAM, ISO_8859_1)), log);
        reader.close();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
        reader.run();
        assertThat(log.heard).containsExactly("CLOSED");
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
    }

    @Test
    void aListenerMayCloseItsReaderAndHearsNothingMore() {
        AtomicReference<P1Reader> reader = new AtomicReference<>();
        Log log = new Log() {
            @Override
            public void telegram(Telegram telegram) {
                super.telegram(telegram);
                reader.get().close();
            }
        };
        reader.set(new P1Reader(input(new String(TELEGRAM, ISO_8859_1).repeat(3) + "/ABC5"), log));
        reader.get().run();
        assertThat(log.heard).containsExactly("OPENING", "READING", "telegram", "CLOSED");
    }
}
