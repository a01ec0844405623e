package io.github.dsmr4j.core.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.ComposedTelegram;
import io.github.dsmr4j.testdata.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every composed file gives the events, objects and problems that its author wrote down, however it is cut. */
class ComposedTelegramsTest {
    private static final int LARGEST_CHUNK = 64;

    static Stream<ComposedTelegram> composed() {
        return ComposedTelegram.all().stream();
    }

    static FramerOptions options(Expected expected) {
        return FramerOptions.DEFAULT
                .withCrcPolicy(CrcPolicy.valueOf(expected.policy().name()))
                .withParityStripped(expected.stripParity());
    }

    @ParameterizedTest
    @MethodSource("composed")
    void givesTheExpectedEvents(ComposedTelegram composed) {
        Expected expected = composed.expected();
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(options(expected), log);
        framer.feed(composed.bytes());
        framer.end();

        assertThat(log.events())
                .containsExactlyElementsOf(
                        expected.events().stream().map(Expected.Event::toString).toList());
        assertThat(framer.counters().bytesSkipped()).isEqualTo(expected.skipped());
    }

    @ParameterizedTest
    @MethodSource("composed")
    void givesTheSameEventsInEveryChunkSize(ComposedTelegram composed) {
        FramerOptions options = options(composed.expected());
        List<String> whole = EventLog.whole(options, composed.bytes()).everything();
        for (int size = 1; size <= LARGEST_CHUNK; size++) {
            assertThat(EventLog.inChunks(options, composed.bytes(), size).everything())
                    .as("chunks of %d", size)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("composed")
    void givesTheExpectedObjectsAndProblems(ComposedTelegram composed) {
        Expected expected = composed.expected();
        List<Telegram> telegrams =
                EventLog.whole(options(expected), composed.bytes()).telegrams();

        assertThat(telegrams).hasSameSizeAs(expected.telegrams());
        for (int index = 0; index < telegrams.size(); index++) {
            Telegram telegram = telegrams.get(index);
            Expected.TelegramExpectation wanted = expected.telegrams().get(index);
            assertThat(telegram.identification()).isEqualTo(wanted.identification());
            assertThat(problemLines(telegram)).isEqualTo(wanted.problems());
            assertThat(objectCount(telegram)).isEqualTo(wanted.objects());
        }
    }

    private static List<Integer> problemLines(Telegram telegram) {
        List<Integer> lines = new ArrayList<>();
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            if (cursor.item() == TelegramCursor.Item.PROBLEM) {
                lines.add(cursor.problem().line());
            }
        }
        return lines;
    }

    private static int objectCount(Telegram telegram) {
        int count = 0;
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            count += cursor.item() == TelegramCursor.Item.OBJECT ? 1 : 0;
        }
        return count;
    }
}
