package io.github.dsmr4j.core.telegram;

import static io.github.dsmr4j.core.telegram.FramerInputs.REQUIRED;
import static io.github.dsmr4j.core.telegram.FramerInputs.VALID;
import static io.github.dsmr4j.core.telegram.FramerInputs.events;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too long, what is encrypted, and what a rejection says. */
class FramerRejectionsTest {
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
