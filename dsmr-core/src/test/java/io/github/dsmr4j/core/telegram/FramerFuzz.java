package io.github.dsmr4j.core.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes in any chunks. Of an input the first four bytes are settings, the rest is the stream: the first says the
 * limit and whether parity is taken off, the others are the sizes of the chunks, over and over.
 */
class FramerFuzz {
    private static final int SETTINGS = 4;
    private static final int PARITY_STRIPPED = 0x80;
    private static final int SMALLEST_BUFFER = 2 * 1024;

    /** Each composed telegram in chunks of a usual size, and in small and large ones. */
    static Stream<byte[]> composed() {
        return ComposedTelegram.all().stream()
                .map(ComposedTelegram::bytes)
                .flatMap(stream -> Stream.of(
                        joined(new byte[] {0x3F, 63, 63, 63}, stream), joined(new byte[] {0x7F, 0, 9, -1}, stream)));
    }

    private static byte[] joined(byte[] settings, byte[] stream) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(settings);
        joined.writeBytes(stream);
        return joined.toByteArray();
    }

    @MethodSource("composed")
    @FuzzTest
    void anyChunkingGivesTheEventsOfTheWhole(byte[] input) {
        if (input.length < SETTINGS) {
            return;
        }
        byte[] stream = Arrays.copyOfRange(input, SETTINGS, input.length);
        int[] sizes = {1 + (input[1] & 0xFF), 1 + (input[2] & 0xFF), 1 + (input[3] & 0xFF)};
        for (CrcPolicy policy : CrcPolicy.values()) {
            FramerOptions options = options(policy, input[0]);
            List<String> whole = found(options, stream, stream.length);
            assertThat(found(options, stream, sizes)).as("CRC %s", policy).isEqualTo(whole);
        }
    }

    private static FramerOptions options(CrcPolicy policy, byte settings) {
        return FramerOptions.DEFAULT
                .withCrcPolicy(policy)
                .withMaxTelegramLength(FramerOptions.MIN_MAX_TELEGRAM_LENGTH + 32 * (settings & 0x7F))
                .withParityStripped((settings & PARITY_STRIPPED) != 0);
    }

    private static List<String> found(FramerOptions options, byte[] stream, int... sizes) {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(options, log);
        int next = 0;
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(sizes[next++ % sizes.length], stream.length - at);
            framer.feed(stream, at, size);
            at += size;
        }
        framer.end();
        countersAddUp(framer.counters(), log, stream.length);
        bufferIsBounded(framer);
        List<String> found = new ArrayList<>(log.everything());
        found.add(framer.counters().bytesSkipped() + " bytes skipped");
        return found;
    }

    private static void countersAddUp(TelegramCounters counters, EventLog log, int bytes) {
        long covered = log.telegrams().stream().mapToLong(Telegram::length).sum()
                + log.rejections().stream().mapToLong(Rejection::length).sum();
        assertThat(counters.bytes()).isEqualTo(bytes);
        assertThat(covered + counters.bytesSkipped()).isEqualTo(bytes);
        assertThat(counters.telegrams()).isEqualTo(log.telegrams().size());
        assertThat(counters.rejections()).isEqualTo(log.rejections().size());
    }

    /** What was allocated cannot be asked of a framer, so this looks inside. */
    private static void bufferIsBounded(TelegramFramer framer) {
        int most = 2 * (framer.options().maxTelegramLength() + FramerOptions.MAX_END_LINE);
        assertThat(bufferLength(framer)).isLessThanOrEqualTo(Math.max(SMALLEST_BUFFER, most) + FastText.REACH);
    }

    private static int bufferLength(TelegramFramer framer) {
        return ((InputBuffer) field(field(framer, "search"), "input")).bytes.length;
    }

    private static Object field(Object holder, String name) {
        try {
            Field field = holder.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the framer's buffer is somewhere else", e);
        }
    }
}
