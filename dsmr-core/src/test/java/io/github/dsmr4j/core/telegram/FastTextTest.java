package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the fast path is taken, not only that it says what the slow one would. */
class FastTextTest {
    private static final String NEXT = "1-0:1.7.0(1)\r\n!";

    /** It has no text of its own: asked for what is not of the usual form, it finds nothing. */
    private final LineScanner scanner = new LineScanner();

    private static byte[] bytes(String text) {
        return Arrays.copyOf(text.getBytes(ISO_8859_1), text.length() + FastText.REACH);
    }

    private int object(String text) {
        return FastText.object(bytes(text), 0, scanner);
    }

    /** Groups as {@code begin-numberEnd-end}, each from the beginning of the line. */
    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        for (int place = 0; place < scanner.groups * LineScanner.PLACES; place += LineScanner.PLACES) {
            groups.add(scanner.bounds[place] + "-" + scanner.bounds[place + 1] + "-" + scanner.bounds[place + 2]);
        }
        return groups;
    }

    @Test
    void readsTheUsualLine() {
        String line = "1-0:1.8.1(001236.924*kWh)\r\n";
        assertThat(object(line + NEXT)).isEqualTo(line.length());
        assertThat(new Obis(scanner.obis)).hasToString("1-0:1.8.1");
        assertThat(groups()).containsExactly("10-20-24");
    }

    @Test
    void readsTheLastLine() {
        String line = "0-3:24.2.1(1)\r\n";
        assertThat(object(line + "!")).isEqualTo(line.length());
        assertThat(new Obis(scanner.obis)).hasToString("0-3:24.2.1");
        assertThat(groups()).containsExactly("11-12-12");
    }

    @Test
    void readsSeveralGroupsAndNumbersOfAnyLength() {
        String line = "0-1:24.2.1(230101120000W)(12345678901234567.5*m3)()(7)\r\n";
        assertThat(object(line + NEXT)).isEqualTo(line.length());
        assertThat(groups()).containsExactly("11-24-24", "26-45-48", "50-50-50", "52-53-53");
    }

    @Test
    void readsOnInALineThatContinues() {
        String lines = "0-1:24.3.0(1)(m3)\r\n(00000.000)\r\n";
        assertThat(object(lines + NEXT)).isEqualTo(lines.length());
        assertThat(groups()).containsExactly("11-12-12", "14-16-16", "20-29-29");
    }

    @Test
    void textIsNoNumberWhereAStarHasNoUnitBehindItOrABlankIsThere() {
        String line = "0-0:96.13.0(a b  c)(1,2)(3*4*5)(6* 7)(8*a,b)\r\n";
        assertThat(object(line + NEXT)).isEqualTo(line.length());
        assertThat(groups()).containsExactly("12-0-18", "20-23-23", "25-0-30", "32-0-36", "38-0-43");
    }

    @Test
    void sixteenGroupsAreTheMost() {
        String more = "1-0:99.97.0" + "(1)".repeat(17) + "\r\n";
        assertThat(object(more + NEXT)).isEqualTo(LineScanner.NOTHING);
        for (int groups = 15; groups <= 16; groups++) {
            String line = "1-0:99.97.0" + "(1)".repeat(groups) + "\r\n";
            assertThat(object(line + NEXT)).isEqualTo(line.length());
            assertThat(scanner.groups).isEqualTo(groups);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10-0:1.8.1(1)\r\n",
                "1-10:1.8.1(1)\r\n",
                "a-0:1.8.1(1)\r\n",
                "1-a:1.8.1(1)\r\n",
                "1.0:1.8.1(1)\r\n",
                "1-0.1.8.1(1)\r\n",
                "1-0:1.8.99(1)\r\n",
                "1-0:1.8.1*255(1)\r\n",
                "1-0:1.8.1(1)\n",
                "1-0:1.8.1(1) \r\n",
                "1-0:1.8.1(1)x\r\n",
                "1-0:1.8.1(1(2))\r\n",
                "1-0:1.8.1(1\r\n2)\r\n",
                "1-0:1.8.1(1)\r\n\r\n",
                "1-0:1.8.1(1)\r\n ",
                "1-0:1.8.1\r\n",
            })
    void leavesEverythingElse(String line) {
        assertThat(object(line + NEXT)).isEqualTo(LineScanner.NOTHING);
    }

    @Test
    void tellsAMarkFromAnyOtherByte() {
        for (int other = Byte.MIN_VALUE; other <= Byte.MAX_VALUE; other++) {
            for (int at = 0; at < 40; at++) {
                byte[] text = new byte[60 + FastText.REACH];
                Arrays.fill(text, (byte) 'a');
                text[at] = (byte) other;
                text[at + 1] = '/';
                boolean mark = other == '!' || other == '/';
                assertThat(FastText.findMark(text, 0, 60)).isEqualTo(mark ? at : at + 1);
            }
        }
    }

    @Test
    void findsEachMarkBehindAnything() {
        for (int length = 0; length < 90; length++) {
            for (byte other : new byte[] {'a', ' ', '"', '.', '0', (byte) 0x80, (byte) 0xA1, (byte) 0xFF}) {
                byte[] text = new byte[length + FastText.REACH];
                Arrays.fill(text, other);
                assertThat(FastText.findMark(text, 0, length)).isEqualTo(length);
                for (int at = 0; at < length; at++) {
                    for (byte mark : new byte[] {'!', '/'}) {
                        text[at] = mark;
                        assertThat(FastText.findMark(text, 0, length)).isEqualTo(at);
                        assertThat(FastText.findMark(text, at, length)).isEqualTo(at);
                        assertThat(FastText.findMark(text, at + 1, length)).isEqualTo(length);
                        text[at] = other;
                    }
                }
            }
        }
    }

    @Test
    void findsTheEndOfAGroupBehindAnything() {
        for (int length = 0; length < 40; length++) {
            for (byte other : new byte[] {'a', '*', '0', (byte) 0x80, (byte) 0xA9, (byte) 0xFF}) {
                byte[] text = new byte[length + FastText.REACH];
                Arrays.fill(text, other);
                assertThat(FastText.findGroupEnd(text, 0, length)).isEqualTo(length);
                for (int at = 0; at < length; at++) {
                    for (byte end : new byte[] {')', '(', '\r', '\n', ' ', 0}) {
                        text[at] = end;
                        assertThat(FastText.findGroupEnd(text, 0, length)).isEqualTo(at);
                        assertThat(FastText.findGroupEnd(text, at + 1, length)).isEqualTo(length);
                        text[at] = other;
                    }
                }
            }
        }
    }
}
