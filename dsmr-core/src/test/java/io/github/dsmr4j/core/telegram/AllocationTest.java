package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Framer and cursor allocate nothing after the longest telegram so far. */
class AllocationTest {
    private static final int TELEGRAMS = 3_000;
    private static final int ROUNDS_BEFORE = 2;
    private static final int CHUNK = 1_000;
    private static final int FRAMERS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final TelegramListener NOBODY = telegram -> {};

    /** Decodes everything that a telegram holds. */
    private static final class Walker implements TelegramListener {
        private final TelegramCursor cursor = new TelegramCursor();
        private long telegrams;
        private long decoded;

        @Override
        public void telegram(Telegram telegram) {
            telegrams++;
            cursor.reset(telegram);
            while (cursor.next() != TelegramCursor.Item.END) {
                decoded += cursor.obis();
                for (int index = 0; index < cursor.valueCount(); index++) {
                    decoded += decode(cursor.value(index));
                }
            }
        }

        private static long decode(ValueView value) {
            long time = value.localSecond();
            return value.isNumber() ? value.unscaled() + value.scale() + time : value.length() + time;
        }
    }

    @Test
    void nothingIsAllocatedForATelegram() {
        byte[] stream = stream();
        Walker walker = new Walker();
        TelegramFramer framer = new TelegramFramer(walker);
        for (int round = 0; round < ROUNDS_BEFORE; round++) {
            feed(framer, stream);
        }
        long telegramsBefore = walker.telegrams;

        long thread = Thread.currentThread().getId();
        long nothing = -THREADS.getThreadAllocatedBytes(thread) + THREADS.getThreadAllocatedBytes(thread);
        long before = THREADS.getThreadAllocatedBytes(thread);
        feed(framer, stream);
        long allocated = THREADS.getThreadAllocatedBytes(thread) - before - nothing;

        assertThat(walker.telegrams - telegramsBefore).isEqualTo(TELEGRAMS);
        assertThat(walker.decoded).isNotZero();
        assertThat(allocated).isZero();
    }

    @Test
    void aFramerBeginsSmall() {
        List<TelegramFramer> framers = new ArrayList<>(FRAMERS + 1);
        framers.add(new TelegramFramer(NOBODY));
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int count = 0; count < FRAMERS; count++) {
            framers.add(new TelegramFramer(NOBODY));
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(framers).hasSize(FRAMERS + 1);
        assertThat(allocated / FRAMERS).isLessThanOrEqualTo(8 * 1024);
    }

    @Test
    void memoryStaysBoundedInAnEndlessRunOfStarts() {
        TelegramFramer framer = new TelegramFramer(NOBODY);
        byte[] starts = "/ABC".repeat(16 * 1024).getBytes(US_ASCII);
        framer.feed(starts);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int count = 0; count < 256; count++) {
            framer.feed(starts);
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThanOrEqualTo(4L * FramerOptions.DEFAULT_MAX_TELEGRAM_LENGTH);
    }

    private static void feed(TelegramFramer framer, byte[] stream) {
        for (int at = 0; at < stream.length; at += CHUNK) {
            framer.feed(stream, at, Math.min(CHUNK, stream.length - at));
        }
    }

    private static byte[] stream() {
        SplittableRandom random = new SplittableRandom(9);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int count = 0; count < TELEGRAMS; count++) {
            stream.writeBytes(TelegramGenerator.telegram(random).bytes());
        }
        return stream.toByteArray();
    }
}
