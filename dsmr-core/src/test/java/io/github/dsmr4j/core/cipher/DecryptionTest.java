package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.octets;
import static io.github.dsmr4j.core.cipher.TestMeter.telegram;
import static io.github.dsmr4j.core.cipher.TestMeter.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Protection;
import io.github.dsmr4j.core.telegram.Rejection;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.core.telegram.TelegramListener;
import io.github.dsmr4j.core.telegram.TelegramResult;
import io.github.dsmr4j.testdata.FrameBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Ways in, listeners that fail, counters that do not grow, bounds. */
class DecryptionTest {
    private static final Decryption DECRYPTION = Decryption.with(KEYS);
    private static final byte[] TELEGRAM = telegram(1);
    private static final byte[] NEXT = telegram(2);

    @Test
    void aWholeTelegramIsDecoded() {
        TelegramResult result = DECRYPTION.decode(meter().frame(TELEGRAM), FramerOptions.DEFAULT);
        assertThat(result).hasToString(text(TELEGRAM)).isInstanceOfSatisfying(Telegram.class, telegram -> {
            assertThat(telegram.protection()).isEqualTo(Protection.AUTHENTICATED);
            assertThat(telegram.copy().protection()).isEqualTo(Protection.AUTHENTICATED);
        });
        assertThat(DECRYPTION.decode(TELEGRAM, FramerOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        Telegram.class,
                        telegram -> assertThat(telegram.protection()).isEqualTo(Protection.NONE));
        assertThat(DECRYPTION.decode(new byte[20], FramerOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.reason()).isEqualTo(Reason.NO_TELEGRAM));
    }

    @Test
    void anInputStreamIsRead() {
        FrameBuilder meter = meter();
        byte[] stream = joined(meter.frame(TELEGRAM), new byte[10], meter.frame(NEXT));
        List<String> texts = new ArrayList<>();
        DECRYPTION
                .reader(new ByteArrayInputStream(stream), FramerOptions.DEFAULT)
                .forEachRemaining(result -> texts.add(result.toString()));
        assertThat(texts).containsExactly(text(TELEGRAM), text(NEXT));
    }

    @Test
    void recordedFramesBecomeTheirTelegrams() throws IOException {
        String[] lines = text(RecordedFiles.bytes("_encrypted/keys.csv")).split("\r?\n", -1);
        int read = 0;
        for (String line : lines) {
            String[] row = line.split(",", -1);
            if (row.length == 5 && !row[0].equals("file")) {
                Keys keys = Keys.of(CipherKey.parse(row[1])).withAuthenticationKey(CipherKey.parse(row[2]));
                byte[] frame = RecordedFiles.bytes("_encrypted/" + row[0]);
                FramerOptions lenient = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
                Telegram telegram = (Telegram) Decryption.with(keys).decode(frame, lenient);
                assertThat(telegram).hasToString(text(RecordedFiles.bytes("_encrypted/" + row[3])));
                assertThat(telegram.protection()).isEqualTo(Protection.AUTHENTICATED);
                assertThat(telegram.crc().name()).isEqualToIgnoringCase(row[4]);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aCounterThatDoesNotGrowIsTold() {
        FrameBuilder meter = meter();
        byte[] first = meter.frame(TELEGRAM);
        byte[] second = meter.frame(TELEGRAM);
        byte[] high = meter.counter(0x80000000).frame(TELEGRAM);
        CipherLog log = CipherLog.of(KEYS, first, second, first, second, high, second);
        assertThat(log.texts()).hasSize(6);
        assertThat(log.events())
                .filteredOn(event -> event.startsWith("repeated"))
                .containsExactly("repeated 101 100 " + 2 * first.length, "repeated 2147483648 101 " + 5 * first.length);
    }

    @Test
    void aRepetitionIsTold() {
        RepeatedCounter repeated = new RepeatedCounter(SystemTitle.parse("4142433132333435"), 7, 9, 1000);
        assertThat(repeated)
                .hasToString(
                        "the frame counter of the meter 4142433132333435 went from 9 to 7 (at offset 1000): an old frame"
                                + " was sent again, or the meter counts anew");
    }

    @Test
    void countersOfSoManyMetersAreRemembered() {
        byte[] one = meter("ABC00001").frame(TELEGRAM);
        byte[] two = meter("ABC00002").frame(TELEGRAM);
        CipherLog few = CipherLog.of(DECRYPTION.withMaxTitles(1), FramerOptions.DEFAULT, one, two, one, two, two);
        assertThat(few.events())
                .filteredOn(event -> event.startsWith("repeated"))
                .hasSize(1);
        CipherLog both = CipherLog.of(DECRYPTION.withMaxTitles(2), FramerOptions.DEFAULT, one, two, one, two);
        assertThat(both.events())
                .filteredOn(event -> event.startsWith("repeated"))
                .hasSize(2);
    }

    @Test
    void withoutAuthenticationADamagedFrameCountsForNothing() {
        FrameBuilder meter = meter();
        byte[] frame = meter.frame(TELEGRAM);
        byte[] damaged = frame.clone();
        damaged[300] ^= 4;
        CipherLog log = CipherLog.of(TestMeter.UNAUTHENTICATED, damaged, frame);
        assertThat(log.events()).hasSize(2).noneMatch(event -> event.startsWith("repeated"));
    }

    @Test
    void withoutAuthenticationATelegramNeedsItsCrc() {
        byte[] text = TestMeter.latin(text(TELEGRAM).replaceFirst("![0-9A-F]{4}", "!"));
        assertThat(CipherLog.of(TestMeter.UNAUTHENTICATED, meter().frame(text)).reasons())
                .containsExactly(Reason.CRC_MISSING);
        assertThat(CipherLog.of(KEYS, meter().frame(text)).texts()).hasSize(1);
    }

    @Test
    void aListenerThatThrowsLosesNothing() {
        List<String> heard = new ArrayList<>();
        CipherListener listener = new CipherListener() {
            @Override
            public void telegram(Telegram telegram) {
                heard.add("telegram");
                throw new IllegalArgumentException("first");
            }

            @Override
            public void counterRepeated(RepeatedCounter repeated) {
                heard.add("repeated");
                throw new IllegalArgumentException("second");
            }
        };
        DecryptingFramer framer = DECRYPTION.framer(FramerOptions.DEFAULT, listener);
        byte[] frame = meter().frame(TELEGRAM);
        assertThatThrownBy(() -> framer.feed(joined(frame, frame))).hasMessage("first");
        assertThat(heard).containsExactly("telegram", "telegram", "repeated");
        framer.end();
    }

    @Test
    void aListenerNeedNotHearOfCounters() {
        List<String> heard = new ArrayList<>();
        TelegramListener listener = telegram -> heard.add(telegram.toString());
        byte[] frame = meter().frame(TELEGRAM);
        DecryptingFramer framer = DECRYPTION.framer(FramerOptions.DEFAULT, listener);
        framer.feed(joined(frame, frame));
        assertThat(heard).hasSize(2);
        assertThat(framer.cipherCounters().repeatedCounters()).isEqualTo(1);
        CipherLog.of(KEYS, frame, frame);
        new CipherListener() {
            @Override
            public void telegram(Telegram telegram) {}
        }.counterRepeated(new RepeatedCounter(new SystemTitle(0), 0, 0, 0));
    }

    @Test
    void anErrorOfAListenerEndsTheCallAlone() {
        List<String> heard = new ArrayList<>();
        DecryptingFramer framer = DECRYPTION.framer(FramerOptions.DEFAULT, telegram -> {
            heard.add(telegram.toString());
            if (heard.size() == 1) {
                throw new AssertionError("first");
            }
        });
        byte[] frame = meter().frame(TELEGRAM);
        assertThatThrownBy(() -> framer.feed(frame)).hasMessage("first");
        framer.feed(frame);
        assertThat(heard).hasSize(2);
    }

    @Test
    void aListenerDoesNotFeed() {
        DecryptingFramer[] framer = new DecryptingFramer[1];
        framer[0] = DECRYPTION.framer(FramerOptions.DEFAULT, telegram -> framer[0].feed(TELEGRAM));
        assertThatThrownBy(() -> framer[0].feed(meter().frame(TELEGRAM))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheKeysThrowLosesNothing() {
        Decryption failing = Decryption.by(title -> {
            if (title.toString().startsWith("58")) {
                throw new IllegalStateException("no database");
            }
            return Optional.of(KEYS);
        });
        CipherLog log = new CipherLog();
        DecryptingFramer framer = failing.framer(FramerOptions.DEFAULT, log);
        byte[] stream = joined(meter("XYZ12345").frame(TELEGRAM), meter().frame(NEXT));
        assertThatThrownBy(() -> framer.feed(stream)).hasMessage("no database");
        assertThat(log.reasons()).containsExactly(Reason.UNKNOWN_TITLE);
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @Test
    void headersAndNothingElseTakeLinearTime() {
        byte[] frame = meter().frame(TELEGRAM);
        System.arraycopy(octets("82F000"), 0, frame, 10, 3);
        byte[] stream = new byte[4 * 1024 * 1024];
        for (int at = 0; at + 40 < stream.length; at += 40) {
            System.arraycopy(frame, 0, stream, at, 40);
        }
        CipherLog log = new CipherLog();
        DecryptingFramer framer = DECRYPTION.framer(FramerOptions.DEFAULT, log);
        // Were each of them decrypted to its end, this would be six billion bytes.
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> framer.feed(stream));
        framer.feed(meter().frame(NEXT));
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @Test
    void aFrameAllocatesLittle() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FrameBuilder meter = meter();
        byte[] stream = new byte[0];
        int frames = 100;
        for (int count = 0; count < frames; count++) {
            stream = joined(stream, meter.frame(TELEGRAM));
        }
        DecryptingFramer framer = DECRYPTION.framer(FramerOptions.DEFAULT, telegram -> {});
        framer.feed(stream);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        framer.feed(stream);
        long allocated = (threads.getThreadAllocatedBytes(thread) - before) / frames;
        assertThat(allocated).isLessThan(16 * 1024);
    }
}
