package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of the meters behind one source. One thread. */
final class SourceMemory {
    private static final Duration ELECTRICITY_GAP = Duration.ofMinutes(10);
    /** Gas meters are read every five minutes or every hour, and now and then a reading is missed. */
    private static final Duration GAS_GAP = Duration.ofHours(2);

    private final ZoneId zone;
    private final MeterMemory electricity;
    private final MeterMemory gas;

    SourceMemory(ZoneId zone) {
        this.zone = zone;
        this.electricity = new MeterMemory(zone, ELECTRICITY_GAP);
        this.gas = new MeterMemory(zone, GAS_GAP);
    }

    /** The meters by the name that the file has for them. */
    Map<String, MeterMemory> meters() {
        return Map.of("electricity", electricity, "gas", gas);
    }

    /** Looks at a reading; tells whether there is something else to remember for long. */
    boolean see(Reading reading) {
        Optional<Snapshot> electricityNow = Snapshot.electricity(reading);
        Optional<Snapshot> gasNow = gas(reading);
        boolean changed = electricityNow.isPresent() && electricity.see(reading.equipmentId(), electricityNow.get());
        boolean gasChanged =
                gasNow.isPresent() && gas.see(reading.gas().flatMap(MBusDevice::equipmentId), gasNow.get());
        return changed || gasChanged;
    }

    /** What was used up to a reading that was looked at. */
    Consumption consumption(Reading reading) {
        LocalDate day = Period.day(Snapshot.time(reading), zone);
        Optional<Snapshot> electricityNow = Snapshot.electricity(reading);
        Optional<Snapshot> gasNow = gas(reading);
        Map<Period, Registers> electricityUsed = new EnumMap<>(Period.class);
        Map<Period, BigDecimal> gasUsed = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            electricityNow
                    .flatMap(now -> electricity.used(period, day, now))
                    .ifPresent(used -> electricityUsed.put(period, used));
            gasNow.flatMap(now -> gas.used(period, day, now))
                    .flatMap(Registers::gas)
                    .ifPresent(used -> gasUsed.put(period, used));
        }
        return new Consumption(
                electricityUsed,
                gasUsed,
                gasNow.flatMap(gas::added).flatMap(Registers::gas),
                electricity.finishedQuarter());
    }

    private static Optional<Snapshot> gas(Reading reading) {
        return reading.gas().flatMap(meter -> Snapshot.gas(reading, meter));
    }
}
