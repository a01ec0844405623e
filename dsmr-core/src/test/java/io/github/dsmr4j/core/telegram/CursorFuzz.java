package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text where the lines of a telegram stand. */
class CursorFuzz {
    private static final FramerOptions IGNORED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
    /** With an object, which a telegram without a CRC needs. */
    private static final String HEAD = "/ABC5\\FUZZ\r\n\r\n1-0:1.7.0(00.000*kW)\r\n";

    private static final String END = "\r\n!\r\n";

    /** What stands between identification and end of the composed telegrams. */
    static Stream<byte[]> composed() {
        return ComposedTelegram.all().stream()
                .map(telegram -> new String(telegram.bytes(), ISO_8859_1))
                .map(text -> text.replaceFirst("(?s)^[^\\n]*\\n", "").replaceFirst("(?s)\\r?\\n!.*", ""))
                .map(text -> text.getBytes(ISO_8859_1));
    }

    @MethodSource("composed")
    @FuzzTest
    void everyLineIsAnObjectOrAProblemAtItsPlace(byte[] lines) {
        String text = HEAD + new String(lines, ISO_8859_1) + END;
        List<Telegram> telegrams =
                EventLog.whole(IGNORED, text.getBytes(ISO_8859_1)).telegrams();
        TelegramCursor reused = new TelegramCursor();
        for (Telegram telegram : telegrams) {
            List<String> once = walked(telegram, telegram.cursor());
            assertThat(walked(telegram, telegram.cursor())).isEqualTo(once);
            assertThat(walked(telegram, reused.reset(telegram))).isEqualTo(once);
            assertThat(PlainReading.byCursor(telegram)).isEqualTo(PlainReading.of(telegram));
            boolean hasObject = once.stream().anyMatch(item -> item.startsWith("object"));
            assertThat(reused.reset(telegram).hasObject()).isEqualTo(hasObject);
        }
    }

    private static List<String> walked(Telegram telegram, TelegramCursor cursor) {
        List<String> items = new ArrayList<>();
        int reached = 0;
        while (cursor.next() != TelegramCursor.Item.END) {
            boolean isObject = cursor.item() == TelegramCursor.Item.OBJECT;
            int at = isObject ? cursor.position() : cursor.problem().offset();
            assertThat(at).isGreaterThan(reached).isLessThan(telegram.mark() - telegram.start());
            reached = at;
            items.add(isObject ? object(telegram, cursor) : problem(telegram, cursor.problem()));
        }
        assertThat(cursor.next()).isEqualTo(TelegramCursor.Item.END);
        return items;
    }

    private static String object(Telegram telegram, TelegramCursor cursor) {
        String object = described(cursor);
        TelegramCursor there = new TelegramCursor().reset(telegram, cursor.position());
        assertThat(there.next()).isEqualTo(TelegramCursor.Item.OBJECT);
        assertThat(described(there)).isEqualTo(object);
        return object;
    }

    private static String described(TelegramCursor cursor) {
        StringBuilder text = new StringBuilder("object " + cursor.position() + " " + new Obis(cursor.obis()));
        assertThat(cursor.valueCount()).isPositive();
        for (int index = 0; index < cursor.valueCount(); index++) {
            text.append('(').append(described(cursor.value(index))).append(')');
        }
        return text.toString();
    }

    private static String described(ValueView value) {
        String text = value.text();
        assertThat(text).hasSize(value.length()).doesNotContain("(", ")", "\n");
        for (int index = 0; index < value.length(); index++) {
            assertThat(value.byteAt(index)).isEqualTo((byte) text.charAt(index));
        }
        String number = value.isNumber() ? value.unscaled() + "e-" + value.scale() + " " + value.unit() : "";
        return text + " " + number + " " + value.localSecond();
    }

    private static String problem(Telegram telegram, LineProblem problem) {
        String before = telegram.toString().substring(0, problem.offset());
        assertThat(before).endsWith("\n");
        assertThat(before.chars().filter(c -> c == '\n').count()).isEqualTo(problem.line() - 1L);
        assertThat(telegram.toString().startsWith(problem.raw(), problem.offset()))
                .as("%s", problem)
                .isTrue();
        return problem.toString();
    }
}
