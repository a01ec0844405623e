package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The devices of Domoticz that are for one meter: options of {@code run}. */
final class DomoticzDevices {
    private static final List<DomoticzDevice> VOLTAGES =
            List.of(DomoticzDevice.VOLTAGE_L1, DomoticzDevice.VOLTAGE_L2, DomoticzDevice.VOLTAGE_L3);

    @Option(names = "--domoticz-energy", paramLabel = "IDX", description = "The idx of the P1 smart meter device.")
    private Optional<Integer> energy = Optional.empty();

    @Option(names = "--domoticz-gas", paramLabel = "IDX", description = "The idx of the gas device, if there is one.")
    private Optional<Integer> gas = Optional.empty();

    @Option(names = "--domoticz-water", paramLabel = "IDX", description = "The idx of a counter of water.")
    private Optional<Integer> water = Optional.empty();

    @Option(
            names = "--domoticz-heat",
            paramLabel = "IDX",
            description = "The idx of a counter for the heat meter, with its unit and the divider 1000.")
    private Optional<Integer> heat = Optional.empty();

    @Option(names = "--domoticz-current", paramLabel = "IDX", description = "The idx of an ampere device (3 phase).")
    private Optional<Integer> current = Optional.empty();

    @Option(
            names = "--domoticz-voltage",
            paramLabel = "IDX",
            split = ",",
            description = "The idx of a voltage device, or of one for each phase, as in 11,12,13.")
    private List<Integer> voltage = List.of();

    /**
     * Their numbers.
     *
     * @throws IllegalArgumentException if there are too many, or one is none
     */
    Map<DomoticzDevice, Integer> numbers() {
        if (voltage.size() > VOLTAGES.size()) {
            throw new IllegalArgumentException(
                    "--domoticz-voltage takes no more than one idx for each of three phases");
        }
        Map<DomoticzDevice, Integer> numbers = new EnumMap<>(DomoticzDevice.class);
        energy.ifPresent(idx -> numbers.put(DomoticzDevice.ENERGY, idx));
        gas.ifPresent(idx -> numbers.put(DomoticzDevice.GAS, idx));
        water.ifPresent(idx -> numbers.put(DomoticzDevice.WATER, idx));
        heat.ifPresent(idx -> numbers.put(DomoticzDevice.HEAT, idx));
        current.ifPresent(idx -> numbers.put(DomoticzDevice.CURRENT, idx));
        for (int phase = 0; phase < voltage.size(); phase++) {
            numbers.put(VOLTAGES.get(phase), voltage.get(phase));
        }
        return DomoticzDevice.checked(numbers);
    }
}
