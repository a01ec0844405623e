package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramCursorTest {
    /** What a cursor finds: {@code 1-0:1.8.1(a)(b)}, or {@code 3 unclosed-group}. */
    private static List<String> items(Telegram telegram) {
        List<String> items = new ArrayList<>();
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() != TelegramCursor.Item.END) {
            items.add(cursor.item() == TelegramCursor.Item.OBJECT ? object(cursor) : problem(cursor));
        }
        return items;
    }

    private static String object(TelegramCursor cursor) {
        StringBuilder object = new StringBuilder(new Obis(cursor.obis()).toString());
        for (int index = 0; index < cursor.valueCount(); index++) {
            object.append('(').append(cursor.value(index).text()).append(')');
        }
        return object.toString();
    }

    private static String problem(TelegramCursor cursor) {
        return cursor.problem().line() + " " + cursor.problem().reason().code();
    }

    private static Telegram telegram(String... lines) {
        return whole("/ABC5\r\n\r\n" + String.join("\r\n", lines) + "\r\n!0000\r\n");
    }

    private static Telegram whole(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        FramerOptions any = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        EventLog log = EventLog.whole(any, bytes);
        assertThat(log.telegrams()).hasSize(1);
        return log.telegrams().get(0);
    }

    @Test
    void readsReferencesAndGroups() {
        assertThat(items(telegram(
                        "1-0:1.8.0*255(1*kWh)", "1-0:1.8.0.7(1)()(x)", " 0-1:24.1.0(3) \t", "", "999-0:0.0.0()")))
                .containsExactly("1-0:1.8.0*255(1*kWh)", "1-0:1.8.0*7(1)()(x)", "0-1:24.1.0(3)", "999-0:0.0.0()");
    }

    @Test
    void aLineThatBeginsWithAGroupContinuesTheObjectBefore() {
        assertThat(items(telegram("0-1:24.3.0(1)(2)", "(3)(4)", "", " (5)", "1-0:1.7.0(1)")))
                .containsExactly("0-1:24.3.0(1)(2)(3)(4)(5)", "1-0:1.7.0(1)");
    }

    @Test
    void aGroupGoesOnOverLinesWithoutTheirEnds() {
        assertThat(items(telegram("0-0:96.13.0(41", "42", "", "43)(44", "45)", "(46", "47)", "1-0:1.7.0(1)")))
                .containsExactly("0-0:96.13.0(414243)(4445)(4647)", "1-0:1.7.0(1)");
    }

    @Test
    void anOpenGroupEndsBeforeWhatLooksLikeAnObjectOrAStart() {
        assertThat(items(telegram("0-0:96.13.0(41", "1-0:1.7.0(1)", "0-0:96.13.1(42", "/x", "0-0:96.13.1(43")))
                .containsExactly(
                        "3 unclosed-group", "1-0:1.7.0(1)", "5 unclosed-group", "6 no-reference", "7 unclosed-group");
    }

    @Test
    void eachBadLineIsAProblemAndTheOthersComeThrough() {
        assertThat(items(telegram(
                        "(1)",
                        "1,0:2.7.0(0)",
                        "1-0:1.8.0",
                        "1-0:1.8.0 (1)",
                        "1-0:1.8.0(1)x",
                        "1-0:1.8.0(1)x(2)",
                        "1-0:1.8.0(1(2)",
                        "1-0:1.8.0*(1)",
                        "1-0:1.8.0000(1)",
                        "text",
                        "1-0:1.8.1(1)")))
                .containsExactly(
                        "3 no-object-to-continue",
                        "4 no-reference",
                        "5 no-value",
                        "6 no-value",
                        "7 text-after-group",
                        "8 text-after-group",
                        "9 nested-group",
                        "10 no-reference",
                        "11 no-value",
                        "12 no-reference",
                        "1-0:1.8.1(1)");
    }

    @Test
    void aContinuationOfAProblemIsAProblem() {
        assertThat(items(telegram("0-1:96.1.0(30)", "0-1:24.3.0(1)x", "(2)", "(3)")))
                .containsExactly(
                        "0-1:96.1.0(30)", "4 text-after-group", "5 no-object-to-continue", "6 no-object-to-continue");
    }

    @Test
    void aBadContinuationDoesNotCostItsObject() {
        assertThat(items(telegram("0-1:24.3.0(1)", "(2)", "(3)x", "1-0:1.7.0(1)")))
                .containsExactly("0-1:24.3.0(1)(2)", "5 no-object-to-continue", "1-0:1.7.0(1)");
    }

    @Test
    void aProblemTellsWhereAndWhat() {
        TelegramCursor cursor = telegram("1-0:1.8.1(1)", "oops (", "more").cursor();
        cursor.next();
        cursor.next();
        LineProblem problem = cursor.problem();
        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.offset()).isEqualTo(9 + 14);
        assertThat(problem.raw()).isEqualTo("oops (\r\nmore");
        assertThat(problem.reason()).hasToString("no OBIS reference at the beginning");
    }

    @Test
    void goesBackToAnObjectByItsPosition() {
        Telegram telegram = telegram("1-0:1.8.1(1)", "bad", "  0-1:24.3.0(1)", "(2", "3)", "bad");
        TelegramCursor cursor = telegram.cursor();
        cursor.next();
        cursor.next();
        cursor.next();
        int position = cursor.position();
        TelegramCursor second = new TelegramCursor().reset(telegram, position);
        assertThat(second.next()).isEqualTo(TelegramCursor.Item.OBJECT);
        assertThat(object(second)).isEqualTo("0-1:24.3.0(1)(23)");
        assertThat(second.next()).isEqualTo(TelegramCursor.Item.PROBLEM);
        assertThat(second.problem().line()).isEqualTo(8);
    }

    @Test
    void aCrAloneBehindTheIdentificationBelongsToTheLineBehindIt() {
        TelegramCursor cursor =
                whole("/ABC5\r\n\r1)\r\n1-0:1.8.1(1)\r\n!0000\r\n").cursor();
        assertThat(cursor.next()).isEqualTo(TelegramCursor.Item.PROBLEM);
        assertThat(cursor.problem().line()).isEqualTo(2);
        assertThat(cursor.problem().offset()).isEqualTo(7);
    }

    @Test
    void asksOnlyForWhatIsThere() {
        TelegramCursor cursor = telegram("1-0:1.8.1(1)", "bad").cursor();
        assertThatThrownBy(cursor::obis).isInstanceOf(IllegalStateException.class);
        cursor.next();
        assertThatThrownBy(cursor::problem).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cursor.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
        cursor.next();
        assertThatThrownBy(cursor::valueCount).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(cursor::position).isInstanceOf(IllegalStateException.class);
        assertThat(cursor.next()).isEqualTo(TelegramCursor.Item.END);
        assertThat(cursor.item()).isEqualTo(TelegramCursor.Item.END);
    }

    @Test
    void aPositionHasToBeInTheTelegram() {
        Telegram telegram = telegram("1-0:1.8.1(1)");
        TelegramCursor cursor = telegram.cursor();
        assertThatThrownBy(() -> cursor.reset(telegram, telegram.length()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> cursor.reset(telegram, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void manyGroupsAndManyProblemsComeThrough() {
        String groups = "1-0:99.97.0" + "(1)".repeat(20_000);
        assertThat(items(telegram(groups))).containsExactly(groups);
        String last = "1-0:1.7.0(1)";
        assertThat(items(telegram("x\r\n".repeat(20_000), last)))
                .hasSize(20_001)
                .endsWith(last);
        assertThat(items(telegram("1-0:1.8.0(" + "\r\nx".repeat(20_000), last)))
                .containsExactly("3 unclosed-group", last);
        assertThat(items(telegram("1-0:1.8.0(1)" + "\r\n(".repeat(9_000), last)))
                .hasSize(4_502);
    }

    @Test
    void findsWhatTheGeneratorComposed() {
        SplittableRandom random = new SplittableRandom(7);
        for (int count = 0; count < 500; count++) {
            GeneratedTelegram composed = TelegramGenerator.anyTelegram(random);
            EventLog log = EventLog.whole(FramerOptions.DEFAULT, composed.bytes());
            assertThat(log.telegrams()).hasSize(1);
            List<String> expected = composed.objects().stream()
                    .map(object -> object.reference()
                            + (object.values().isEmpty() ? "" : "(" + String.join(")(", object.values()) + ")"))
                    .toList();
            assertThat(items(log.telegrams().get(0))).isEqualTo(expected);
            assertThat(log.telegrams().get(0).identification()).isEqualTo(composed.identification());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "000123.450*kWh, 123450, 3, kWh",
        "0001, 1, 0, ''",
        "-063*A, -63, 0, A",
        "-0.910, -910, 3, ''",
        "00010117.368kWh, 10117368, 3, kWh",
        "'00007137.694*kWh ', 7137694, 3, kWh",
        "123456789012345678, 123456789012345678, 0, ''",
        "1*foo, 1, 0, foo",
        "005A, 5, 0, A",
        "221.2V, 2212, 1, V",
        "12kWh, 12, 0, kWh",
        "00052185.7825309*kWh, 521857825309, 7, kWh",
        "210101120000, 210101120000, 0, ''",
    })
    void readsNumbers(String raw, long unscaled, int scale, String unit) {
        ValueView value = value(raw);
        assertThat(value.isNumber()).isTrue();
        assertThat(value.unscaled()).isEqualTo(unscaled);
        assertThat(value.scale()).isEqualTo(scale);
        assertThat(value.unit()).isEqualTo(unit);
        assertThat(value.hasUnit()).isEqualTo(!unit.isEmpty());
        assertThat(value.text()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "-",
        ".5",
        "5.",
        "1.2.3",
        "1*",
        "*m3",
        "1**kW",
        "1*k W",
        "'1*k,W'",
        "0A",
        "3330A",
        "12V",
        "'65.0*A,-65.0*A'",
        "1ESY13",
        "ON",
        "+1",
        "1e3",
        "1234567890123456789",
        "12 34",
        "210101120000W",
        "210101120000S",
        "0-1:24.2.1",
        "1-2",
    })
    void whatIsNoNumberIsText(String raw) {
        ValueView value = value(raw);
        assertThat(value.isNumber()).isFalse();
        assertThat(value.hasUnit()).isFalse();
        assertThat(value.unit()).isEmpty();
        assertThat(value).hasToString(raw);
        assertThatThrownBy(value::unscaled)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(raw);
    }

    private static ValueView value(String raw) {
        TelegramCursor cursor = telegram("1-0:1.8.1(" + raw + ")").cursor();
        cursor.next();
        return cursor.value(0);
    }

    @ParameterizedTest
    @CsvSource({"-0:1.8.0", "1-:1.8.0", "1-0:.8.0", "1-0:1..0", "1-0:1.8.", "1-0:1.8.0*", "1-0:1.8.0."})
    void aReferenceHasEachOfItsNumbers(String reference) {
        assertThat(items(telegram(reference + "(1)", "1-0:1.7.0(2)")))
                .containsExactly("3 no-reference", "1-0:1.7.0(2)");
    }
}
