package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Limits to the byte, and memory and work whatever comes. */
@HeavyProperties
class FramerBoundsProperties {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int INPUT = 300_000;
    private static final int CHUNK = 10_000;
    /** A rejection with its sample. */
    private static final int OF_A_REJECTION = 192;
    /** The framer itself, and its first buffers. */
    private static final int OF_A_FRAMER = 16 * 1024;
    /** All buffers of its life, and the places of a telegram's groups. */
    private static final int TIMES_THE_LIMIT = 24;

    /** Counts, and keeps nothing. */
    private static final class Tally implements TelegramListener {
        private long telegrams;
        private long rejections;

        @Override
        public void telegram(Telegram telegram) {
            telegrams++;
        }

        @Override
        public void rejected(Rejection rejection) {
            rejections++;
        }
    }

    private static byte[] telegramOf(int body, TelegramBuilder.CrcForm crc) {
        String head = "/ABC5\r\n\r\n1-0:1.8.1(1";
        String text = "0".repeat(body - head.length() - ")\r\n!".length());
        return TelegramBuilder.identification("ABC5")
                .object("1-0:1.8.1", "1" + text)
                .crc(crc)
                .build();
    }

    @Property(tries = 1_000)
    void aTelegramMayBeAsLongAsTheLimit(
            @ForAll @IntRange(min = 80, max = 6_000) int limit, @ForAll CrcPolicy policy, @ForAll boolean printed) {
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(policy).withMaxTelegramLength(limit);
        TelegramBuilder.CrcForm crc = printed || policy == CrcPolicy.REQUIRED
                ? TelegramBuilder.CrcForm.UPPER
                : TelegramBuilder.CrcForm.ABSENT;
        for (int body = limit - 1; body <= limit; body++) {
            EventLog log = EventLog.whole(options, telegramOf(body, crc));
            assertThat(log.rejections()).isEmpty();
            assertThat(log.telegrams()).hasSize(1);
            assertThat(log.telegrams().get(0).mark()).isEqualTo(body - 1);
        }
        EventLog tooLong = EventLog.whole(options, telegramOf(limit + 1, crc));
        assertThat(tooLong.telegrams()).isEmpty();
        assertThat(tooLong.rejections()).extracting(Rejection::reason).containsExactly(Rejection.Reason.TOO_LONG);
    }

    @Property(tries = 1_000)
    void theLineOfTheEndMarkMayBeAsLongAsItsLimit(@ForAll @IntRange(max = 3) int digits) {
        String telegram = new String(telegramOf(100, TelegramBuilder.CrcForm.ABSENT), ISO_8859_1).strip();
        String next = new String(telegramOf(90, TelegramBuilder.CrcForm.UPPER), ISO_8859_1);
        for (int length = FramerOptions.MAX_END_LINE - 1; length <= FramerOptions.MAX_END_LINE + 1; length++) {
            String line = "0".repeat(digits) + " ".repeat(length - digits - 1);
            EventLog log =
                    EventLog.whole(FramerOptions.DEFAULT, (telegram + line + "\r\n" + next).getBytes(ISO_8859_1));
            boolean absent = digits == 0 && length <= FramerOptions.MAX_END_LINE;
            assertThat(log.telegrams()).as("%d, %s", length, log.events()).hasSize(absent ? 2 : 1);
        }
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of(
                        "/",
                        "/ABC",
                        "/ABC5\r\n",
                        "\n/XYZ5\r\n",
                        "\n!",
                        "\r\n!\r\n",
                        "\n!12 ",
                        "\n!ABCD",
                        "\r\n",
                        "1-0:1.8.1(1)",
                        "1-0:1.8.1",
                        "\n0-0:96.13.0(",
                        "\n",
                        ")",
                        "()",
                        "()()()()()()()()",
                        "(a\nb)",
                        "(\r\n",
                        "xyz",
                        "\u00DB\b12345678\u0081@0",
                        "\u00DB")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 150)
    void randomBytesAllocateNoMoreThanTheirRejections(
            @ForAll long seed, @ForAll @IntRange(min = 64, max = 4_000) int limit, @ForAll CrcPolicy policy) {
        byte[] bytes = new byte[INPUT];
        new Random(seed).nextBytes(bytes);
        allocationIsBounded(bytes, limit, policy);
    }

