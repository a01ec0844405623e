package io.github.dsmr4j.testdata;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Invents telegrams: line sets of meters from all countries with random readings, phases, M-Bus devices, logs and
 * messages, some of them wrapped over lines; 300 to 2,500 bytes, about 1,000 in the mean. The same random numbers give
 * the same telegram.
 *
 * <p>Stateless; as safe for use by several threads as the random numbers handed in.
 */
public final class TelegramGenerator {
    private TelegramGenerator() {}

    /** A telegram with a right CRC of four digits. */
    public static GeneratedTelegram telegram(RandomGenerator random) {
        return telegram(random, TelegramBuilder.CrcForm.UPPER);
    }

    /** A telegram with a CRC of that form, whatever the country. */
    public static GeneratedTelegram telegram(RandomGenerator random, TelegramBuilder.CrcForm crc) {
        Objects.requireNonNull(crc, "crc");
        LineSets lines = new LineSets(random);
        switch (random.nextInt(16)) {
            case 0 -> lines.dutch2();
            case 1, 2, 3 -> lines.dutch4();
            case 4, 5, 6 -> lines.dutch5();
            case 7, 8, 9 -> lines.belgian();
            case 10 -> lines.luxembourgish();
            case 11 -> lines.austrian();
            case 12 -> lines.nordic();
            case 13 -> lines.hungarian();
            case 14 -> lines.lithuanian();
            default -> lines.swissOrGerman();
        }
        return lines.close(crc);
    }
}
