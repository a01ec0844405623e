package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reader on a recording, which it reads once. */
@Timeout(60)
class P1ReaderTest {
    private static final String TELEGRAM = new String(
            TelegramBuilder.identification("ABC5").object("1-0:1.7.0", "1*kW").build(), ISO_8859_1);

    private final ReaderLog log = new ReaderLog();

    private static Transport input(String text) {
        return new StreamTransport("input", new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }

    @Test
    void readsToTheEndOnItsCallersThread() {
        Instant before = Instant.now();
        P1Reader reader = new P1Reader(input(TELEGRAM + "/ABC5" + TELEGRAM + "/ABC5"), log);
        assertThat(reader.state()).isEqualTo(ReaderState.NEW);
        assertThat(reader.statistics().stateSince()).isBetween(before, Instant.now());
        reader.run();
        assertThat(reader.statistics().stateSince()).isBetween(before, Instant.now());
        assertThat(log.heard)
                .containsExactly("OPENING", "READING", "telegram", "incomplete", "telegram", "incomplete", "ENDED");
        assertThat(reader.state()).isEqualTo(ReaderState.ENDED);
        assertThat(reader.statistics().telegrams().telegrams()).isEqualTo(2);
        assertThat(reader.statistics().lastTelegram()).isPresent();
        assertThat(reader.statistics().lastFailure()).isEmpty();
        assertThat(reader.statistics().listenerFailures()).isZero();
        assertThatThrownBy(reader::run).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(reader::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void decryptsWithTheKeysOfItsOptions() {
        byte[] key = new byte[CipherKey.LENGTH];
        FrameBuilder meter = FrameBuilder.meter("ABC12345", key);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(meter.frame(TELEGRAM.getBytes(ISO_8859_1)));
        stream.writeBytes(meter.counter(0).frame(TELEGRAM.getBytes(ISO_8859_1)));
        ReaderOptions options = ReaderOptions.DEFAULT.withDecryption(Decryption.with(Keys.of(CipherKey.of(key))));
        P1Reader reader = new P1Reader(
                new StreamTransport("input", new ByteArrayInputStream(stream.toByteArray())), options, log);
        reader.run();
        assertThat(log.heard).containsExactly("OPENING", "READING", "telegram", "telegram", "repeated", "ENDED");
        assertThat(reader.statistics().encryptedFrames()).hasValueSatisfying(frames -> {
            assertThat(frames.decrypted()).isEqualTo(2);
            assertThat(frames.repeatedCounters()).isEqualTo(1);
        });
        assertThat(log.notices(ReaderNotice.Kind.COUNTER_REPEATED))
                .singleElement()
                .asString()
                .startsWith("the frame counter of the meter 4142433132333435 went from 0 to 0");
        log.heard.clear();
        reader = new P1Reader(new StreamTransport("input", new ByteArrayInputStream(stream.toByteArray())), log);
        reader.run();
        assertThat(log.heard).containsExactly("OPENING", "READING", "encrypted", "encrypted", "ENDED");
        assertThat(reader.statistics().encryptedFrames()).isEmpty();
    }

    @Test
    void aThreadOfItsOwnHasANameAndDoesNotHoldTheMachine() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        P1Reader reader = new P1Reader(input(TELEGRAM), telegram -> thread.set(Thread.currentThread()));
        reader.start().join();
        assertThat(thread.get().getName()).isEqualTo("dsmr-reader-input");
        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void reportsARecordingThatCannotBeOpened() {
        P1Reader reader = new P1Reader(new FileTransport(Path.of("no", "such", "file")), log);
        reader.run();
        assertThat(log.heard)
                .containsExactly(
                        "OPENING",
                        "cannot read " + Path.of("no", "such", "file") + ": there is no such file",
                        "FAILED");
        assertThat(reader.statistics().failures(ReaderFailure.Kind.NOT_OPENED)).isOne();
    }

    @Test
    void reportsARecordingThatCannotBeRead() {
        P1Reader reader = new P1Reader(
                new StreamTransport("input", new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        throw new IOException("bad sector");
                    }
                }),
                log);
        reader.run();
        assertThat(log.heard).containsExactly("OPENING", "READING", "cannot read input: bad sector", "FAILED");
        assertThat(reader.statistics().failures(ReaderFailure.Kind.BROKEN)).isOne();
        assertThat(reader.statistics().lastFailure())
                .hasValueSatisfying(failure -> assertThat(failure.message()).contains("bad sector"));
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

            @Override
            public void noticed(ReaderNotice notice) {
                throw new IllegalStateException("thrown on purpose");
            }
        };
        P1Reader reader = new P1Reader(input(TELEGRAM.repeat(3)), listener);
        reader.run();
        assertThat(reader.state()).isEqualTo(ReaderState.ENDED);
        assertThat(reader.statistics().telegrams().telegrams()).isEqualTo(3);
        // Three states, three telegrams, and notices: opened, the first failure, the other failures.
        assertThat(reader.statistics().listenerFailures()).isEqualTo(9);
    }

