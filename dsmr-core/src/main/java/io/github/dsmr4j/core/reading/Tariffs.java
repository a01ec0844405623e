package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The registers of energy, one in total and one for each tariff, and which tariff counts now. */
final class Tariffs {
    private static final int REGISTER = 8;

    private Tariffs() {}

    /** The register of a tariff; 0 is the total. */
    static Optional<Quantity> energy(ObjectIndex objects, EnergyFlow flow, int tariff) {
        return objects.quantity(flow.code(), REGISTER, tariff, flow.energy());
    }

    static NavigableMap<Integer, Quantity> registers(ObjectIndex objects, EnergyFlow flow) {
        NavigableMap<Integer, Quantity> registers = new TreeMap<>();
        for (int index = 0; index < objects.size(); index++) {
            Obis code = objects.code(index);
            if (code.a() == 1 && code.c() == flow.code() && code.d() == REGISTER && code.e() > 0) {
                energy(objects, flow, code.e()).ifPresent(energy -> registers.put(code.e(), energy));
            }
        }
        return Collections.unmodifiableNavigableMap(registers);
    }

    static List<Tariff> of(ObjectIndex objects) {
        NavigableMap<Integer, Quantity> delivered = registers(objects, EnergyFlow.ACTIVE_DELIVERED);
        NavigableMap<Integer, Quantity> returned = registers(objects, EnergyFlow.ACTIVE_RETURNED);
        TreeSet<Integer> numbers = new TreeSet<>(delivered.keySet());
        numbers.addAll(returned.keySet());
        return numbers.stream()
                .map(number -> new Tariff(
                        number, Optional.ofNullable(delivered.get(number)), Optional.ofNullable(returned.get(number))))
                .toList();
    }

    /** Where the indicator of the tariff stands that counts now. */
    static int indicatorAt(ObjectIndex objects) {
        int usual = objects.find(0, 0, 96, 14, 0);
        return usual == ObjectIndex.ABSENT ? objects.find(0, 0, 96, 14, 1) : usual;
    }
}
