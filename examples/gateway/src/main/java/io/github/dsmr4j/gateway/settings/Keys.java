package io.github.dsmr4j.gateway.settings;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The keys that settings may have: the long options of a command, but for those that make no sense in a file. */
public final class Keys {
    private static final Set<String> NO_KEYS = Set.of("help", "version", "config", "set");

    private final CommandSpec gateway;
    private final CommandSpec meter;

    /**
     * Keys.
     *
     * @param gateway the command whose options stand at the top of a file
     * @param meter one whose options stand in the section of a further meter
     */
    public Keys(CommandSpec gateway, CommandSpec meter) {
        this.gateway = gateway;
        this.meter = meter;
    }

    /** Those of the top of a file, in the order in which they were declared. */
    List<OptionSpec> all() {
        return keys(gateway);
    }

    /**
     * Those of a section of the file.
     *
     * @param name of the meter that it is for; empty for the top
     */
    List<OptionSpec> all(String name) {
        return keys(name.isEmpty() ? gateway : meter);
    }

    private static List<OptionSpec> keys(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !NO_KEYS.contains(key(option)))
                .toList();
    }

    /** The option behind a setting. */
    Optional<OptionSpec> option(Setting setting) {
        CommandSpec command = setting.meter().isEmpty() ? gateway : meter;
        return Optional.ofNullable(command.findOption("--" + setting.key()))
                .filter(option -> !NO_KEYS.contains(setting.key()));
    }

    boolean isList(Setting setting) {
        return option(setting).filter(OptionSpec::isMultiValue).isPresent();
    }

    /** Whether a key that is none in a meter's section is one at the top. */
    boolean isOfGateway(String key) {
        return gateway.findOption("--" + key) != null && !NO_KEYS.contains(key);
    }

    static String key(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    static boolean isFlag(OptionSpec option) {
        return option.arity().max() == 0;
    }

    /** Whether nobody but the gateway should see the value. */
    static boolean isSecret(OptionSpec option) {
        return option.userObject() instanceof Field field && field.isAnnotationPresent(Confidential.class);
    }
}
