package io.github.dsmr4j.testdata;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * A meter that never was: gives whole telegrams of a house with three phases, solar cells and gas. The power that a
 * telegram shows is drawn until the next telegram is asked for, and the register of the tariff that it shows grows by
 * exactly that. The clock is that of Europe/Amsterdam.
 *
 * <p>The same random numbers and instants give the same telegrams. Not safe for use by several threads.
 *
 * <p>Line sets: DSMR P1 companion standard 4.2 and 5.0, e-MUCS P1.
 */
public final class SimulatedMeter {
    /** Which line set the meter sends. */
    public enum Profile {
        /** Dutch, 4.2: no voltages, whole amperes, gas every hour. */
        DSMR4,
        /** Dutch, 5.0: voltages, whole amperes, gas every five minutes. */
        DSMR5,
        /** Belgian, 50217: quarter-hour average and monthly peaks, amperes with two decimals, gas on 24.2.3. */
        EMUCS
    }

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final long MILLIS_AN_HOUR = 3_600_000;
    private static final int TARIFFS = 2;

    private final Profile profile;
    private final Household house;
    private final DemandRecorder demand;
    private final long gasPeriodMillis;
    /** Watt-milliseconds by tariff. */
    private final long[] delivered = new long[TARIFFS];

    private final long[] returned = new long[TARIFFS];
    private Instant last;
    private int tariff;
    private int watts;
    /** Litres an hour times milliseconds. */
    private long gas;

    private long gasCaptured;
    private Instant gasTime;

    /**
     * A meter with some thousand kilowatt-hours on its registers, whose first telegram is asked for at {@code start}.
     *
     * @param profile the line set of all its telegrams
     * @param random draws the registers to begin with, and loads, sun and gas from then on
     * @param start not after the first moment asked for
     */
    public SimulatedMeter(Profile profile, RandomGenerator random, Instant start) {
        this.profile = Objects.requireNonNull(profile, "profile");
        house = new Household(random, start);
        demand = new DemandRecorder(ZONE, start);
        gasPeriodMillis = profile == Profile.DSMR4 ? MILLIS_AN_HOUR : MILLIS_AN_HOUR / 12;
        last = start;
        for (int i = 0; i < TARIFFS; i++) {
            delivered[i] = random.nextLong(1_000_000, 9_000_000) * MILLIS_AN_HOUR;
            returned[i] = random.nextLong(100_000, 4_000_000) * MILLIS_AN_HOUR;
        }
        gas = random.nextLong(100_000, 5_000_000) * MILLIS_AN_HOUR;
        gasCaptured = gas;
        gasTime = captureTime(start);
        pastMonths(random, start);
    }

    /**
     * The telegram that the meter sends at that moment. A moment before that of the last telegram is shown as it is but
     * adds nothing to the registers.
     *
     * @param now the moment that the telegram shows, in whole seconds; registers count the milliseconds too
     * @return the whole telegram with its CRC and last line end; a fresh array at each call
     */
    public byte[] telegram(Instant now) {
        ZonedDateTime local = now.atZone(ZONE);
        if (now.isAfter(last)) {
            long elapsed = Duration.between(last, now).toMillis();
            count(now, elapsed);
            house.advance(local, elapsed);
            last = now;
        }
        tariff = tariff(local);
        watts = 0;
        for (int phase = 0; phase < Household.PHASES; phase++) {
            watts += house.watts(phase, local);
        }
        return switch (profile) {
            case DSMR4 -> dutch(local, "KFM5KAIFA-SIMULATED", "42");
            case DSMR5 -> dutch(local, "ISK5\\2M550T-SIMULATED", "50");
            case EMUCS -> belgian(local);
        };
    }

    private void count(Instant now, long elapsed) {
        long[] registers = watts >= 0 ? delivered : returned;
        registers[tariff] += Math.abs((long) watts) * elapsed;
        demand.advance(now, Math.max(0, watts));
        Instant capture = captureTime(now);
        if (capture.isAfter(gasTime)) {
            Instant from = capture.isAfter(last) ? capture : last;
            gasTime = capture;
            gasCaptured = gas
                    + house.gasLitresPerHour() * Duration.between(last, from).toMillis();
        }
        gas += house.gasLitresPerHour() * elapsed;
    }

    private byte[] dutch(ZonedDateTime now, String identification, String version) {
        TelegramBuilder telegram = TelegramBuilder.identification(identification)
                .object("1-3:0.2.8", version)
                .object("0-0:1.0.0", Printed.clock(now.toInstant(), ZONE))
                .object("0-0:96.1.1", Printed.hex("E0000000000000000"));
        registers(telegram);
        totalPower(telegram);
        telegram.object("0-0:96.7.21", "00004").object("0-0:96.7.9", "00002");
        telegram.object("1-0:99.97.0", "1", "0-0:96.7.19", "191104083012W", "0000000741*s");
        byPhase(telegram, 32, ".32.0", phase -> "00001");
        byPhase(telegram, 32, ".36.0", phase -> "00000");
        if (profile == Profile.DSMR4) {
            telegram.object("0-0:96.13.1", "");
        }
        telegram.object("0-0:96.13.0", "");
        if (profile == Profile.DSMR5) {
            voltages(telegram);
        }
        byPhase(telegram, 31, ".7.0", phase -> Printed.decimal(3, 0, (centiamperes(phase, now) + 50) / 100) + "*A");
        phasePower(telegram, now);
        telegram.object("0-1:24.1.0", "003").object("0-1:96.1.0", Printed.hex("G0000000000000000"));
        return telegram.object("0-1:24.2.1", Printed.clock(gasTime, ZONE), cubicMetres())
                .build();
    }

