package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for Domoticz. */
final class DomoticzArguments {
    @Option(
            names = "--domoticz",
            paramLabel = "URL",
            description = "Tell Domoticz, such as http://domoticz:8080; needs --domoticz-energy.")
    private Optional<String> url;

    @Option(names = "--domoticz-energy", paramLabel = "IDX", description = "The idx of the P1 smart meter device.")
    private Optional<Integer> energy;

    @Option(names = "--domoticz-gas", paramLabel = "IDX", description = "The idx of the gas device, if there is one.")
    private Optional<Integer> gas;

    @Option(names = "--domoticz-water", paramLabel = "IDX", description = "The idx of a counter of water.")
    private Optional<Integer> water;

    @Option(names = "--domoticz-user", paramLabel = "USER", description = "The login, where Domoticz asks for one.")
    private Optional<String> user;

    @Option(
            names = "--domoticz-password-file",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description = "A file with the password on its first line.")
    private Optional<Path> passwordFile;

    /**
     * What was asked for; empty when Domoticz was not.
     *
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password cannot be read
     */
    Optional<DomoticzOptions> options() throws IOException {
        if (url.isEmpty()) {
            if (Stream.of(energy, gas, water, user, passwordFile).anyMatch(Optional::isPresent)) {
                throw new IllegalArgumentException("options for Domoticz need --domoticz, its URL");
            }
            return Optional.empty();
        }
        if (energy.isEmpty()) {
            throw new IllegalArgumentException(
                    "--domoticz needs --domoticz-energy, the idx of a P1 smart meter device");
        }
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new IllegalArgumentException("--domoticz-user and --domoticz-password-file belong together");
        }
        DomoticzOptions options = DomoticzOptions.of(url.get(), energy.get());
        if (gas.isPresent()) {
            options = options.withGasIdx(gas.get());
        }
        if (water.isPresent()) {
            options = options.withWaterIdx(water.get());
        }
        if (passwordFile.isPresent()) {
            options = options.withLogin(user.orElseThrow(), Secret.in(passwordFile.get()));
        }
        return Optional.of(options);
    }
}
