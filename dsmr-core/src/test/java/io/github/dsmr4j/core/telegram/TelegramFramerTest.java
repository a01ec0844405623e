package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.testdata.TelegramBuilder;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFramerTest {
    private static final FramerOptions REQUIRED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.REQUIRED);
    private static final FramerOptions IGNORED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);

    private static String telegram(TelegramBuilder.CrcForm crc) {
        byte[] bytes = TelegramBuilder.identification("ABC5\\TEST")
                .object("0-0:96.1.1", "4142433132333435")
                .object("1-0:1.8.1", "000123.456*kWh")
                .crc(crc)
                .build();
        return new String(bytes, ISO_8859_1);
    }

    private static final String VALID = telegram(TelegramBuilder.CrcForm.UPPER);
    private static final String WRONG = telegram(TelegramBuilder.CrcForm.WRONG);
    private static final String WITHOUT = telegram(TelegramBuilder.CrcForm.ABSENT);

    private static List<String> events(FramerOptions options, String input) {
        return EventLog.whole(options, input.getBytes(ISO_8859_1)).events().stream()
                .map(event -> event.replaceAll(" \\d+ \\d+$", ""))
                .toList();
    }

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

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aTelegramMayBeAsLongAsItsLimit(int over) {
        int limit = VALID.indexOf('!') + 1 - over;
        assertThat(events(REQUIRED.withMaxTelegramLength(limit), VALID + VALID))
                .containsExactlyElementsOf(
                        over > 0
                                ? List.of("rejected too-long", "rejected too-long")
                                : List.of("telegram valid", "telegram valid"));
    }

    @Test
    void whatIsTooLongIsSearchedForStartsAndIsOneRejection() {
        FramerOptions options = REQUIRED.withMaxTelegramLength(100);
        String endless = "/ABC5 " + "x".repeat(90) + "/ABC5" + "y".repeat(300);
        EventLog log = EventLog.whole(options, (endless + VALID).getBytes(ISO_8859_1));
        assertThat(log.events())
                .containsExactly(
                        "rejected too-long 0 " + 196,
                        "telegram valid " + endless.length() + " " + (VALID.length() - 2));
        assertThat(log.rejections().get(0).sample()).startsWith("/ABC5 xxx".getBytes(ISO_8859_1));
    }

    @Test
    void aStartInWhatIsTooLongBecomesATelegram() {
        FramerOptions options = REQUIRED.withMaxTelegramLength(100);
        String before = "/ABC5 " + "x".repeat(80);
        assertThat(EventLog.whole(options, (before + VALID).getBytes(ISO_8859_1))
                        .events())
                .containsExactly(
                        "rejected too-long 0 " + before.length(),
                        "telegram valid " + before.length() + " " + (VALID.length() - 2));
    }

    @Test
    void anEndlessRunOfStartsIsOneRejection() {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(log);
        byte[] starts = "/ABC".repeat(16 * 1024).getBytes(ISO_8859_1);
        for (int count = 0; count < 256; count++) {
            framer.feed(starts);
        }
        framer.feed(("\r\n" + VALID).getBytes(ISO_8859_1));
        assertThat(log.events()).hasSize(2);
        assertThat(log.telegrams()).hasSize(1);
        assertThat(log.rejections().get(0).length()).isEqualTo(256L * starts.length + 2);
    }

    @Test
    void anEncryptedFrameIsOneRejection() {
        byte[] frame = encryptedFrame(300);
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(log);
        framer.feed(frame);
        framer.feed(VALID.getBytes(ISO_8859_1));
        framer.feed(frame, 0, 200);
        framer.end();
        assertThat(log.events())
                .containsExactly(
                        "rejected encrypted 0 " + frame.length,
                        "telegram valid " + frame.length + " " + (VALID.length() - 2),
                        "rejected encrypted " + (frame.length + VALID.length()) + " 200");
    }

    /** A frame whose content looks like ends. */
    private static byte[] encryptedFrame(int contentLength) {
        byte[] frame = new byte[13 + contentLength];
        byte[] content = "ABC5\r\n!\r\n".repeat(frame.length).getBytes(ISO_8859_1);
        System.arraycopy(content, 0, frame, 0, frame.length);
        frame[0] = (byte) 0xDB;
        frame[1] = 8;
        frame[10] = (byte) 0x82;
        frame[11] = (byte) (contentLength >> 8);
        frame[12] = (byte) contentLength;
        frame[13] = 0x30;
        return frame;
    }

    @Test
    void aByteBufferIsTakenLikeAnArray() {
        byte[] bytes = ("noise" + VALID + WRONG).getBytes(ISO_8859_1);
        List<String> whole = EventLog.whole(FramerOptions.DEFAULT, bytes).everything();
        for (ByteBuffer buffer : List.of(ByteBuffer.wrap(bytes), direct(bytes))) {
            EventLog log = new EventLog();
            TelegramFramer framer = new TelegramFramer(log);
            framer.feed(buffer);
            framer.end();
            assertThat(buffer.hasRemaining()).isFalse();
            assertThat(log.everything()).isEqualTo(whole);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    @Test
    void countersAddUp() {
        String input = "noise" + VALID + WRONG + WITHOUT.strip() + "   ";
        TelegramFramer framer = new TelegramFramer(new EventLog());
        framer.feed(input.getBytes(ISO_8859_1));
        framer.end();
        TelegramCounters counters = framer.counters();
        assertThat(counters.bytes()).isEqualTo(input.length());
        assertThat(counters.telegrams()).isEqualTo(2);
        assertThat(counters.telegrams(CrcStatus.VALID)).isEqualTo(1);
        assertThat(counters.telegrams(CrcStatus.ABSENT)).isEqualTo(1);
        assertThat(counters.rejections()).isEqualTo(1);
        assertThat(counters.rejections(Rejection.Reason.CRC_MISMATCH)).isEqualTo(1);
        assertThat(counters.bytesSkipped()).isEqualTo(5 + 2 * 2 + 3);
    }

    @Test
    void aViewIsEmptyAfterTheCall() {
        List<Telegram> views = new ArrayList<>();
        TelegramFramer framer = new TelegramFramer(views::add);
        framer.feed(VALID.getBytes(ISO_8859_1));
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.length()).isZero();
            assertThat(view.identification()).isEmpty();
            assertThat(view.cursor().next()).isEqualTo(TelegramCursor.Item.END);
        });
    }

    /** A framer that its listener calls. */
    private static TelegramFramer calledBack(Consumer<TelegramFramer> call) {
        List<TelegramFramer> framers = new ArrayList<>();
        framers.add(new TelegramFramer(telegram -> call.accept(framers.get(0))));
        return framers.get(0);
    }

    @Test
    void aListenerMustNotFeed() {
        List<Consumer<TelegramFramer>> calls = List.of(
                framer -> framer.feed(new byte[1]),
                framer -> framer.feed(ByteBuffer.wrap(new byte[2])),
                TelegramFramer::end);
        for (Consumer<TelegramFramer> call : calls) {
            TelegramFramer framer = calledBack(call);
            assertThatThrownBy(() -> framer.feed(VALID.getBytes(ISO_8859_1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("listener");
            assertThat(framer.counters().bytes()).isEqualTo(VALID.length());
        }
    }

    @Test
    void whatAListenerThrowsComesOutOfEachWayIn() {
        RuntimeException thrown = new IllegalArgumentException("thrown on purpose");
        TelegramFramer framer = new TelegramFramer(new TelegramListener() {
            @Override
            public void telegram(Telegram telegram) {
                throw thrown;
            }

            @Override
            public void rejected(Rejection rejection) {
                throw thrown;
            }
        });
        assertThatThrownBy(() -> framer.feed(ByteBuffer.wrap(VALID.getBytes(ISO_8859_1))))
                .isSameAs(thrown);
        framer.feed(WITHOUT.strip().getBytes(ISO_8859_1));
        assertThatThrownBy(framer::end).isSameAs(thrown);
        assertThatThrownBy(() -> framer.feed((WRONG + VALID).getBytes(ISO_8859_1)))
                .isSameAs(thrown);
        assertThat(framer.counters().telegrams()).isEqualTo(3);
        assertThat(framer.counters().rejections()).isEqualTo(1);
    }

    @Test
    void saysHowItJudges() {
        assertThat(new TelegramFramer(IGNORED, telegram -> {}).options()).isSameAs(IGNORED);
    }

    @Test
    void anExceptionOfAListenerCostsNoByte() {
        EventLog log = new EventLog();
        RuntimeException thrown = new IllegalArgumentException("thrown on purpose");
        TelegramFramer framer = new TelegramFramer(telegram -> {
            log.telegram(telegram);
            throw thrown;
        });
        byte[] three = (VALID + VALID + VALID).getBytes(ISO_8859_1);
        assertThatThrownBy(() -> framer.feed(three)).isSameAs(thrown);
        assertThat(log.telegrams()).hasSize(3);
        framer.end();
        assertThatThrownBy(() -> framer.feed(three)).isSameAs(thrown);
        assertThat(log.telegrams()).hasSize(6);
    }

    @Test
    void anErrorOfAListenerDoesNotJoinWhatWasLostWithWhatComes() {
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(telegram -> {
            log.telegram(telegram);
            throw new AssertionError("thrown on purpose");
        });
        byte[] bytes = (WITHOUT + WITHOUT.substring(0, 30)).getBytes(ISO_8859_1);
        assertThatThrownBy(() -> framer.feed(bytes)).hasMessage("thrown on purpose");
        framer.feed(WITHOUT.substring(50).getBytes(ISO_8859_1));
        assertThat(log.telegrams()).hasSize(1);
    }

    @Test
    void telegramsInWhatLooksLikeAnEncryptedFrameAreFound() {
        String header = new String(encryptedFrame(5_000), 0, 14, ISO_8859_1) + "x";
        byte[] input = (header + VALID + VALID).getBytes(ISO_8859_1);
        for (int size = 1; size <= input.length; size++) {
            assertThat(EventLog.inChunks(FramerOptions.DEFAULT, input, size).events())
                    .containsExactly(
                            "rejected encrypted 0 15",
                            "telegram valid 15 " + (VALID.length() - 2),
                            "telegram valid " + (15 + VALID.length()) + " " + (VALID.length() - 2));
        }
    }

    @Test
    void framesOneBehindTheOtherAreARejectionEachEvenIfTheyLookLikeStarts() {
        byte[] frame = encryptedFrame(300);
        System.arraycopy("/ABC".getBytes(ISO_8859_1), 0, frame, 101, 4);
        EventLog log = new EventLog();
        TelegramFramer framer = new TelegramFramer(log);
        for (int count = 0; count < 5; count++) {
            framer.feed(frame);
        }
        assertThat(log.events()).hasSize(5).allMatch(event -> event.startsWith("rejected encrypted"));
    }

    @Test
    void anEncryptedFrameHasASaneHeader() {
        byte[] frame = encryptedFrame(200);
        frame[13] = 0x20;
        assertThat(EventLog.whole(FramerOptions.DEFAULT, frame).events()).hasSize(1);
        frame[13] = 0x31;
        assertThat(EventLog.whole(FramerOptions.DEFAULT, frame).events()).isEmpty();
        frame[13] = 0x30;
        frame[10] = (byte) 0x83;
        assertThat(EventLog.whole(FramerOptions.DEFAULT, frame).events()).isEmpty();
        frame[10] = (byte) 0x81;
        frame[11] = (byte) 0xC8;
        frame[12] = 0x30;
        assertThat(EventLog.whole(FramerOptions.DEFAULT, frame).events()).containsExactly("rejected encrypted 0 212");
        assertThat(EventLog.whole(FramerOptions.DEFAULT.withMaxTelegramLength(199), frame)
                        .events())
                .isEmpty();
        assertThat(EventLog.whole(FramerOptions.DEFAULT.withMaxTelegramLength(200), frame)
                        .events())
                .hasSize(1);
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

    @Test
    void aTelegramKnowsWhenItArrived() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT, VALID.getBytes(ISO_8859_1));
        assertThat(log.telegrams().get(0).copy().received()).isBetween(before, Instant.now());
    }

    @Test
    void aStartThatStraddlesTheLimitIsTriedInTheSameRejection() {
        FramerOptions options = REQUIRED.withMaxTelegramLength(100);
        String before = "/ABC5 " + "x".repeat(92);
        String damaged = before + "/XYZ" + "y".repeat(200);
        assertThat(EventLog.whole(options, (damaged + VALID).getBytes(ISO_8859_1))
                        .events())
                .containsExactly(
                        "rejected too-long 0 " + (before.length() + 100),
                        "telegram valid " + damaged.length() + " " + (VALID.length() - 2));
        assertThat(EventLog.whole(options, (before + VALID).getBytes(ISO_8859_1))
                        .events())
                .containsExactly(
                        "rejected too-long 0 " + before.length(),
                        "telegram valid " + before.length() + " " + (VALID.length() - 2));
    }

    @Test
    void limitsAreChecked() {
        for (int limit : new int[] {FramerOptions.MIN_MAX_TELEGRAM_LENGTH, FramerOptions.MAX_MAX_TELEGRAM_LENGTH}) {
            boolean smallest = limit == FramerOptions.MIN_MAX_TELEGRAM_LENGTH;
            int inside = smallest ? limit + 1 : limit - 1;
            int outside = smallest ? limit - 1 : limit + 1;
            assertThat(REQUIRED.withMaxTelegramLength(limit).maxTelegramLength())
                    .isEqualTo(limit);
            assertThat(REQUIRED.withMaxTelegramLength(inside).maxTelegramLength())
                    .isEqualTo(inside);
            assertThatThrownBy(() -> REQUIRED.withMaxTelegramLength(outside))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("of " + outside + " bytes");
        }
        assertThatThrownBy(() -> FramerOptions.DEFAULT.withCrcPolicy(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aRejectionKeepsTheBeginningOfWhatItRejects(int over) {
        String open = "/ABC5 " + "x".repeat(Rejection.MAX_SAMPLE - 6 + over);
        EventLog log = EventLog.whole(REQUIRED, ("noise" + open).getBytes(ISO_8859_1));
        assertThat(log.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.offset()).isEqualTo(5);
            assertThat(rejection.length()).isEqualTo(open.length());
            assertThat(rejection.sample())
                    .asString(ISO_8859_1)
                    .isEqualTo(open.substring(0, Math.min(open.length(), Rejection.MAX_SAMPLE)));
        });
    }
}
