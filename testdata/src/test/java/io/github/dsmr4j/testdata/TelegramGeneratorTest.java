package io.github.dsmr4j.testdata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class TelegramGeneratorTest {
    private static final int COUNT = 3000;

    @Test
    void composedObjectsAreAllThatTheTelegramHas() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            GeneratedTelegram telegram = TelegramGenerator.anyTelegram(random);
            StringBuilder wanted = new StringBuilder("/" + telegram.identification());
            for (GeneratedTelegram.DataObject object : telegram.objects()) {
                wanted.append(object.reference());
                object.values()
                        .forEach(value -> wanted.append('(').append(value).append(')'));
            }
            String text = telegram.toString();
            int end = text.lastIndexOf('!') + 1;
            int crc = ReferenceCrcTest.reflected(text.substring(0, end).getBytes(ISO_8859_1));
            wanted.append('!').append(String.format("%04X", crc));
            assertThat(text.replace("\r\n", "")).isEqualTo(wanted.toString());
        }
    }

    @Test
    void sizesAreThoseOfRealTelegrams() {
        SplittableRandom random = new SplittableRandom(2);
        IntSummaryStatistics sizes = new IntSummaryStatistics();
        Set<String> identifications = new HashSet<>();
        for (int i = 0; i < COUNT; i++) {
            GeneratedTelegram telegram = TelegramGenerator.telegram(random);
            sizes.accept(telegram.bytes().length);
            identifications.add(telegram.identification());
        }
        assertThat(sizes.getMin()).isGreaterThanOrEqualTo(300);
        assertThat(sizes.getMax()).isBetween(1500, 2500);
        assertThat(sizes.getAverage()).isBetween(850.0, 1150.0);
        assertThat(identifications).hasSizeGreaterThan(20);
    }

    /** The varied stream of the benchmark, by its seed: with other bytes, its figures could not be compared with older ones. */
    @Test
    void theStreamOfTheBenchmarkStays() {
        SplittableRandom random = new SplittableRandom(5_0_2);
        CRC32 sum = new CRC32();
        for (int i = 0; i < 10_000; i++) {
            sum.update(TelegramGenerator.telegram(random).bytes());
        }
        assertThat(sum.getValue()).isEqualTo(0x5BA3D65BL);
    }

    @Test
    void rarerMetersPrintWhatUsualOnesDoNot() {
        SplittableRandom random = new SplittableRandom(5);
        Set<String> usual = new HashSet<>();
        Set<String> any = new HashSet<>();
        for (int i = 0; i < COUNT; i++) {
            TelegramGenerator.telegram(random).objects().forEach(object -> usual.add(object.reference()));
            TelegramGenerator.anyTelegram(random).objects().forEach(object -> any.add(object.reference()));
        }
        assertThat(any).containsAll(usual);
        assertThat(any).contains("1-0:1.8.16", "1-0:7.7.0", "1-0:50.7.0", "0-4:96.3.10", "0-2:24.3.1", "1-0:2.8.13");
        assertThat(usual).doesNotContain("1-0:1.8.16", "1-0:7.7.0", "1-0:50.7.0", "0-4:96.3.10", "1-0:2.8.13");
    }

    @Test
    void printsTheCrcAsAsked() {
        GeneratedTelegram telegram = TelegramGenerator.telegram(new SplittableRandom(3), CrcForm.ABSENT);
        assertThat(telegram.toString()).endsWith("\r\n!\r\n");
        for (int seed = 0; seed < 50; seed++) {
            assertThat(TelegramGenerator.anyTelegram(new SplittableRandom(seed), CrcForm.ABSENT)
                            .toString())
                    .endsWith("\r\n!\r\n");
        }
    }

    @Test
    void theSameSeedGivesTheSameTelegram() {
        assertThat(TelegramGenerator.telegram(new SplittableRandom(4)).bytes())
                .isEqualTo(TelegramGenerator.telegram(new SplittableRandom(4)).bytes());
    }
}
