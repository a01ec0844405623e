package io.github.dsmr4j.core.telegram;

import static io.github.dsmr4j.core.telegram.FramerInputs.IGNORED;
import static io.github.dsmr4j.core.telegram.FramerInputs.REQUIRED;
import static io.github.dsmr4j.core.telegram.FramerInputs.VALID;
import static io.github.dsmr4j.core.telegram.FramerInputs.WITHOUT;
import static io.github.dsmr4j.core.telegram.FramerInputs.WRONG;
import static io.github.dsmr4j.core.telegram.FramerInputs.events;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.TelegramBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFramerTest {
    @Test
    void requiredAcceptsOnlyAMatchingCrc() {
        assertThat(events(REQUIRED, VALID + WRONG + WITHOUT))
                .containsExactly("telegram valid", "rejected crc-mismatch", "rejected crc-missing");
    }

    @Test
    void ifPresentAcceptsAMissingCrcUntilTwoInARowHadOne() {
        assertThat(events(FramerOptions.DEFAULT, WITHOUT + VALID + WITHOUT + VALID + VALID + WITHOUT + VALID))
                .containsExactly(
                        "telegram absent",
                        "telegram valid",
                        "telegram absent",
                        "telegram valid",
                        "telegram valid",
                        "rejected crc-missing",
                        "telegram valid");
    }

    @Test
    void aMismatchProvesNothingOfTheSource() {
        assertThat(events(FramerOptions.DEFAULT, WRONG + WRONG + WRONG + WITHOUT))
                .endsWith("telegram absent");
        assertThat(events(FramerOptions.DEFAULT, VALID + WRONG + VALID + WITHOUT))
                .endsWith("rejected crc-missing");
    }

    @Test
    void whatWasLearnedOutlivesTheEndOfAConnection() {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(log);
        framer.feed((VALID + VALID).getBytes(ISO_8859_1));
        framer.end();
        framer.feed(WITHOUT.getBytes(ISO_8859_1));
        assertThat(log.events()).last().asString().startsWith("rejected crc-missing " + 2 * VALID.length());
    }

    @Test
    void ignoredDeliversAWrongCrcMarked() {
        assertThat(events(IGNORED, WRONG + VALID + WITHOUT))
                .containsExactly("telegram invalid", "telegram valid", "telegram absent");
    }

    @Test
    void aTelegramIsDeliveredAtTheFourthDigit() {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(log);
        byte[] bytes = VALID.strip().getBytes(ISO_8859_1);
        framer.feed(bytes, 0, bytes.length - 1);
        assertThat(log.events()).isEmpty();
        framer.feed(bytes, bytes.length - 1, 1);
        assertThat(log.events()).containsExactly("telegram valid 0 " + bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!12G4", "!8V46", "! 1234", "!12 34", "!x", "!/AB"})
    void otherTextBehindTheEndMarkIsAMismatch(String endLine) {
        String damaged = WITHOUT.strip().replace("!", endLine + "\r\n");
        assertThat(events(FramerOptions.DEFAULT, damaged + VALID))
                .containsExactly("rejected crc-mismatch", "telegram valid");
    }

    @Test
    void aStartDirectlyBehindTheEndMarkIsFound() {
        assertThat(events(FramerOptions.DEFAULT, WITHOUT.strip() + VALID))
                .containsExactly("rejected crc-mismatch", "telegram valid");
    }

    @Test
    void aTruncatedTelegramDoesNotCostTheNextInMidLine() {
        String truncated = VALID.substring(0, VALID.indexOf("456"));
        assertThat(EventLog.whole(REQUIRED, (truncated + VALID).getBytes(ISO_8859_1))
                        .events())
                .containsExactly(
                        "rejected incomplete 0 " + truncated.length(),
                        "telegram valid " + truncated.length() + " " + (VALID.length() - 2));
    }

    @Test
    void manyStartsBeforeAGoodTelegramAreOneRejection() {
        String starts = "/ABC/ABC5\r\n/XYZ5\r\n1-0:/KLM(1)\r\n";
        assertThat(events(FramerOptions.DEFAULT, starts + VALID))
                .containsExactly("rejected incomplete", "telegram valid");
        assertThat(events(FramerOptions.DEFAULT, starts + WRONG + VALID))
                .containsExactly("rejected crc-mismatch", "telegram valid");
        assertThat(events(FramerOptions.DEFAULT, starts + WITHOUT))
                .containsExactly("rejected incomplete", "telegram absent");
    }

    @Test
    void aStartInsideATelegramWhoseCrcIsRightIsText() {
        byte[] bytes = TelegramBuilder.identification("ABC5")
                .object("0-0:96.13.0", "see /XYZ")
                .line("/DEF5")
                .object("1-0:1.8.1", "1*kWh")
                .build();
        for (CrcPolicy policy : CrcPolicy.values()) {
            assertThat(events(FramerOptions.DEFAULT.withCrcPolicy(policy), new String(bytes, ISO_8859_1)))
                    .containsExactly("telegram valid");
        }
    }

    @Test
    void aSecondSlashInTheIdentificationIsTextUnlessTheManufacturerComesAgain() {
        String text = "/HLY5/DEFG-METER\r\n\r\n1-0:1.8.1(1*kWh)\r\n!\r\n";
        assertThat(EventLog.whole(FramerOptions.DEFAULT, text.getBytes(ISO_8859_1))
                        .events())
                .containsExactly("telegram absent 0 " + (text.length() - 2));
        assertThat(events(FramerOptions.DEFAULT, "/HLY5/DE" + text))
                .containsExactly("rejected incomplete", "telegram absent");
    }

    @Test
    void aTelegramWithoutAnyObjectNeedsACrc() {
        assertThat(events(FramerOptions.DEFAULT, "/ABC5\r\n\r\nnothing\r\n!\r\n"))
                .containsExactly("rejected incomplete");
        String empty = new String(TelegramBuilder.identification("ABC5").build(), ISO_8859_1);
        assertThat(events(FramerOptions.DEFAULT, empty)).containsExactly("telegram valid");
    }

    @Test
    void theEndOfTheInputClosesWhatIsPending() {
        assertThat(events(FramerOptions.DEFAULT, VALID.substring(0, VALID.indexOf('!'))))
                .containsExactly("rejected incomplete");
        assertThat(events(FramerOptions.DEFAULT, WITHOUT.strip())).containsExactly("telegram absent");
        assertThat(events(FramerOptions.DEFAULT, VALID.strip().substring(0, VALID.length() - 4)))
                .containsExactly("rejected crc-mismatch");
        assertThat(events(FramerOptions.DEFAULT, "noise /AB")).isEmpty();
    }

    @Test
    void blanksMayStandBehindTheCrcButNotInIt() {
        String crc = VALID.strip().substring(VALID.indexOf('!') + 1);
        String body = VALID.substring(0, VALID.indexOf('!') + 1);
        assertThat(events(REQUIRED, body + crc + " \t\r\n")).containsExactly("telegram valid");
        assertThat(events(REQUIRED, body + crc.substring(0, 2) + " " + crc.substring(2) + "\r\n"))
                .containsExactly("rejected crc-mismatch");
        assertThat(events(FramerOptions.DEFAULT, body + " \t \r\n")).containsExactly("telegram absent");
        String longest = " ".repeat(FramerOptions.MAX_END_LINE - 1);
        assertThat(events(FramerOptions.DEFAULT, body + longest + "\r\n")).containsExactly("telegram absent");
        assertThat(events(FramerOptions.DEFAULT, body + longest + " \r\n")).containsExactly("rejected crc-mismatch");
    }

    @Test
    void oneWithoutACrcBreaksARunOfTwo() {
        assertThat(events(FramerOptions.DEFAULT, VALID + WITHOUT + VALID + WITHOUT))
                .containsExactly("telegram valid", "telegram absent", "telegram valid", "telegram absent");
    }

    @Test
    void aTruncatedTelegramWhoseCrcIsZeroDoesNotCostTheNext() {
        byte[] truncated = "/XYZ5\r\n\r\n1-0:1.8.0(12).. ".getBytes(ISO_8859_1);
        int length = truncated.length - 2;
        int crc = Crc16.compute(truncated, 0, length);
        // Two bytes that equal the CRC so far bring it to 0: both starts then have the CRC that is printed.
        truncated[length] = (byte) crc;
        truncated[length + 1] = (byte) (crc >> 8);
        String input = new String(truncated, ISO_8859_1) + VALID;
        for (String before : new String[] {"", "/DMG5 damaged "}) {
            int start = before.length() + truncated.length;
            assertThat(EventLog.whole(REQUIRED, (before + input).getBytes(ISO_8859_1))
                            .events())
                    .containsExactly(
                            "rejected incomplete 0 " + start, "telegram valid " + start + " " + (VALID.length() - 2));
        }
    }
}
