package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.Settings;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Says of what is wrong with an option where that was written. */
final class Origins {
    private final Optional<Settings> settings;

    private Origins(Optional<Settings> settings) {
        this.settings = settings;
    }

    static Origins of(Optional<Settings> settings) {
        return new Origins(settings);
    }

    /**
     * An error in words.
     *
     * @param meter in whose section the option is; empty for the gateway and its unnamed meter
     */
    String tell(String meter, Exception error) {
        String message =
                error instanceof ParameterException fault ? Faults.message(fault) : String.valueOf(error.getMessage());
        String prefix = meter.isEmpty() ? "" : meter + ".";
        return option(error)
                .findFirst()
                .flatMap(option -> settings.flatMap(gathered -> gathered.origin(meter, option)))
                .map(origin ->
                        origin + ": " + message.replaceFirst("^Invalid value for option '--([^']+)'", prefix + "$1"))
                .orElse(message);
    }

    /** The option that an error is about, if it is about one. */
    static Stream<OptionSpec> option(Exception error) {
        return error instanceof ParameterException wrong && wrong.getArgSpec() instanceof OptionSpec option
                ? Stream.of(option)
                : Stream.empty();
    }
}
