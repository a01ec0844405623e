package io.github.dsmr4j.core.cipher;

import static io.github.dsmr4j.core.cipher.TestMeter.KEY;
import static io.github.dsmr4j.core.cipher.TestMeter.KEYS;
import static io.github.dsmr4j.core.cipher.TestMeter.OTHER_KEY;
import static io.github.dsmr4j.core.cipher.TestMeter.TAG;
import static io.github.dsmr4j.core.cipher.TestMeter.TEXT_AT;
import static io.github.dsmr4j.core.cipher.TestMeter.damaged;
import static io.github.dsmr4j.core.cipher.TestMeter.joined;
import static io.github.dsmr4j.core.cipher.TestMeter.meter;
import static io.github.dsmr4j.core.cipher.TestMeter.octets;
import static io.github.dsmr4j.core.cipher.TestMeter.telegram;
import static io.github.dsmr4j.core.cipher.TestMeter.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.Rejection.Reason;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.FrameBuilder.LengthForm;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecryptingFramerTest {
    private static final byte[] TELEGRAM = telegram(1);
    private static final byte[] NEXT = telegram(2);

    @Test
    void aFrameBecomesATelegramAtItsPlace() {
        CipherLog log = new CipherLog();
        DecryptingFramer framer = Decryption.with(KEYS).framer(FramerOptions.DEFAULT, log);
        byte[] frame = meter().frame(TELEGRAM);
        framer.feed(ByteBuffer.wrap(joined("noise".getBytes(ISO_8859_1), frame, frame)));
        int place = 5 + TEXT_AT;
        int length = TELEGRAM.length - 2;
        assertThat(log.events())
                .containsExactly(
                        "telegram authenticated valid " + place + " " + length,
                        "telegram authenticated valid " + (place + frame.length) + " " + length,
                        "repeated 100 100 " + (5 + frame.length));
        assertThat(log.texts()).containsExactly(text(TELEGRAM), text(TELEGRAM));
        TelegramCounters counters = framer.counters();
        assertThat(counters.bytes()).isEqualTo(5 + 2L * frame.length);
        assertThat(counters.bytesSkipped()).isEqualTo(5 + 2L * (TEXT_AT + 2 + TAG));
        assertThat(framer.cipherCounters().decrypted()).isEqualTo(2);
        assertThat(framer.cipherCounters().repeatedCounters()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void everyFormOfLengthIsRead(LengthForm form) {
        byte[] small =
                TelegramBuilder.identification("A").object("1-0:1.8.0", "1*kWh").build();
        byte[] identified = TelegramBuilder.identification("ABC5")
                .object("1-0:1.8.0", "1*kWh")
                .build();
        byte[] frame = meter().lengthForm(form).frame(identified);
        assertThat(CipherLog.of(KEYS, frame).texts()).containsExactly(text(identified));
        assertThat(CipherLog.of(KEYS, meter().lengthForm(form).frame(small)).events())
                .as("no start of a telegram")
                .isEmpty();
    }

    @Test
    void aTextShorterThanABlockIsDecrypted() {
        byte[] frame = meter().lengthForm(LengthForm.SHORT).frame("/ABC5\r\n!".getBytes(ISO_8859_1));
        assertThat(CipherLog.of(KEYS, frame).events()).containsExactly("rejected incomplete 16 8");
    }

    @Test
    void additionalDataMayBeEmpty() {
        byte[] frame = FrameBuilder.meter("ABC12345", octets(KEY)).frame(TELEGRAM);
        assertThat(CipherLog.of(KEYS, frame).texts()).containsExactly(text(TELEGRAM));
        Keys strict = KEYS.withAuthenticationKey(CipherKey.parse(TestMeter.PUBLISHED));
        assertThat(CipherLog.of(strict, frame).reasons()).containsExactly(Reason.DAMAGED_FRAME);
    }

    @Test
    void theAuthenticationKeyIsTheOneGiven() {
        byte[] frame = meter().authenticationKey(octets(OTHER_KEY)).frame(TELEGRAM);
        Keys given = KEYS.withAuthenticationKey(CipherKey.parse(OTHER_KEY));
        assertThat(CipherLog.of(given, frame).texts()).containsExactly(text(TELEGRAM));
        assertThat(CipherLog.of(KEYS, frame).texts()).isEmpty();
    }

    @Test
    void tagsThatNeverFitShowAWrongAuthenticationKey() {
        FrameBuilder meter = meter().authenticationKey(octets(OTHER_KEY));
        CipherLog log = CipherLog.of(
                KEYS, meter.frame(TELEGRAM), meter.frame(TELEGRAM), meter.frame(TELEGRAM), meter.frame(TELEGRAM));
        assertThat(log.reasons())
                .containsExactly(
                        Reason.DAMAGED_FRAME,
                        Reason.DAMAGED_FRAME,
                        Reason.WRONG_AUTHENTICATION_KEY,
                        Reason.WRONG_AUTHENTICATION_KEY);
        assertThat(log.rejections().get(2).toString()).contains("authentication key is probably wrong");
    }

    @Test
    void damageIsNoWrongAuthenticationKeyOnceATagHasFitted() {
        FrameBuilder meter = meter();
        byte[] good = meter.frame(TELEGRAM);
        byte[] bad = damaged(meter.frame(TELEGRAM), 300);
        assertThat(CipherLog.of(KEYS, good, bad, bad, bad, bad).reasons())
                .hasSize(4)
                .containsOnly(Reason.DAMAGED_FRAME);
        assertThat(CipherLog.of(KEYS, bad, bad, good, bad, bad, bad).reasons()).containsOnly(Reason.DAMAGED_FRAME);
    }

    @Test
    void aWrongKeyIsNamedAtOnce() {
        byte[] frame = meter().frame(TELEGRAM);
        CipherLog log = CipherLog.of(Keys.of(CipherKey.parse(OTHER_KEY)), frame);
        assertThat(log.events()).containsExactly("rejected wrong-key 0 " + frame.length);
        assertThat(log.rejections().get(0))
                .hasToString("the key is probably wrong: the encrypted frame does not become text (" + frame.length
                        + " bytes at offset 0, system title 4142433132333435)");
        Keys unauthenticated = Keys.of(CipherKey.parse(OTHER_KEY)).withoutAuthentication();
        assertThat(CipherLog.of(unauthenticated, frame).reasons()).containsExactly(Reason.WRONG_KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 14, 17, 18, 33})
    void aKeyThatHasFittedIsNotToBlame(int at) {
        FrameBuilder meter = meter();
        byte[] good = meter.frame(TELEGRAM);
        byte[] bad = meter.frame(NEXT);
        bad[at] ^= (byte) 0x80;
        CipherLog log = CipherLog.of(KEYS, good, bad, good);
        assertThat(log.reasons()).containsExactly(Reason.DAMAGED_FRAME);
        assertThat(log.texts()).hasSize(2);
    }

    @Test
    void aKeyIsAskedForByTitle() {
        SystemTitle known = SystemTitle.parse("4142433132333435");
        Decryption decryption = Decryption.by(title -> title.equals(known) ? Optional.of(KEYS) : Optional.empty());
        byte[] other = meter("XYZ12345").frame(TELEGRAM);
        CipherLog log = CipherLog.of(decryption, FramerOptions.DEFAULT, other, meter().frame(NEXT));
        assertThat(log.events()).first().isEqualTo("rejected unknown-title 0 " + other.length);
        assertThat(log.rejections().get(0).toString()).contains("system title 58595A3132333435");
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @Test
    void keysThatAreTakenAwayAreUnknown() {
        int[] calls = {0};
        Decryption decryption = Decryption.by(title -> calls[0]++ == 0 ? Optional.of(KEYS) : Optional.empty());
        CipherLog log = CipherLog.of(decryption, FramerOptions.DEFAULT, meter().frame(TELEGRAM));
        assertThat(log.reasons()).containsExactly(Reason.UNKNOWN_TITLE);
    }

    @Test
    void aDecryptedTelegramIsJudgedByItsCrc() {
        byte[] wrong = TelegramBuilder.identification("ABC5")
                .object("1-0:1.8.0", "1*kWh")
                .crc(TelegramBuilder.CrcForm.WRONG)
                .build();
        byte[] frame = meter().frame(wrong);
        assertThat(CipherLog.of(KEYS, frame).events())
                .containsExactly("rejected crc-mismatch 18 " + (wrong.length - 2));
        FramerOptions lenient = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED);
        assertThat(CipherLog.of(Decryption.with(KEYS), lenient, frame).events())
                .containsExactly("telegram authenticated invalid 18 " + (wrong.length - 2));
    }

    @Test
    void aTelegramEndsWithItsFrame() {
        FrameBuilder meter = meter();
        byte[] beginning = Arrays.copyOf(TELEGRAM, 100);
        CipherLog log = CipherLog.of(KEYS, meter.frame(beginning), meter.frame(NEXT));
        assertThat(log.reasons()).containsExactly(Reason.INCOMPLETE);
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 13, 20, 35, 300})
    void aReaderThatStartsInAFrameFindsTheNext(int missing) {
        FrameBuilder meter = meter();
        byte[] frame = meter.frame(TELEGRAM);
        byte[] rest = Arrays.copyOfRange(frame, missing, frame.length);
        assertThat(CipherLog.of(KEYS, rest, meter.frame(NEXT)).texts()).containsExactly(text(NEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 13, 14, 18, 20, 34, 300})
    void aFrameThatBreaksOffDoesNotCostTheNext(int length) {
        FrameBuilder meter = meter();
        byte[] beginning = Arrays.copyOf(meter.frame(TELEGRAM), length);
        byte[] stream = joined(beginning, meter.frame(NEXT));
        CipherLog log = new CipherLog();
        Decryption.with(KEYS).framer(FramerOptions.DEFAULT, log).feed(stream);
        assertThat(log.texts()).containsExactly(text(NEXT));
    }

    @ParameterizedTest
    @CsvSource({"82FFFF", "820000", "820011", "820190", "8201F0", "80FFFF", "85FFFF", "81FF01", "7FFFFF", "000000"})
    void aWrongLengthDoesNotCostTheNext(String length) {
        FrameBuilder meter = meter();
        byte[] frame = meter.frame(TELEGRAM);
        System.arraycopy(octets(length), 0, frame, 10, 3);
        byte[] stream = joined(frame, meter.frame(NEXT));
        CipherLog log = new CipherLog();
        Decryption.with(KEYS).framer(FramerOptions.DEFAULT, log).feed(stream);
        assertThat(log.texts()).as("before the end of the input").containsExactly(text(NEXT));
    }

    @Test
    void aFrameLongerThanTheLimitIsTooLong() {
        byte[] frame = meter().frame(TELEGRAM);
        FramerOptions options = FramerOptions.DEFAULT.withMaxTelegramLength(TELEGRAM.length - 64);
        assertThat(CipherLog.of(Decryption.with(KEYS), options, frame).texts()).hasSize(0);
        assertThat(CipherLog.of(Decryption.with(KEYS), options.withMaxTelegramLength(100), frame)
                        .reasons())
                .first()
                .isEqualTo(Reason.TOO_LONG);
        byte[] enormous = meter().lengthForm(LengthForm.LONG_4).frame(TELEGRAM);
        Arrays.fill(enormous, 11, 15, (byte) 0xFF);
        assertThat(CipherLog.of(KEYS, enormous).reasons()).containsExactly(Reason.TOO_LONG);
    }

    @Test
    void plainTelegramsComeBetweenFrames() {
        byte[] frame = meter().frame(TELEGRAM);
        CipherLog log = CipherLog.of(KEYS, NEXT, frame, NEXT, NEXT);
        assertThat(log.texts()).containsExactly(text(NEXT), text(TELEGRAM), text(NEXT), text(NEXT));
        assertThat(log.events()).first().isEqualTo("telegram none valid 0 " + (NEXT.length - 2));
        assertThat(log.events()).element(1).asString().startsWith("telegram authenticated");
        assertThat(log.events()).element(2).asString().startsWith("telegram none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00DB", "\u00DB\b12345678\u0082\u0001\u00000abcdefghijklmnopqrstuv", "\u00DB\b"})
    void whatLooksLikeAFrameInAPlainTelegramIsPartOfIt(String value) {
        byte[] plain = TelegramBuilder.identification("ABC5")
                .object("0-0:96.13.0", value)
                .build();
        assertThat(CipherLog.of(KEYS, plain, plain).texts()).containsExactly(text(plain), text(plain));
        Decryption none = Decryption.by(title -> Optional.empty());
        assertThat(CipherLog.of(none, FramerOptions.DEFAULT, plain).texts()).containsExactly(text(plain));
    }

    @Test
    void aWholeFrameInAnOpenTelegramShowsThatItLostItsEnd() {
        byte[] beginning = Arrays.copyOf(NEXT, 100);
        byte[] frame = meter().frame(TELEGRAM);
        CipherLog log = CipherLog.of(KEYS, beginning, frame);
        assertThat(log.events()).first().isEqualTo("rejected incomplete 0 100");
        assertThat(log.texts()).containsExactly(text(TELEGRAM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "!12", "!1234 ", "/AB"})
    void whatIsPendingIsClosedBeforeAFrame(String pending) {
        byte[] frame = meter().frame(TELEGRAM);
        byte[] before = ("/ABC5\r\n1-0:1.8.0(1*kWh)\r\n" + pending).getBytes(ISO_8859_1);
        assertThat(CipherLog.of(KEYS, before, frame).texts()).contains(text(TELEGRAM));
        Keys wrong = Keys.of(CipherKey.parse(OTHER_KEY));
        if (pending.startsWith("!")) {
            assertThat(CipherLog.of(wrong, before, frame).reasons())
                    .containsExactly(Reason.CRC_MISMATCH, Reason.WRONG_KEY);
        }
    }

    @Test
    void aPlainTelegramInTheBytesOfAFrameThatIsNoneIsFound() {
        byte[] frame = meter().frame(TELEGRAM);
        frame[11] = (byte) 0x20;
        CipherLog log = CipherLog.of(KEYS, frame, NEXT, NEXT);
        assertThat(log.texts()).containsExactly(text(NEXT), text(NEXT));
        assertThat(log.events()).first().isEqualTo("rejected damaged-frame 0 " + frame.length);
    }

    @Test
    void aFrameIsIncompleteWhenTheInputEnds() {
        byte[] frame = meter().frame(TELEGRAM);
        for (int length : new int[] {14, 17, 20, 34, 300, frame.length - 1}) {
            assertThat(CipherLog.of(KEYS, Arrays.copyOf(frame, length)).events())
                    .containsExactly("rejected incomplete 0 " + length);
        }
        assertThat(CipherLog.of(KEYS, Arrays.copyOf(frame, 13)).events()).isEmpty();
    }

    @Test
    void afterTheEndANewConnectionBegins() {
        CipherLog log = new CipherLog();
        DecryptingFramer framer = Decryption.with(KEYS).framer(FramerOptions.DEFAULT, log);
        byte[] frame = meter().frame(TELEGRAM);
        framer.feed(frame, 0, 300);
        framer.end();
        framer.feed(frame);
        framer.end();
        assertThat(log.events())
                .containsExactly(
                        "rejected incomplete 0 300",
                        "telegram authenticated valid " + (300 + TEXT_AT) + " " + (TELEGRAM.length - 2));
    }

    @Test
    void framesThatAreRejectedOneBehindTheOtherAreOneRejectionEach() {
        byte[] first = meter("XYZ12345").frame(TELEGRAM);
        byte[] second = damaged(meter().frame(TELEGRAM), 300);
        Decryption decryption =
                Decryption.by(title -> title.toString().startsWith("414243") ? Optional.of(KEYS) : Optional.empty());
        assertThat(CipherLog.of(decryption, FramerOptions.DEFAULT, joined(first, second, first))
                        .events())
                .containsExactly(
                        "rejected unknown-title 0 " + first.length,
                        "rejected damaged-frame " + first.length + " " + second.length,
                        "rejected unknown-title " + (first.length + second.length) + " " + first.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0F80000000000200", "0F800000000C07E80B18020E"})
    void aFrameThatHoldsDlmsIsNamed(String beginning) {
        byte[] frame = meter().frame(joined(octets(beginning), new byte[200]));
        CipherLog log = CipherLog.of(KEYS, frame);
        assertThat(log.events()).containsExactly("rejected dlms 0 " + frame.length);
        assertThat(log.rejections().get(0).toString()).contains("not the text of a P1 port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0F80000000FF0200", "0F80"})
    void otherBytesAreNotDlms(String beginning) {
        assertThat(CipherLog.of(KEYS, meter().frame(octets(beginning))).reasons())
                .containsExactly(Reason.WRONG_KEY);
    }
}
