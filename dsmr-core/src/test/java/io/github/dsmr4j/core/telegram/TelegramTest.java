package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TelegramTest {
    private static final int THREADS = 16;

    private static final byte[] GOOD = TelegramBuilder.identification("ABC5\\TEST")
            .object("1-0:1.8.1", "000123.456*kWh")
            .build();

    private static final byte[] WRONG = TelegramBuilder.identification("ABC5\\TEST")
            .object("1-0:1.8.1", "000123.456*kWh")
            .crc(TelegramBuilder.CrcForm.WRONG)
            .build();

    @Test
    void decodesOneWholeTelegram() throws IOException {
        Telegram telegram = (Telegram) Telegram.decode(GOOD);
        assertThat(telegram.identification()).isEqualTo("ABC5\\TEST");
        assertThat(telegram.crc()).isEqualTo(CrcStatus.VALID);
        assertThat(telegram.length()).isEqualTo(GOOD.length - 2);
        assertThat(telegram.byteAt(0)).isEqualTo((byte) '/');
        assertThatThrownBy(() -> telegram.byteAt(telegram.length())).isInstanceOf(IndexOutOfBoundsException.class);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        telegram.writeTo(written);
        assertThat(written.toByteArray()).isEqualTo(telegram.toByteArray());
        assertThat(telegram + "\r\n").isEqualTo(new String(GOOD, ISO_8859_1));
    }

    @Test
    void findsATelegramInNoise() {
        byte[] noisy = ("noise" + new String(WRONG, ISO_8859_1) + new String(GOOD, ISO_8859_1)).getBytes(ISO_8859_1);
        assertThat(Telegram.decode(noisy)).isInstanceOfSatisfying(Telegram.class, telegram -> {
            assertThat(telegram.byteAt(0)).isEqualTo((byte) '/');
            assertThat(telegram.byteAt(telegram.length() - 1)).isEqualTo(GOOD[GOOD.length - 3]);
        });
    }

    @Test
    void ofSeveralTheFirstGoodOneIsDecoded() {
        byte[] other = TelegramBuilder.identification("XYZ5\\OTHER").build();
        byte[] three = (new String(WRONG, ISO_8859_1) + new String(GOOD, ISO_8859_1) + new String(other, ISO_8859_1))
                .getBytes(ISO_8859_1);
        assertThat(Telegram.decode(three)).hasToString(new String(GOOD, ISO_8859_1).strip());
        byte[] wrong = (new String(WRONG, ISO_8859_1) + "/XYZ5").getBytes(ISO_8859_1);
        assertThat(Telegram.decode(wrong))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Rejection.Reason.CRC_MISMATCH));
    }

    @Test
    void saysWhyThereIsNone() {
        assertThat(Telegram.decode(WRONG)).isInstanceOfSatisfying(Rejection.class, rejection -> {
            assertThat(rejection.reason()).isEqualTo(Rejection.Reason.CRC_MISMATCH);
            assertThat(rejection)
                    .hasToString("the CRC does not match (" + (WRONG.length - 2)
                            + " bytes at offset 0, beginning with \"/ABC5\\TEST....1-0:1.8.1(\")");
        });
        assertThat(Telegram.decode(Arrays.copyOf(GOOD, GOOD.length / 2)))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Rejection.Reason.INCOMPLETE));
        assertThat(Telegram.decode(new byte[0]))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Rejection.Reason.NO_TELEGRAM));
        FramerOptions lenient = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        assertThat(Telegram.decode(WRONG, lenient)).isInstanceOf(Telegram.class);
    }

    @Test
    void aCopySurvivesTheReuseOfTheBuffer() {
        SplittableRandom random = new SplittableRandom(1);
        List<byte[]> sent = Stream.generate(
                        () -> TelegramGenerator.anyTelegram(random).bytes())
                .limit(200)
                .toList();
        List<Telegram> kept = new ArrayList<>();
        TelegramFramer framer = new TelegramFramer(telegram -> kept.add(telegram.copy()));
        sent.forEach(framer::feed);
        assertThat(kept).hasSameSizeAs(sent);
        for (int index = 0; index < sent.size(); index++) {
            assertThat(kept.get(index) + "\r\n").isEqualTo(new String(sent.get(index), ISO_8859_1));
        }
    }

    @Test
    void decodesFromManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Long>> good = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long seed = thread;
                good.add(threads.submit(() -> decoded(seed)));
            }
            for (Future<Long> count : good) {
                assertThat(count.get()).isEqualTo(300);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static long decoded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> TelegramGenerator.anyTelegram(random))
                .limit(300)
                .filter(sent -> Telegram.decode(sent.bytes()) instanceof Telegram telegram
                        && telegram.identification().equals(sent.identification()))
                .count();
    }

    @Test
    void aReaderGivesTelegramsAndRejectionsOfAStreamInOrder() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(GOOD);
        stream.writeBytes(WRONG);
        stream.writeBytes(GOOD);
        stream.write('/');
        try (TelegramReader reader = new TelegramReader(new ByteArrayInputStream(stream.toByteArray()))) {
            assertThat(reader.next()).isInstanceOf(Telegram.class);
            assertThat(reader.next()).isInstanceOf(Rejection.class);
            assertThat(reader.next().offset()).isEqualTo(GOOD.length + WRONG.length);
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
            assertThat(reader.counters().telegrams()).isEqualTo(2);
        }
    }

    @Test
    void aReaderGivesWhatCameBeforeTheStreamBroke() {
        byte[] pending = "/ABC5\r\n\r\n1-0:1.7.0(1*kW)\r\n!".getBytes(ISO_8859_1);
        InputStream broken = new ByteArrayInputStream(pending) {
            @Override
            public int read(byte[] bytes) throws IOException {
                int count = super.read(bytes, 0, bytes.length);
                if (count < 0) {
                    throw new IOException("cable pulled");
                }
                return count;
            }
        };
        TelegramReader reader = new TelegramReader(broken);
        assertThat(reader.next()).isInstanceOf(Telegram.class);
        assertThatThrownBy(reader::hasNext).hasMessageContaining("cable pulled");
    }

    @Test
    void aReaderTellsOfAStreamThatBreaks() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(new TelegramReader(broken)::hasNext)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cable pulled");
    }

    @Test
    void closingAReaderClosesItsStream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(GOOD) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        new TelegramReader(stream).close();
        assertThat(closed).isTrue();
    }

    @Test
    void aRejectionShowsAPrintableBeginningAndKeepsItsSample() {
        byte[] noise = ("/ABC5\u0001\u00FF" + "x".repeat(100) + "\r\n").getBytes(ISO_8859_1);
        Rejection rejection = (Rejection) Telegram.decode(noise);
        assertThat(rejection.toString())
                .contains("(" + noise.length + " bytes at offset 0, beginning with \"/ABC5..xxx")
                .doesNotContain("x".repeat(60));
        rejection.sample()[0] = 0;
        assertThat(rejection.sample()[0]).isEqualTo((byte) '/');
        assertThat(rejection.length()).isEqualTo(noise.length);
    }
}
