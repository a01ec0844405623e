package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MBusDeviceTypeTest {
    private static final Map<Integer, MBusDeviceType> KNOWN = Map.ofEntries(
            Map.entry(2, MBusDeviceType.ELECTRICITY),
            Map.entry(3, MBusDeviceType.GAS),
            Map.entry(4, MBusDeviceType.HEAT),
            Map.entry(6, MBusDeviceType.WARM_WATER),
            Map.entry(7, MBusDeviceType.WATER),
            Map.entry(8, MBusDeviceType.HEAT_COST_ALLOCATOR),
            Map.entry(10, MBusDeviceType.COOLING),
            Map.entry(11, MBusDeviceType.COOLING),
            Map.entry(12, MBusDeviceType.HEAT),
            Map.entry(13, MBusDeviceType.HEAT_AND_COOLING),
            Map.entry(21, MBusDeviceType.WARM_WATER),
            Map.entry(22, MBusDeviceType.WATER),
            Map.entry(32, MBusDeviceType.BREAKER),
            Map.entry(33, MBusDeviceType.VALVE),
            Map.entry(40, MBusDeviceType.WASTE_WATER));

    @Test
    void everyOctetHasItsMeaning() {
        Map<Integer, MBusDeviceType> meanings = new HashMap<>();
        for (int code = 0; code <= 0xFF; code++) {
            MBusDeviceType type = MBusDeviceType.of(code);
            if (type != MBusDeviceType.UNKNOWN) {
                meanings.put(code, type);
            }
        }
        assertThat(meanings).isEqualTo(KNOWN);
    }
}
