package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half of the telegrams of a stream are damaged: the others all come through, and nothing else does. */
class DamagedStreamsTest {
    private static final double HALF = 0.5;
    private static final int TELEGRAMS = 300;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void ofTheLongRecording(long seed) throws IOException {
        List<byte[]> telegrams = recorded("_streams/nl50-nielsbasjes-ttyUSB0-raw.txt");
        assertThat(telegrams).hasSize(566);
        onlyGoodTelegramsComeThrough(telegrams, seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void ofVariedTelegrams(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        onlyGoodTelegramsComeThrough(
                Stream.generate(() -> TelegramGenerator.anyTelegram(random).bytes())
                        .limit(TELEGRAMS)
                        .toList(),
                seed);
    }

    private static List<byte[]> recorded(String file) throws IOException {
        List<byte[]> telegrams = EventLog.whole(FramerOptions.DEFAULT, RecordedFiles.bytes(file)).telegrams().stream()
                .map(telegram -> (telegram + "\r\n").getBytes(ISO_8859_1))
                .toList();
        return telegrams;
    }

    private static void onlyGoodTelegramsComeThrough(List<byte[]> telegrams, long seed) {
        DamagedStream damaged = Damage.stream(telegrams, new SplittableRandom(seed), HALF);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT, damaged.bytes());

        everyUntouchedTelegramIsDelivered(telegrams, damaged, log);
        Set<String> good = new HashSet<>();
        telegrams.forEach(telegram -> good.add(body(new String(telegram, ISO_8859_1))));
        assertThat(log.telegrams()).allSatisfy(telegram -> assertThat(good).contains(body(telegram.toString())));
    }

    /** From the slash through the exclamation mark: a lost leading zero or another case of the CRC is no harm. */
    private static String body(String telegram) {
        return telegram.substring(0, telegram.lastIndexOf('!') + 1);
    }

    private static void everyUntouchedTelegramIsDelivered(List<byte[]> telegrams, DamagedStream damaged, EventLog log) {
        Map<Long, Telegram> delivered = new HashMap<>();
        log.telegrams().forEach(telegram -> delivered.put(telegram.offset(), telegram));
        assertThat(damaged.untouched()).hasSizeGreaterThan(telegrams.size() / 3);
        for (DamagedStream.Untouched untouched : damaged.untouched()) {
            String sent = new String(telegrams.get(untouched.index()), ISO_8859_1).strip();
            assertThat(delivered).containsKey((long) untouched.offset());
            assertThat(delivered.get((long) untouched.offset())).hasToString(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void withoutCrcNothingIsMixedAcrossAStartOrAnEnd(long seed) {
        List<byte[]> telegrams = IntStream.range(0, TELEGRAMS)
                .mapToObj(DamagedStreamsTest::dsmr22)
                .toList();
        DamagedStream damaged = Damage.stream(telegrams, new SplittableRandom(seed), HALF);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT, damaged.bytes());

        everyUntouchedTelegramIsDelivered(telegrams, damaged, log);
        for (Telegram telegram : log.telegrams()) {
            String text = telegram.toString();
            assertThat(text.lastIndexOf("/ISK")).as("a start inside %s", text).isNotPositive();
            assertThat(text.indexOf("\n!")).as("an end inside %s", text).isEqualTo(text.length() - 2);
            assertThat(damaged.untouched())
                    .as("the telegram at %d swallows no other", telegram.offset())
                    .allMatch(untouched -> untouched.offset() == telegram.offset()
                            || untouched.offset() >= telegram.offset() + telegram.length()
                            || untouched.offset() + untouched.length() <= telegram.offset());
        }
    }

    @Test
    void withoutCrcACutThatRemovesAnEndAndTheNextStartCannotBeSeen() {
        byte[] first = dsmr22(1);
        byte[] second = dsmr22(2);
        byte[] beginning = Arrays.copyOf(first, first.length / 2);
        byte[] rest = Arrays.copyOfRange(second, second.length / 2, second.length);
        byte[] mixture = new byte[beginning.length + rest.length];
        System.arraycopy(beginning, 0, mixture, 0, beginning.length);
        System.arraycopy(rest, 0, mixture, beginning.length, rest.length);

        assertThat(EventLog.whole(FramerOptions.DEFAULT, mixture).events())
                .containsExactly("telegram absent 0 " + (mixture.length - 2));
    }

    /** The line set of a DSMR 2.2 meter; each telegram another content. */
    private static byte[] dsmr22(int number) {
        Random random = new Random(number);
        return TelegramBuilder.identification("ISK5\\2MT382-1009")
                .object("0-0:96.1.1", "5A424556303035313939393930303031")
                .object("1-0:1.8.1", String.format("%05d.%03d*kWh", number, random.nextInt(1000)))
                .object("1-0:1.8.2", String.format("%05d.%03d*kWh", 2 * number, random.nextInt(1000)))
                .object("1-0:2.8.1", "00000.000*kWh")
                .object("1-0:2.8.2", "00000.000*kWh")
                .object("0-0:96.14.0", "0001")
                .object("1-0:1.7.0", String.format("%04d.%02d*kW", random.nextInt(10), random.nextInt(100)))
                .object("1-0:2.7.0", "0000.00*kW")
                .object("0-0:96.13.0", "")
                .object("0-1:24.1.0", "3")
                .object("0-1:96.1.0", "3238303131303038333939393030303031")
                .line("0-1:24.3.0(120517020000)(08)(60)(1)(0-1:24.2.1)(m3)")
                .line(String.format("(%05d.%03d)", number, random.nextInt(1000)))
                .crc(TelegramBuilder.CrcForm.ABSENT)
                .build();
    }
}
