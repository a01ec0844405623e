package io.github.dsmr4j.testdata;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;

/** The house behind a simulated meter: a base load that wanders, appliances that come and go, solar cells on phase 2. */
final class Household {
    static final int PHASES = 3;

    private static final int[] APPLIANCES = {450, 800, 1200, 2000, 2200, 3400};
    /** Half the length of the day in minutes, by month. */
    private static final int[] HALF_DAY = {250, 300, 355, 415, 470, 500, 485, 435, 375, 315, 260, 235};

    private static final int NOON = 13 * 60;
    private static final int SOLAR_PEAK_WATTS = 3600;

    private final RandomGenerator random;
    private final int[] base = new int[PHASES];
    private final int[] appliance = new int[PHASES];
    private final Instant[] applianceEnd = new Instant[PHASES];
    private final int[] decivolts = new int[PHASES];
    private int clearSky;
    private int gasLitresPerHour;

    Household(RandomGenerator random, Instant start) {
        this.random = random;
        clearSky = random.nextInt(40, 101);
        gasLitresPerHour = random.nextInt(0, 1200);
        for (int phase = 0; phase < PHASES; phase++) {
            base[phase] = random.nextInt(40, 300);
            applianceEnd[phase] = start;
            decivolts[phase] = random.nextInt(2260, 2370);
        }
    }

    /** Lets the house live on until now; longer intervals bring more change. */
    void advance(ZonedDateTime now, long elapsedMillis) {
        for (int phase = 0; phase < PHASES; phase++) {
            base[phase] = walk(base[phase], 15, 30, 400);
            decivolts[phase] = walk(decivolts[phase], 6, 2200, 2480);
            switchAppliance(phase, now.toInstant(), elapsedMillis);
        }
        clearSky = walk(clearSky, 4, 10, 100);
        gasLitresPerHour = walk(gasLitresPerHour, 60, 0, 2500);
    }

    /** Watts taken from the grid on that phase; negative when returned to it. */
    int watts(int phase, ZonedDateTime now) {
        return base[phase] + appliance[phase] - (phase == 1 ? solarWatts(now) : 0);
    }

    int decivolts(int phase) {
        return decivolts[phase];
    }

    int gasLitresPerHour() {
        return gasLitresPerHour;
    }

    private int solarWatts(ZonedDateTime now) {
        int half = HALF_DAY[now.getMonthValue() - 1];
        int fromNoon = now.getHour() * 60 + now.getMinute() - NOON;
        int permille = Math.max(0, 1000 - 1000 * fromNoon * fromNoon / (half * half));
        return SOLAR_PEAK_WATTS * clearSky / 100 * permille / 1000;
    }

    private void switchAppliance(int phase, Instant now, long elapsedMillis) {
        if (!applianceEnd[phase].isAfter(now)) {
            appliance[phase] = 0;
            if (random.nextLong(900_000) < elapsedMillis) {
                appliance[phase] = APPLIANCES[random.nextInt(APPLIANCES.length)];
                applianceEnd[phase] = now.plusSeconds(random.nextInt(60, 1800));
            }
        }
    }

    private int walk(int value, int step, int lowest, int highest) {
        int next = value + random.nextInt(-step, step + 1);
        return Math.max(lowest, Math.min(highest, next));
    }
}