    @Property(tries = 300)
    void marksInAnyOrderAllocateNoMoreThanTheirRejections(
            @ForAll long seed,
            @ForAll("parts") List<String> parts,
            @ForAll @IntRange(min = 64, max = 4_000) int limit,
            @ForAll CrcPolicy policy) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < INPUT) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        allocationIsBounded(text.toString().getBytes(ISO_8859_1), limit, policy);
    }

    /** What is loaded and linked at the first use is nobody's allocation. */
    private static final long WARM_UP = Arrays.stream(CrcPolicy.values())
            .mapToLong(policy -> allocated(
                    "/ABC5\r\n1-0:1.8.1(1)\r\n!\r\n/x".repeat(99).getBytes(ISO_8859_1), 64, policy, new Tally()))
            .sum();

    private static void allocationIsBounded(byte[] bytes, int limit, CrcPolicy policy) {
        Tally tally = new Tally();
        long allocated = allocated(bytes, limit, policy, tally);
        assertThat(WARM_UP).isPositive();
        assertThat(allocated - OF_A_REJECTION * tally.rejections)
                .as("%d telegrams, %d rejections", tally.telegrams, tally.rejections)
                .isLessThanOrEqualTo(OF_A_FRAMER + (long) TIMES_THE_LIMIT * limit);
    }

    private static long allocated(byte[] bytes, int limit, CrcPolicy policy, Tally tally) {
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(policy).withMaxTelegramLength(limit);
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        TelegramFramer framer = new TelegramFramer(options, tally);
        for (int at = 0; at < bytes.length; at += CHUNK) {
            framer.feed(bytes, at, Math.min(CHUNK, bytes.length - at));
        }
        framer.end();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    /** What takes more than linear time would take hours. */
    private static void inLinearTime(Executable work) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), work);
    }

    @Property(tries = 10)
    void randomBytesAreReadInLinearTime(@ForAll long seed, @ForAll CrcPolicy policy) {
        byte[] bytes = new byte[4 * 1024 * 1024];
        new Random(seed).nextBytes(bytes);
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(policy).withMaxTelegramLength(1024 * 1024);
        Tally tally = new Tally();
        TelegramFramer framer = new TelegramFramer(options, tally);
        inLinearTime(() -> {
            framer.feed(bytes);
            framer.end();
        });
        assertThat(framer.counters().bytes()).isEqualTo(bytes.length);
        assertThat(tally.telegrams + tally.rejections).isLessThanOrEqualTo(bytes.length / 4);
    }

    /** Were each start of a stretch read to its end, this would not end in time. */
    @Property(tries = 30)
    void manyMarksInALongStretchAreReadInLinearTime(
            @ForAll("parts") List<String> parts, @ForAll CrcPolicy policy, @ForAll boolean largest) {
        int limit = largest ? 1024 * 1024 : FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH;
        String unit = String.join("", parts);
        byte[] bytes = unit.repeat(2 * 1024 * 1024 / unit.length()).getBytes(ISO_8859_1);
        Tally tally = new Tally();
        TelegramFramer framer =
                new TelegramFramer(FramerOptions.DEFAULT.withCrcPolicy(policy).withMaxTelegramLength(limit), tally);
        inLinearTime(() -> {
            framer.feed(bytes);
            framer.end();
        });
        assertThat(framer.counters().bytes()).isEqualTo(bytes.length);
        assertThat(tally.telegrams + tally.rejections).isLessThanOrEqualTo(bytes.length / 4);
    }

    /** Were each group that is not closed read to the end of the telegram, this would not end in time. */
    @Property(tries = 30)
    void theLinesOfALongTelegramAreReadInLinearTime(@ForAll("parts") List<String> parts) {
        String unit = String.join("", parts).replaceAll("[!/]", "x");
        String text = "/ABC5\r\n" + unit.repeat(1024 * 1024 / unit.length()) + "\r\n1-0:1.8.1(1)\r\n!\r\n";
        FramerOptions options = FramerOptions.DEFAULT.withMaxTelegramLength(text.length());
        Telegram telegram = (Telegram) Telegram.decode(text.getBytes(ISO_8859_1), options);
        AtomicLong items = new AtomicLong();
        inLinearTime(() -> {
            TelegramCursor cursor = telegram.cursor();
            while (cursor.next() != TelegramCursor.Item.END) {
                items.incrementAndGet();
            }
        });
        assertThat(items.get())
                .isPositive()
                .isLessThanOrEqualTo(text.chars().filter(c -> c == '\n').count());
    }
}
