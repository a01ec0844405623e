package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Power from or to the grid now, of all phases or of one.
 *
 * @param object as printed
 * @param flow which way
 * @param watts how much
 */
record Power(DataObject object, EnergyFlow flow, BigDecimal watts) {
    private static final int ACTUAL = 7;
    private static final List<EnergyFlow> FLOWS = List.of(EnergyFlow.ACTIVE_DELIVERED, EnergyFlow.ACTIVE_RETURNED);

    static Optional<Power> of(DataObject object) {
        Obis code = object.reference();
        boolean isPower = code.a() == 1 && code.d() == ACTUAL && code.e() == 0;
        return FLOWS.stream()
                .filter(flow -> isPower && isIn(flow, code.c()))
                .findFirst()
                .flatMap(flow -> object.values()
                        .get(0)
                        .quantity(UnitFamily.POWER)
                        .map(power -> new Power(object, flow, PlausibilityLimits.base(power))));
    }

    private static boolean isIn(EnergyFlow flow, int quantity) {
        return IntStream.rangeClosed(0, Phase.COUNT)
                .anyMatch(phase -> Phase.quantityOf(flow.code(), phase) == quantity);
    }

    /** The registers that count it; that of a tariff stands for all of them. */
    Register.Key register(int tariff) {
        Obis code = object.reference();
        return new Register.Key(Obis.of(code.a(), code.b(), flow.code(), 8, tariff), "");
    }
}
