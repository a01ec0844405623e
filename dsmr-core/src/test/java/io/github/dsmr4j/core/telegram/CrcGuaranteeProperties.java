package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.Tries;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.ReferenceCrc;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What the CRC promises is kept: with the printed digits and all frame marks as they were, and at most
 * {@value #LONGEST_BODY} bytes from the slash through the exclamation mark, these damages never come through.
 *
 * <p>The telegrams end their lines with CR LF, of which no damage here takes all the CRs: text without any is read as if
 * it had them, too.
 */
@HeavyProperties
class CrcGuaranteeProperties {
    private static final FramerOptions REQUIRED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.REQUIRED);
    private static final int LONGEST_BODY = 4_095;
    private static final int MOST_FLIPS = 41;
    private static final int DAMAGES = 200;
    private static final int DAMAGES_OF_A_RECORDED_TELEGRAM = 5;

    /** Half of them of the generator, half as long as the promise reaches. */
    @Provide
    Arbitrary<String> telegrams() {
        Arbitrary<String> usual = TelegramArbitraries.telegrams().map(GeneratedTelegram::toString);
        Arbitrary<String> longest =
                Arbitraries.longs().map(seed -> new String(telegramOf(LONGEST_BODY, seed), ISO_8859_1));
        return Arbitraries.oneOf(usual, longest);
    }

    /** A telegram with so many bytes from the slash through the exclamation mark. */
    private static byte[] telegramOf(int body, long seed) {
        String digits = new SplittableRandom(seed)
                .ints(body, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
        int others = mark(telegramWithText("")) + 1;
        return telegramWithText(digits.substring(0, body - others));
    }

    private static byte[] telegramWithText(String text) {
        return TelegramBuilder.identification("ABC5\\LONG")
                .object("1-0:1.8.1", "000123.456*kWh")
                .object("0-0:96.13.0", text)
                .build();
    }

    private static int mark(byte[] telegram) {
        return new String(telegram, ISO_8859_1).lastIndexOf('!');
    }

    /** Where starts and end marks stand. */
    private static BitSet marks(byte[] bytes) {
        BitSet marks = new BitSet();
        for (int at = 0; at < bytes.length; at++) {
            boolean start = FrameMarks.startAt(bytes, at, bytes.length) > 0;
            boolean end = bytes[at] == '!' && at > 0 && bytes[at - 1] == '\n';
            marks.set(at, start || end);
        }
        return marks;
    }

    /** Flips bits, numbered from the least significant of the slash on; the damage must not come through. */
    private static void isNotAccepted(byte[] telegram, BitSet marks, int... bits) {
        byte[] damaged = telegram.clone();
        for (int bit : bits) {
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
        }
        if (marks(damaged).equals(marks)) {
            EventLog log = EventLog.whole(REQUIRED, damaged);
            assertThat(log.telegrams())
                    .as("flipped bits %s", Arrays.toString(bits))
                    .isEmpty();
            assertThat(log.rejections())
                    .as("flipped bits %s", Arrays.toString(bits))
                    .hasSize(1);
        }
    }

    @Property(tries = 6)
    void oneFlippedBitIsNeverAccepted(@ForAll("telegrams") String text) {
        byte[] telegram = text.getBytes(ISO_8859_1);
        BitSet marks = marks(telegram);
        for (int bit = 0; bit < 8 * (mark(telegram) + 1); bit++) {
            isNotAccepted(telegram, marks, bit);
        }
    }

    @Property(tries = 40)
    void twoFlippedBitsAreNeverAccepted(@ForAll("telegrams") String text, @ForAll long seed) {
        anyFlips(text.getBytes(ISO_8859_1), new SplittableRandom(seed), 2, DAMAGES);
    }

    @Property(tries = 80)
    void anOddNumberOfFlippedBitsIsNeverAccepted(
            @ForAll("telegrams") String text, @ForAll long seed, @ForAll @IntRange(max = MOST_FLIPS / 2) int half) {
        anyFlips(text.getBytes(ISO_8859_1), new SplittableRandom(seed), 2 * half + 1, DAMAGES);
    }

    private static void anyFlips(byte[] telegram, SplittableRandom random, int count, int damages) {
        BitSet marks = marks(telegram);
        int bits = 8 * (mark(telegram) + 1);
        for (int damage = 0; damage < damages; damage++) {
            isNotAccepted(
                    telegram,
                    marks,
                    random.ints(0, bits).distinct().limit(count).toArray());
        }
    }

    @Property(tries = 60)
    void aBurstOfUpTo16BitsIsNeverAccepted(@ForAll("telegrams") String text, @ForAll long seed) {
        anyBursts(text.getBytes(ISO_8859_1), new SplittableRandom(seed), DAMAGES);
    }

    private static void anyBursts(byte[] telegram, SplittableRandom random, int damages) {
        BitSet marks = marks(telegram);
        for (int damage = 0; damage < damages; damage++) {
            int first = random.nextInt(8 * (mark(telegram) + 1) - 16);
            int pattern = random.nextInt(1, 1 << random.nextInt(1, 17));
            isNotAccepted(
                    telegram,
                    marks,
                    BitSet.valueOf(new long[] {pattern}).stream()
                            .map(bit -> first + bit)
                            .toArray());
        }
    }

    @Example
    void ofRecordedTelegramsNoSuchDamageIsAccepted() throws IOException {
        SplittableRandom random = new SplittableRandom();
        int damages = Tries.of(DAMAGES_OF_A_RECORDED_TELEGRAM);
        int tried = 0;
        for (byte[] telegram : RecordedFiles.telegrams()) {
            if (isPromised(telegram)) {
                anyFlips(telegram, random, 1, damages);
                anyFlips(telegram, random, 2, damages);
                anyFlips(telegram, random, 2 * random.nextInt(MOST_FLIPS / 2) + 1, damages);
                anyBursts(telegram, random, damages);
                tried++;
            }
        }
        assertThat(tried).as("recorded telegrams with a CRC").isPositive();
    }

    private static boolean isPromised(byte[] telegram) {
        return mark(telegram) < LONGEST_BODY && new String(telegram, ISO_8859_1).contains("\r\n");
    }

    /** The polynomial's order is 32,767: bits so far apart cancel each other. */
    @Example
    void beyondThatLengthTwoFlippedBitsCanPass() {
        byte[] telegram = telegramOf(LONGEST_BODY + 200, 1);
        int first = 8 * 60;
        int second = first + 32_767;
        telegram[first / 8] ^= (byte) (1 << first % 8);
        telegram[second / 8] ^= (byte) (1 << second % 8);
        assertThat(EventLog.whole(REQUIRED, telegram).telegrams()).hasSize(1);
    }

    /** The digits are damaged into those of the damaged text. */
    @Example
    void damageOfTextAndPrintedDigitsTogetherCanPass() {
        byte[] telegram = telegramOf(300, 2);
        int mark = mark(telegram);
        telegram[mark - 30] ^= 1;
        byte[] digits =
                String.format("%04X", ReferenceCrc.of(telegram, 0, mark + 1)).getBytes(ISO_8859_1);
        System.arraycopy(digits, 0, telegram, mark + 1, digits.length);
        assertThat(EventLog.whole(REQUIRED, telegram).telegrams()).hasSize(1);
    }
}
