package io.github.dsmr4j.core.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.HeavyProperties;
import io.github.dsmr4j.core.RecordedFiles;
import io.github.dsmr4j.core.Tries;
import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.GeneratedTelegram;
import io.github.dsmr4j.testdata.TelegramArbitraries;
import io.github.dsmr4j.testdata.TelegramGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A telegram says what was composed into it; it can be kept, and decoded by many at once. */
@HeavyProperties
class TelegramProperties {
    private static final int THREADS = 16;
    private static final int TIMES_A_THREAD = 20;
    private static final int RUNS_OF_THE_RECORDED = 3;
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]+(?:\\.([0-9]+))?)(?:\\*([^ *,]+))? *");

    @Provide
    Arbitrary<GeneratedTelegram> telegrams() {
        return TelegramArbitraries.telegrams();
    }

    private static Telegram decoded(byte[] bytes) {
        return (Telegram) Telegram.decode(bytes);
    }

    @Property(tries = 2_000)
    void aTelegramSaysWhatWasComposed(@ForAll("telegrams") GeneratedTelegram composed) {
        Telegram telegram = decoded(composed.bytes());
        List<GeneratedTelegram.DataObject> parsed = new ArrayList<>();
        TelegramCursor cursor = telegram.cursor();
        while (cursor.next() == TelegramCursor.Item.OBJECT) {
            List<String> values = IntStream.range(0, cursor.valueCount())
                    .mapToObj(index -> cursor.value(index).text())
                    .toList();
            parsed.add(new GeneratedTelegram.DataObject(new Obis(cursor.obis()).toString(), values));
        }
        assertThat(cursor.item()).isEqualTo(TelegramCursor.Item.END);
        assertThat(parsed).isEqualTo(composed.objects());
        assertThat(telegram.identification()).isEqualTo(composed.identification());
        assertThat(telegram.crc()).isEqualTo(CrcStatus.VALID);
        assertThat(telegram).hasToString(composed.toString().strip());
    }

    @Property(tries = 500)
    void numbersAreExact(@ForAll("telegrams") GeneratedTelegram composed) {
        numbersAreExact(decoded(composed.bytes()).cursor());
    }

    private static void numbersAreExact(TelegramCursor cursor) {
        while (cursor.next() != TelegramCursor.Item.END) {
            int values = cursor.item() == TelegramCursor.Item.OBJECT ? cursor.valueCount() : 0;
            for (int index = 0; index < values; index++) {
                isExact(cursor.value(index));
            }
        }
    }

    @Example
    void numbersOfRecordedTelegramsAreExact() throws IOException {
        for (byte[] recorded : RecordedFiles.telegrams()) {
            numbersAreExact(decoded(recorded).cursor());
        }
    }

    private static void isExact(ValueView value) {
        Matcher matcher = NUMBER.matcher(value.text());
        if (!matcher.matches()) {
            return;
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        boolean fits = matcher.group(1).replaceAll("[-.]", "").length() <= ValueView.MAX_DIGITS;
        assertThat(value.isNumber()).as(value.text()).isEqualTo(fits);
        if (fits) {
            assertThat(BigDecimal.valueOf(value.unscaled(), value.scale()))
                    .as(value.text())
                    .isEqualTo(number);
            assertThat(value.unit()).isEqualTo(matcher.group(3) == null ? "" : matcher.group(3));
        }
    }

    @Property(tries = 300)
    void copiesSurviveTheReuseOfTheBuffer(
            @ForAll @Size(min = 2, max = 8) List<@From("telegrams") GeneratedTelegram> composed,
            @ForAll @IntRange(min = 1, max = 4_000) int chunk) {
        List<Telegram> copies =
                copiesAfterReuse(composed.stream().map(GeneratedTelegram::bytes).toList(), chunk);
        for (int index = 0; index < copies.size(); index++) {
            TelegramCursor cursor = copies.get(index).cursor();
            int objects = 0;
            while (cursor.next() == TelegramCursor.Item.OBJECT) {
                objects++;
            }
            assertThat(objects).isEqualTo(composed.get(index).objects().size());
        }
    }

    @Example
    void copiesOfRecordedTelegramsSurviveTheReuseOfTheBuffer() throws IOException {
        List<byte[]> recorded = RecordedFiles.telegrams();
        SplittableRandom random = new SplittableRandom();
        for (int run = Tries.of(RUNS_OF_THE_RECORDED); run > 0; run--) {
            copiesAfterReuse(recorded, random.nextInt(1, 4_000));
        }
    }

    /** The copies of all telegrams, when other bytes have come into the framer's buffer. */
    private static List<Telegram> copiesAfterReuse(List<byte[]> sent, int chunk) {
        List<Telegram> copies = new ArrayList<>();
        List<Telegram> views = new ArrayList<>();
        List<String> described = new ArrayList<>();
        TelegramFramer framer = new TelegramFramer(telegram -> {
            copies.add(telegram.copy());
            views.add(telegram);
            described.add(described(telegram));
        });
        for (byte[] bytes : sent) {
            for (int at = 0; at < bytes.length; at += chunk) {
                framer.feed(bytes, at, Math.min(chunk, bytes.length - at));
            }
        }
        byte[] noise = new byte[100_000];
        new SplittableRandom(chunk).nextBytes(noise);
        framer.feed(noise);
        framer.end();

        assertThat(views).hasSameSizeAs(sent).allMatch(view -> view.length() == 0);
        for (int index = 0; index < copies.size(); index++) {
            Telegram copy = copies.get(index);
            assertThat(described(copy)).isEqualTo(described.get(index));
            assertThat(copy.toByteArray())
                    .asString(ISO_8859_1)
                    .isEqualTo(new String(sent.get(index), ISO_8859_1).strip());
        }
        return copies;
    }

    private static String described(Telegram telegram) {
        return telegram.offset() + " " + telegram.crc() + " " + telegram.received() + telegram;
    }

    @Property(tries = 20)
    void sixteenThreadsDecodeTheSame(@ForAll long seed) throws InterruptedException, ExecutionException {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> inputs = Stream.generate(
                        () -> TelegramGenerator.anyTelegram(random).bytes())
                .limit(20)
                .map(bytes -> random.nextBoolean() ? bytes : Damage.any(bytes, random))
                .toList();
        sixteenThreadsDecodeTheSame(inputs, TIMES_A_THREAD);
    }

    @Example
    void sixteenThreadsDecodeRecordedTelegramsTheSame() throws Exception {
        sixteenThreadsDecodeTheSame(RecordedFiles.telegrams(), 1);
    }

    private static void sixteenThreadsDecodeTheSame(List<byte[]> inputs, int timesAThread)
            throws InterruptedException, ExecutionException {
        List<String> alone = everything(inputs);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int task = 0; task < THREADS * timesAThread; task++) {
                tasks.add(() -> everything(inputs));
            }
            for (Future<List<String>> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> everything(List<byte[]> inputs) {
        return inputs.stream().map(TelegramProperties::everything).toList();
    }

    private static String everything(byte[] input) {
        TelegramResult result = Telegram.decode(input);
        StringBuilder text = new StringBuilder(result.toString());
        if (result instanceof Telegram telegram) {
            TelegramCursor cursor = telegram.cursor();
            while (cursor.next() != TelegramCursor.Item.END) {
                text.append(
                        cursor.item() == TelegramCursor.Item.OBJECT
                                ? cursor.obis() + " " + cursor.value(cursor.valueCount() - 1)
                                : cursor.problem().toString());
            }
        }
        return text.toString();
    }
}
