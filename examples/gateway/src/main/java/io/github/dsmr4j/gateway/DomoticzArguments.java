package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Confidential;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.domoticz.DomoticzOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of {@code run} for Domoticz. */
final class DomoticzArguments {
    @Option(
            names = "--domoticz",
            paramLabel = "URL",
            description = "Tell Domoticz, such as http://domoticz:8080; needs --domoticz-energy.")
    private Optional<String> url = Optional.empty();

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
     * What was asked for, for a meter; empty when Domoticz was not, or is told nothing of it.
     *
     * @param devices what Domoticz is told of the meter
     * @throws IllegalArgumentException if the options do not fit together
     * @throws IOException if the password cannot be read
     */
    Optional<DomoticzOptions> options(Map<DomoticzDevice, Integer> devices) throws IOException {
        Optional<String> secret = Secret.either(password, passwordFile, "--domoticz-password");
        if (user.isPresent() != secret.isPresent()) {
            throw new IllegalArgumentException("--domoticz-user and --domoticz-password, or its file, belong together");
        }
        if (url.isEmpty() || devices.isEmpty()) {
            return Optional.empty();
        }
        DomoticzOptions options = DomoticzOptions.of(url.get(), devices);
        return Optional.of(secret.isPresent() ? options.withLogin(user.orElseThrow(), secret.get()) : options);
    }

    /**
     * Looks for what does not fit together.
     *
     * @param meters that are read
     * @param byMqtt whether Domoticz is told by a broker
     */
    void look(List<Meter> meters, boolean byMqtt, Problems problems) {
        boolean anyDevice = meters.stream()
                .anyMatch(meter -> !meter.arguments().domoticzDevices().isEmpty());
        if (url.isPresent() && !anyDevice) {
            problems.add("--domoticz needs --domoticz-energy, the idx of a P1 smart meter device");
        }
        boolean login = Stream.of(user, password, passwordFile).anyMatch(Optional::isPresent);
        if (url.isEmpty() && (login || (anyDevice && !byMqtt))) {
            problems.add("options for Domoticz need --domoticz, its URL");
            return;
        }
        meters.forEach(meter -> problems.about(meter.prefix())
                .look(() -> options(meter.arguments().domoticzDevices())));
    }
}
