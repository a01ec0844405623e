package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.AccessorWalk;
import java.util.List;

/** Asks a reading for everything that it can be asked for. */
final class ReadingWalk {
    void nothingThrowsNorIsNull(Reading reading) {
        AccessorWalk walk = new AccessorWalk();
        walk.visit(reading, "reading");
        assertThat(walk.called()).hasSizeGreaterThan(20);
        for (int number = -1; number <= 5; number++) {
            walk.visit(reading.tariff(number), "tariff " + number);
            walk.visit(reading.phase(number), "phase " + number);
            walk.visit(reading.mbusDevice(number), "device " + number);
            walk.visit(reading.limits().current(number), "limit " + number);
        }
        for (EnergyFlow flow : EnergyFlow.values()) {
            walk.visit(reading.energy(flow), "energy " + flow);
            walk.visit(reading.registers(flow).values(), "registers " + flow);
            walk.visit(reading.power(flow), "power " + flow);
            walk.visit(reading.demand(flow), "demand " + flow);
            reading.phases().forEach(phase -> walk.visit(phase.power(flow), phase + " " + flow));
        }
        for (DataObject object : reading.objects()) {
            assertThat(reading.objects(object.reference())).contains(object);
            for (DataValue value : object.values()) {
                value.quantity().ifPresent(ReadingWalk::convertsOrRefuses);
            }
        }
        assertThat(reading.objects()).containsAll(reading.others());
    }

    private static void convertsOrRefuses(Quantity quantity) {
        for (Unit unit : List.of(Unit.NONE, Unit.KILOWATT_HOUR, Unit.WATT, Unit.GIGAJOULE, quantity.unit())) {
            if (quantity.unit().isConvertibleTo(unit)) {
                assertThat(quantity.in(unit).isSameAmount(quantity)).isTrue();
            }
        }
    }
}
