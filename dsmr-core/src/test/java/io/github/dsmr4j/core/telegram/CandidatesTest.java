package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {
    private static final String ONE = "/ABC5\r\n1-0:1.8.1(1)\r\n";
    private static final String OTHER = "/XYZ5\r\n1-0:1.8.1(2)\r\n";

    private static int crc(String text) {
        return Crc16.compute(text.getBytes(ISO_8859_1), 0, text.length());
    }

    /** Behind two bytes that belong to nobody. */
    private static int withCrc(String text, int printed) {
        byte[] bytes = ("\n/" + text + "!0000").getBytes(ISO_8859_1);
        int at = Candidates.withCrc(bytes, 2, 2 + text.length(), printed, text.indexOf('/', 1) > 0);
        return at == Candidates.NONE ? at : at - 2;
    }

    private static int withoutCrc(String text) {
        byte[] bytes = ("\n/" + text + "!\r\n").getBytes(ISO_8859_1);
        return Candidates.withoutCrc(bytes, 2, 2 + text.length()) - 2;
    }

    @Test
    void theOnlyStartFitsOrNone() {
        assertThat(withCrc(ONE, crc(ONE + "!"))).isZero();
        assertThat(withCrc(ONE, crc(ONE + "!") ^ 1)).isEqualTo(Candidates.NONE);
    }

    @Test
    void theStartThatFitsCountsWhereverItStands() {
        assertThat(withCrc(ONE + OTHER, crc(ONE + OTHER + "!"))).isZero();
        assertThat(withCrc(ONE + OTHER, crc(OTHER + "!"))).isEqualTo(ONE.length());
        String three = ONE + OTHER + ONE;
        assertThat(withCrc(three, crc(OTHER + ONE + "!"))).isEqualTo(ONE.length());
        assertThat(withCrc(three, crc(ONE + "!"))).isEqualTo(ONE.length() + OTHER.length());
    }

    @Test
    void whereTheCrcFitsWithoutAStartIsNone() {
        assertThat(withCrc(ONE, crc(ONE.substring(5) + "!"))).isEqualTo(Candidates.NONE);
        assertThat(withCrc(ONE + "/XY-", crc("/XY-!"))).isEqualTo(Candidates.NONE);
        assertThat(withCrc(ONE + "/XY", crc("/XY!"))).isEqualTo(Candidates.NONE);
    }

    @Test
    void ofTwoThatFitTheLatestCounts() {
        int before = crc("/DEF5 ");
        String zero = "/DEF5 " + (char) (before & 0xFF) + (char) (before >> 8);
        assertThat(crc(zero)).isZero();
        assertThat(withCrc(zero + ONE, crc(ONE + "!"))).isEqualTo(zero.length());
    }

    @Test
    void textWithoutAnyCrFitsAsIfItHadThem() {
        int printed = crc(ONE + "!");
        String stored = ONE.replace("\r", "");
        assertThat(withCrc(stored, printed)).isZero();
        assertThat(withCrc(OTHER + stored, printed)).isEqualTo(OTHER.length());
        assertThat(withCrc(ONE.replaceFirst("\r", ""), printed)).isEqualTo(Candidates.NONE);
        assertThat(withCrc(stored, crc(stored + "!"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'/ABC5|1(1)|', 0",
        "'/ABC5|1(1)|/XYZ5|1(1)|', 11",
        "'/ABC5|1(/XYZ5|1(1)|', 8",
        "'/ABC5/XYZ-METER|1(1)|', 0",
        "'/ABC5/ABC5|1(1)|', 5",
        "'/ABC5/XYZ/ABC5|1(1)|', 9",
        "'/ABC5|/XYZ5/ABC5|1(1)|', 6",
        "'/ABC5|/XYZ5/XYZ5|1(1)|', 11",
        "'/ABC5|/XY1|', 0",
        "'/ABC5|/XY', 0",
    })
    void withoutACrcTheLastStartCounts(String text, int start) {
        assertThat(withoutCrc(text.replace('|', '\n'))).isEqualTo(start);
    }
}
