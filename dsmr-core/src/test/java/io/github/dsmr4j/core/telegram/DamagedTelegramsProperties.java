package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.Tries;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.DamagedStream;
import io.github.dsmr4j.testdata.Recordings;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Good telegrams among damaged ones, noise and pieces. */
@HeavyProperties
class DamagedTelegramsProperties {
    private static final FramerOptions REQUIRED = FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.REQUIRED);
    /** A million in a long run. */
    private static final int DAMAGED = 50_000;

    private static final int RECORDED_AND_DAMAGED = 20_000;
    private static final int RUNS_OF_A_RECORDED_TELEGRAM = 2;
    /** 2^-15 of what is damaged. */
    private static final int DAMAGED_FOR_ONE_ACCEPTED = 32_768;

    private static String body(String telegram) {
        return telegram.substring(0, telegram.lastIndexOf('!') + 1);
    }

    @Example
    void ofDamagedTelegramsNextToNoneIsAcceptedAndNoneCostsTheNext() {
        SplittableRandom random = new SplittableRandom(2026);
        nextToNoneIsAcceptedAndNoneCostsTheNext(
                () -> TelegramGenerator.anyTelegram(random).bytes(), random, Tries.of(DAMAGED));
    }

    @Example
    void ofDamagedRecordedTelegramsNextToNoneIsAcceptedAndNoneCostsTheNext() throws IOException {
        List<byte[]> recorded = RecordedFiles.telegrams();
        SplittableRandom random = new SplittableRandom(2027);
        nextToNoneIsAcceptedAndNoneCostsTheNext(
                () -> recorded.get(random.nextInt(recorded.size())), random, Tries.of(RECORDED_AND_DAMAGED));
    }

    private static void nextToNoneIsAcceptedAndNoneCostsTheNext(
            Supplier<byte[]> telegrams, SplittableRandom random, int count) {
        List<String> accepted = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            byte[] original = telegrams.get();
            byte[] next = telegrams.get();
            byte[] damaged = Damage.any(original, random);
            String body = body(new String(original, ISO_8859_1));

            EventLog log = new EventLog();
            TelegramFramer framer = new TelegramFramer(REQUIRED, log);
            framer.feed(damaged);
            framer.feed(next);
            framer.end();

            String good = new String(next, ISO_8859_1).strip();
            for (Telegram telegram : log.telegrams()) {
                String text = telegram.toString();
                boolean isNext = telegram.offset() == damaged.length && text.equals(good);
                if (!isNext && !body(text).equals(body)) {
                    accepted.add("number " + number + ": " + text);
                }
            }
            List<Telegram> delivered = log.telegrams();
            if (delivered.isEmpty()
                    || !delivered.get(delivered.size() - 1).toString().equals(good)) {
                lost.add("number " + number + ": " + log.events() + "\n" + new String(damaged, ISO_8859_1));
            }
        }
        assertThat(lost).isEmpty();
        assertThat(accepted).hasSizeLessThanOrEqualTo(count / DAMAGED_FOR_ONE_ACCEPTED);
    }

    @Provide
    Arbitrary<DamagedStream> streams() {
        return TelegramArbitraries.damagedStreams();
    }

    @Property(tries = 1_000)
    void untouchedTelegramsOfADamagedStreamAreNeverLost(
            @ForAll("streams") DamagedStream stream, @ForAll CrcPolicy policy) {
        everyUntouchedOneIsDelivered(stream, FramerOptions.DEFAULT.withCrcPolicy(policy));
    }

    private static void everyUntouchedOneIsDelivered(DamagedStream stream, FramerOptions options) {
        byte[] bytes = stream.bytes();
        EventLog log = EventLog.whole(options, bytes);
        Set<String> delivered = log.telegrams().stream()
                .filter(telegram -> telegram.crc() == CrcStatus.VALID)
                .map(telegram -> telegram.offset() + " " + telegram)
                .collect(Collectors.toSet());
        for (DamagedStream.Untouched untouched : stream.untouched()) {
            String text = new String(bytes, untouched.offset(), untouched.length(), ISO_8859_1);
            assertThat(delivered)
                    .as("%s, events %s", text, log.events())
                    .contains(untouched.offset() + " " + text.strip());
        }
    }

    @Property(tries = 1_000)
    void noiseNeverCostsAGoodTelegram(
            @ForAll long seed, @ForAll @IntRange(max = 3_000) int noiseLength, @ForAll CrcPolicy policy) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] noise = new byte[noiseLength];
        random.nextBytes(noise);
        goodOnesComeThrough(noise, noise, generated(random), random, policy);
    }

    /** Noise that looks like the beginning of an encrypted frame: found by noise without a pattern, in years. */
    @Property(tries = 1_000)
    void noiseThatLooksEncryptedNeverCostsAGoodTelegram(
            @ForAll long seed, @ForAll @IntRange(min = 14, max = 3_000) int noiseLength, @ForAll CrcPolicy policy) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] noise = new byte[noiseLength];
        random.nextBytes(noise);
        int at = random.nextInt(noiseLength - 13);
        noise[at] = (byte) 0xDB;
        noise[at + 1] = 8;
        noise[at + 10] = (byte) 0x82;
        noise[at + 13] = 0x30;
        goodOnesComeThrough(noise, noise, generated(random), random, policy);
    }

    @Property(tries = 1_000)
    void pieceOfATelegramNeverCostsAGoodOne(@ForAll long seed, @ForAll CrcPolicy policy) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] before = Damage.truncate(TelegramGenerator.anyTelegram(random).bytes(), random);
        byte[] between = Damage.splice(
                TelegramGenerator.anyTelegram(random).bytes(),
                TelegramGenerator.anyTelegram(random).bytes(),
                random);
        goodOnesComeThrough(before, between, generated(random), random, policy);
    }

    private static Supplier<byte[]> generated(SplittableRandom random) {
        return () -> TelegramGenerator.anyTelegram(random).bytes();
    }

    @Example
    void noiseAndPiecesNeverCostAGoodRecordedTelegram() throws IOException {
        List<byte[]> recorded = RecordedFiles.telegrams();
        SplittableRandom random = new SplittableRandom();
        Supplier<byte[]> any = () -> recorded.get(random.nextInt(recorded.size()));
        for (int run = Tries.of(RUNS_OF_A_RECORDED_TELEGRAM) * recorded.size(); run > 0; run--) {
            CrcPolicy policy = List.of(CrcPolicy.values()).get(run % 3);
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            goodOnesComeThrough(noise, noise, any, random, policy);
            byte[] piece = Damage.truncate(any.get(), random);
            goodOnesComeThrough(piece, Damage.splice(any.get(), any.get(), random), any, random, policy);
        }
    }

    private static void goodOnesComeThrough(
            byte[] before, byte[] between, Supplier<byte[]> telegrams, SplittableRandom random, CrcPolicy policy) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<String> good = new ArrayList<>();
        for (byte[] bad : List.of(before, between)) {
            stream.writeBytes(bad);
            for (int count = random.nextInt(1, 3); count > 0; count--) {
                byte[] telegram = telegrams.get();
                good.add(stream.size() + " " + new String(telegram, ISO_8859_1).strip());
                stream.writeBytes(telegram);
            }
        }
        stream.writeBytes(before);
        EventLog log = EventLog.whole(FramerOptions.DEFAULT.withCrcPolicy(policy), stream.toByteArray());
        assertThat(log.telegrams().stream().map(telegram -> telegram.offset() + " " + telegram))
                .as("CRC %s, events %s", policy, log.events())
                .containsAll(good);
    }

    @Property(tries = 1_000)
    void randomBytesNeverThrow(@ForAll byte[] bytes, @ForAll long seed, @ForAll CrcPolicy policy) {
        FramerOptions options = FramerOptions.DEFAULT.withCrcPolicy(policy).withMaxTelegramLength(64);
        assertThat(Telegram.decode(bytes)).isNotNull();
        byte[] more = new byte[20_000];
        new Random(seed).nextBytes(more);
        assertThat(Telegram.decode(more, options)).isNotNull();
        assertThat(Telegram.decode(more, FramerOptions.DEFAULT.withCrcPolicy(policy)))
                .isNotNull();
    }

    @Example
    void untouchedTelegramsOfRecordedFilesAreNeverLost() throws IOException {
        SplittableRandom random = new SplittableRandom();
        for (Path file : RecordedFiles.all()) {
            Recordings recorded = Recordings.load(file);
            List<byte[]> good = recorded.telegrams().stream()
                    .filter(telegram -> telegram.crc() == Recordings.CrcState.VALID)
                    .map(Recordings.Recorded::bytes)
                    .toList();
            everyUntouchedOneIsDelivered(Damage.stream(good, random, 0.5), REQUIRED);
            everyUntouchedOneIsDelivered(Damage.stream(good, random, 0.5), FramerOptions.DEFAULT);
        }
    }
}
