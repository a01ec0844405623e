package io.github.dsmr4j.testdata;

import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Invents telegrams: line sets of meters from all countries with random readings, phases, M-Bus devices, logs and
 * messages, some of them wrapped over lines; 300 to 2,500 bytes, about 1,000 in the mean. The same random numbers give
 * the same telegram, and those of {@link #telegram(RandomGenerator)} will not change: figures of benchmarks are compared
 * over years.
 *
 * <p>Stateless; as safe for use by several threads as the random numbers handed in.
 */
public final class TelegramGenerator {
    private TelegramGenerator() {}

    /**
     * A telegram with a right CRC of four digits.
     *
     * @param random draws country, lines and values
     * @return the telegram with what was composed into it
     */
    public static GeneratedTelegram telegram(RandomGenerator random) {
        return telegram(random, TelegramBuilder.CrcForm.UPPER);
    }

    /**
     * A telegram with a CRC of that form, whatever the country.
     *
     * @param random draws country, lines and values
     * @param crc also for countries whose meters print none
     * @return the telegram with what was composed into it
     */
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

    /**
     * A telegram with a right CRC of four digits, of a usual meter or with lines that few meters print: reactive power by
     * quadrant, sixteen tariffs, limits, relays, M-Bus devices of every type, dead or never read, and so on; 100 bytes and
     * up.
     *
     * @param random draws lines and values
     * @return the telegram with what was composed into it
     */
    public static GeneratedTelegram anyTelegram(RandomGenerator random) {
        return anyTelegram(random, TelegramBuilder.CrcForm.UPPER);
    }

    /**
     * A telegram like that of {@link #anyTelegram(RandomGenerator)} with a CRC of that form.
     *
     * @param random draws lines and values
     * @param crc also for countries whose meters print none
     * @return the telegram with what was composed into it
     */
    public static GeneratedTelegram anyTelegram(RandomGenerator random, TelegramBuilder.CrcForm crc) {
        Objects.requireNonNull(crc, "crc");
        RarerLineSets lines = new RarerLineSets(random);
        switch (random.nextInt(14)) {
            case 0 -> lines.tariffs();
            case 1 -> lines.quadrants();
            case 2 -> lines.byPhase();
            case 3 -> lines.limitsAndSwitches();
            case 4 -> lines.heatAlone();
            case 5 -> lines.devices();
            case 6 -> lines.israeli();
            default -> {
                return telegram(random, crc);
            }
        }
        return lines.close(crc);
    }
}
