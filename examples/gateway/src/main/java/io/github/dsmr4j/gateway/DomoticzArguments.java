package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Confidential;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for Domoticz. */
final class DomoticzArguments {
    private static final List<DomoticzDevice> VOLTAGES =
            List.of(DomoticzDevice.VOLTAGE_L1, DomoticzDevice.VOLTAGE_L2, DomoticzDevice.VOLTAGE_L3);

    @Option(
            names = "--domoticz",
            paramLabel = "URL",
            description = "Tell Domoticz, such as http://domoticz:8080; needs --domoticz-energy.")
    private Optional<String> url = Optional.empty();

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

    @Option(names = "--domoticz-user", paramLabel = "USER", description = "The login, where Domoticz asks for one.")
    private Optional<String> user = Optional.empty();

    @Confidential
    @Option(
            names = "--domoticz-password",
            paramLabel = "TEXT",
            description = "The password that belongs to it." + Secret.VISIBLE)
    private Optional<String> password = Optional.empty();

    @Option(
            names = "--domoticz-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line.")
    private Optional<Path> passwordFile = Optional.empty();

    /**
     * What was asked for; empty when Domoticz was not.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password cannot be read
     */
    Optional<DomoticzOptions> options() throws IOException {
        Map<DomoticzDevice, Integer> others = others();
        if (url.isEmpty()) {
            if (!others.isEmpty()
                    || Stream.of(energy, user, password, passwordFile).anyMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("options for Domoticz need --domoticz, its URL");
            }
            return Optional.empty();
        }
        if (energy.isEmpty()) {
            throw new IllegalArgumentException(
                    "--domoticz needs --domoticz-energy, the idx of a P1 smart meter device");
        }
        Optional<String> secret = Secret.either(password, passwordFile, "--domoticz-password");
        if (user.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException("--domoticz-user and --domoticz-password, or its file, belong together");
        }
        DomoticzOptions options = DomoticzOptions.of(url.get(), energy.get());
        for (Map.Entry<DomoticzDevice, Integer> other : others.entrySet()) {
            options = options.withDevice(other.getKey(), other.getValue());
        }
        if (secret.isPresent()) {
            options = options.withLogin(user.orElseThrow(), secret.get());
        }
        return Optional.of(options);
    }

    private Map<DomoticzDevice, Integer> others() {
        if (voltage.size() > VOLTAGES.size()) {
            throw new IllegalArgumentException(
                    "--domoticz-voltage takes no more than one idx for each of three phases");
        }
        Map<DomoticzDevice, Integer> others = new EnumMap<>(DomoticzDevice.class);
        gas.ifPresent(idx -> others.put(DomoticzDevice.GAS, idx));
        water.ifPresent(idx -> others.put(DomoticzDevice.WATER, idx));
        heat.ifPresent(idx -> others.put(DomoticzDevice.HEAT, idx));
        current.ifPresent(idx -> others.put(DomoticzDevice.CURRENT, idx));
        for (int phase = 0; phase < voltage.size(); phase++) {
            others.put(VOLTAGES.get(phase), voltage.get(phase));
        }
        return others;
    }
}
