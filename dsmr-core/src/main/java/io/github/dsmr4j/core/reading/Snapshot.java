package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a reading is compared with the next.
 *
 * @param moment when it was
 * @param clock the meter's clock as printed
 * @param registers of this reading, then those of readings before it that it does not show
 * @param powers from and to the grid, of all phases and of each
 * @param oddities what is out of range, by its reference
 */
record Snapshot(
        Moment moment,
        Optional<DataObject> clock,
        Map<Register.Key, Register> registers,
        Map<Obis, Power> powers,
        Map<Obis, Doubt> oddities) {
    private static final List<Obis> CLOCKS = List.of(Obis.of(0, 0, 1, 0, 0), Obis.of(0, 0, 1, 1, 0));

    static Snapshot of(Reading reading, Instant received, RegisterList registers, Ranges ranges) {
        Moment moment = Moment.of(reading, received);
        List<DataObject> objects = reading.objects();
        Map<Register.Key, Register> found = registers.of(reading, objects, moment);
        Map<Obis, Doubt> oddities = new LinkedHashMap<>();
        for (DataObject object : objects) {
            ranges.doubt(object)
                    .ifPresent(doubt -> oddities.putIfAbsent(object.reference().code(), doubt));
        }
        for (Register register : found.values()) {
            if (register.amount().signum() < 0) {
                oddities.put(register.key().code(), negative(register));
            }
        }
        return new Snapshot(moment, clock(objects), found, powers(objects), oddities);
    }

    private static Doubt negative(Register register) {
        return new Doubt(Doubt.Kind.RANGE, Optional.of(register.object()), "is below 0");
    }

    private static Optional<DataObject> clock(List<DataObject> objects) {
        return objects.stream()
                .filter(object -> CLOCKS.contains(object.reference().code()))
                .findFirst();
    }

    private static Map<Obis, Power> powers(List<DataObject> objects) {
        Map<Obis, Power> powers = new LinkedHashMap<>();
        for (DataObject object : objects) {
            Power.of(object)
                    .ifPresent(power -> powers.putIfAbsent(object.reference().code(), power));
        }
        return powers;
    }

    /** A power in watts; none printed is none. */
    BigDecimal watts(Obis reference) {
        Power power = powers.get(reference);
        return power == null ? BigDecimal.ZERO : power.watts();
    }

    /** With the registers of an earlier one that this does not show, as far as there is room. */
    Snapshot after(Snapshot earlier) {
        Map<Register.Key, Register> all = new LinkedHashMap<>(registers);
        earlier.registers.forEach((key, register) -> {
            if (all.size() < RegisterList.MOST) {
                all.putIfAbsent(key, register);
            }
        });
        return new Snapshot(moment, clock, all, powers, oddities);
    }

    /** What is out of range here and was not there. */
    List<Doubt> odditiesBeyond(Snapshot other) {
        return oddities.entrySet().stream()
                .filter(oddity -> !other.oddities.containsKey(oddity.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