    @Test
    void passesOnErrorsOfTheVirtualMachine() {
        P1Reader reader = new P1Reader(input(TELEGRAM), telegram -> {
            throw new OutOfMemoryError("thrown on purpose");
        });
        assertThatThrownBy(reader::run).isInstanceOf(OutOfMemoryError.class);
        assertThat(reader.state()).isEqualTo(ReaderState.FAILED);
    }

    @Test
    void manyRejectionsMakeTwoNotices() {
        String broken = "/ABC5\r\n\r\n1-0:1.7.0(1*kW)\r\n!0000\r\n";
        new P1Reader(input(broken.repeat(1000)), log).run();
        assertThat(log.heard).filteredOn("crc-mismatch"::equals).hasSize(1000);
        assertThat(log.notices).extracting(ReaderNotice::count).containsExactly(1L, 1L, 999L);
        assertThat(log.notices.get(0)).hasToString("reading input");
        assertThat(log.notices.get(1).text()).startsWith("rejected: the CRC does not match");
        assertThat(log.notices.get(2).text()).startsWith("999 times, the last: rejected: the CRC does not match");
        assertThat(log.notices.get(2).kind().isProblem()).isTrue();
    }

    @Test
    void aListenerMayCloseItsReaderWhileItOpens() {
        AtomicReference<P1Reader> reader = new AtomicReference<>();
        ReaderLog closing = new ReaderLog() {
            @Override
            public void stateChanged(ReaderState state) {
                super.stateChanged(state);
                reader.get().close();
            }
        };
        reader.set(new P1Reader(input(TELEGRAM), closing));
        reader.get().run();
        assertThat(closing.heard).containsExactly("OPENING", "CLOSED");
        assertThat(reader.get().statistics().opens()).isZero();
    }

    @Test
    void aReaderClosedBeforeItRunsDoesNotRead() {
        P1Reader reader = new P1Reader(input(TELEGRAM), log);
        reader.close();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
        reader.run();
        assertThat(log.heard).containsExactly("CLOSED");
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
    }

    @Test
    void aListenerMayCloseItsReaderAndHearsNothingMore() {
        AtomicReference<P1Reader> reader = new AtomicReference<>();
        ReaderLog closing = new ReaderLog() {
            @Override
            public void telegram(Telegram telegram) {
                super.telegram(telegram);
                reader.get().close();
            }
        };
        reader.set(new P1Reader(input(TELEGRAM.repeat(3) + "/ABC5"), closing));
        reader.get().run();
        assertThat(closing.heard).containsExactly("OPENING", "READING", "telegram", "CLOSED");
    }

    @Test
    void anInterruptedThreadEndsItsReader() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        P1Reader reader = new P1Reader(
                new ScriptedTransport(ScriptedTransport.gives(TELEGRAM.getBytes(ISO_8859_1))) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        read.countDown();
                        return super.read(buffer, offset, length);
                    }
                },
                log);
        Thread thread = reader.start();
        read.await();
        thread.interrupt();
        thread.join();
        assertThat(reader.state()).isEqualTo(ReaderState.CLOSED);
    }
}