    private byte[] belgian(ZonedDateTime now) {
        TelegramBuilder telegram = TelegramBuilder.identification("FLU5\\000000000_A")
                .object("0-0:96.1.4", "50217")
                .object("0-0:96.1.1", Printed.hex("1SAG0000000000"))
                .object("0-0:1.0.0", Printed.clock(now.toInstant(), ZONE));
        registers(telegram);
        telegram.object("1-0:1.4.0", kilowatts(demand.average()));
        DemandRecorder.Peak peak = demand.peak();
        telegram.object("1-0:1.6.0", Printed.clock(peak.end(), ZONE), kilowatts(peak.watts()));
        telegram.object("0-0:98.1.0", history());
        totalPower(telegram);
        phasePower(telegram, now);
        voltages(telegram);
        byPhase(telegram, 31, ".7.0", phase -> Printed.decimal(3, 2, centiamperes(phase, now)) + "*A");
        telegram.object("0-0:96.3.10", "1").object("0-0:17.0.0", "999.9*kW").object("1-0:31.4.0", "999*A");
        telegram.object("0-0:96.13.0", "");
        telegram.object("0-1:24.1.0", "003").object("0-1:96.1.1", Printed.hex("7FLO0000000000"));
        telegram.object("0-1:24.4.0", "1");
        return telegram.object("0-1:24.2.3", Printed.clock(gasTime, ZONE), cubicMetres())
                .build();
    }

    private void registers(TelegramBuilder telegram) {
        for (int i = 0; i < TARIFFS; i++) {
            telegram.object("1-0:1.8." + (i + 1), kilowattHours(delivered[i]));
        }
        for (int i = 0; i < TARIFFS; i++) {
            telegram.object("1-0:2.8." + (i + 1), kilowattHours(returned[i]));
        }
        telegram.object("0-0:96.14.0", "000" + (tariff + 1));
    }

    private void totalPower(TelegramBuilder telegram) {
        telegram.object("1-0:1.7.0", kilowatts(Math.max(0, watts)));
        telegram.object("1-0:2.7.0", kilowatts(Math.max(0, -watts)));
    }

    private void phasePower(TelegramBuilder telegram, ZonedDateTime now) {
        byPhase(telegram, 21, ".7.0", phase -> kilowatts(Math.max(0, house.watts(phase, now))));
        byPhase(telegram, 22, ".7.0", phase -> kilowatts(Math.max(0, -house.watts(phase, now))));
    }

    private void voltages(TelegramBuilder telegram) {
        byPhase(telegram, 32, ".7.0", phase -> Printed.decimal(3, 1, house.decivolts(phase)) + "*V");
    }

    private static void byPhase(TelegramBuilder telegram, int first, String rest, IntFunction<String> value) {
        for (int phase = 0; phase < Household.PHASES; phase++) {
            telegram.object("1-0:" + (first + 20 * phase) + rest, value.apply(phase));
        }
    }

    private String[] history() {
        List<String> values = new ArrayList<>();
        values.add(String.valueOf(demand.history().size()));
        values.add("1-0:1.6.0");
        values.add("1-0:1.6.0");
        for (DemandRecorder.Month month : demand.history()) {
            values.add(Printed.clock(month.end(), ZONE));
            values.add(Printed.clock(month.peak().end(), ZONE));
            values.add(kilowatts(month.peak().watts()));
        }
        return values.toArray(String[]::new);
    }

    private void pastMonths(RandomGenerator random, Instant start) {
        ZonedDateTime month = start.atZone(ZONE).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        for (int back = 3; back >= 0; back--) {
            ZonedDateTime end = month.minusMonths(back);
            ZonedDateTime quarter =
                    end.minusDays(random.nextInt(1, 28)).withHour(18).plusMinutes(15L * random.nextInt(12));
            demand.past(new DemandRecorder.Month(
                    end.toInstant(), new DemandRecorder.Peak(quarter.toInstant(), random.nextInt(2000, 8000))));
        }
    }

    private long centiamperes(int phase, ZonedDateTime now) {
        return Math.abs(house.watts(phase, now)) * 1000L / house.decivolts(phase);
    }

    /** Netherlands: 1 is low; Belgium: 1 is day. */
    private int tariff(ZonedDateTime now) {
        boolean weekend = now.getDayOfWeek() == DayOfWeek.SATURDAY || now.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean day = !weekend && now.getHour() >= 7 && now.getHour() < (profile == Profile.EMUCS ? 22 : 23);
        return day == (profile == Profile.EMUCS) ? 0 : 1;
    }

    private Instant captureTime(Instant now) {
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), gasPeriodMillis) * gasPeriodMillis);
    }

    private static String kilowattHours(long wattMillis) {
        return Printed.decimal(6, 3, wattMillis / MILLIS_AN_HOUR) + "*kWh";
    }

    private static String kilowatts(int watts) {
        return Printed.decimal(2, 3, watts) + "*kW";
    }

    private String cubicMetres() {
        return Printed.decimal(5, 3, gasCaptured / MILLIS_AN_HOUR) + "*m3";
    }
}
