package io.github.dsmr4j.core.reading;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The objects that no typed method uses: found by calling all of them. */
final class OtherObjects {
    private OtherObjects() {}

    /** In the printed order. */
    static List<DataObject> of(ObjectIndex objects) {
        BitSet used = new BitSet();
        readEverything(new Reading(objects.noting(used)));
        return IntStream.range(0, objects.size())
                .filter(index -> !used.get(index))
                .mapToObj(objects::object)
                .toList();
    }

    private static void readEverything(Reading reading) {
        reading.version();
        reading.time();
        reading.equipmentId();
        reading.serialNumber();
        reading.ean();
        reading.deviceState();
        reading.tariffIndicator();
        for (EnergyFlow flow : EnergyFlow.values()) {
            reading.energy(flow);
            reading.registers(flow);
            reading.power(flow);
            reading.demand(flow).readEverything();
        }
        reading.supply().readEverything();
        reading.limits().readEverything();
        reading.switches().readEverything();
        reading.allPhases().forEach(Phase::readEverything);
        reading.powerFailures();
        reading.longPowerFailures();
        reading.powerFailureLog();
        reading.messages();
        reading.peakDemand();
        reading.peakHistory();
        reading.monthlyRegisters();
        reading.mbusDevices().forEach(MBusDevice::readEverything);
    }
}
