package io.github.dsmr4j.gateway.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the environment and a file add to a command line. What stands on the command line counts before the environment,
 * and that before the file.
 */
public final class Settings {
    private static final String SET = "--set";

    /** A simulated meter has its key in its address. */
    private static final String KEY_IN_ADDRESS = "key=";

    private final Keys keys;
    private final List<String> commandLine;
    /** By name; the first one counts. */
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private final List<String> faults = new ArrayList<>();
    private Optional<Path> file = Optional.empty();
    private Optional<String> missing = Optional.empty();
    private List<Setting> inFile = List.of();

    private Settings(Keys keys, List<String> commandLine) {
        this.keys = keys;
        this.commandLine = List.copyOf(commandLine);
    }

    /**
     * Gathers them.
     *
     * @param commandLine the arguments of the command, without its name
     * @param set what stands there behind {@code --set}
     * @param config what stands there behind {@code --config}
     * @param draft what to read in place of the file, if that is not yet written
     */
    public static Settings gather(
            Keys keys,
            List<String> commandLine,
            List<String> set,
            Optional<String> config,
            Map<String, String> environment,
            Optional<String> draft) {
        Settings gathered = new Settings(keys, commandLine);
        set.forEach(gathered::set);
        Environment.settings(environment, keys).forEach(gathered::add);
        gathered.file = config.or(() -> Environment.config(environment)).map(Path::of);
        gathered.file.ifPresent(path -> gathered.read(path, draft));
        return gathered;
    }

    private void read(Path path, Optional<String> draft) {
        try {
            if (draft.isEmpty() && Files.notExists(path)) {
                missing = Optional.of("cannot read settings from " + path + ": there is no such file");
                return;
            }
            inFile = SettingsFile.parse(path, draft.isPresent() ? draft.get() : SettingsFile.text(path));
            inFile.forEach(this::add);
        } catch (SettingsException e) {
            faults.addAll(e.faults());
            e.others().forEach(this::add);
        }
    }

    private void set(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            faults.add(SET + " " + text + ": expected KEY=VALUE or METER.KEY=VALUE");
            return;
        }
        String name = text.substring(0, equals);
        int point = name.indexOf('.');
        String meter = point < 0 ? "" : name.substring(0, point);
        add(new Setting(meter, name.substring(point + 1), List.of(text.substring(equals + 1)), SET));
    }

    private void add(Setting setting) {
        Optional<OptionSpec> option = keys.option(setting);
        if (option.isEmpty()) {
            faults.add(setting.origin() + ": " + unknown(setting));
            return;
        }
        Optional<String> fault = fault(setting, option.get());
        fault.ifPresentOrElse(faults::add, () -> settings.putIfAbsent(setting.name(), setting));
    }

    private String unknown(Setting setting) {
        if (!setting.meter().isEmpty() && keys.isOfGateway(setting.key())) {
            return setting.key() + " belongs to the gateway, not to the meter " + setting.meter();
        }
        return "\"" + setting.key() + "\" is no key; config example lists all";
    }

    private static Optional<String> fault(Setting setting, OptionSpec option) {
        boolean wrongFlag = Keys.isFlag(option)
                && !setting.values().equals(List.of("true"))
                && !setting.values().equals(List.of("false"));
        if (wrongFlag) {
            return Optional.of(setting.origin() + ": " + setting.name() + " is true or false, nothing else");
        }
        return setting.values().size() != 1 && !option.isMultiValue()
                ? Optional.of(setting.origin() + ": " + setting.name() + " has one value, not a list")
                : Optional.empty();
    }

    /** What is no setting, each with its place and what was expected. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** The file that was named, whether it is there or not. */
    public Optional<Path> file() {
        return file;
    }

    /** What is wrong if there is no such file. */
    public Optional<String> missing() {
        return missing;
    }

    /** What the file says, whether it counts or not. */
    List<Setting> inFile() {
        return inFile;
    }

    /** What counts before the file, if it says something about an option: the command line, or the environment. */
    Optional<Setting> above(String meter, OptionSpec option) {
        String key = Keys.key(option);
        Optional<Setting> typed = meter.isEmpty() ? typed(option) : Optional.empty();
        return typed.or(() -> Optional.ofNullable(settings.get(Setting.name(meter, key)))
                .filter(setting ->
                        !setting.origin().equals(file.map(Path::toString).orElse(""))));
    }

    private Optional<Setting> typed(OptionSpec option) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < commandLine.size(); at++) {
            String argument = commandLine.get(at);
            if (argument.startsWith("--") && option.longestName().equals(name(argument))) {
                boolean apart = !argument.contains("=") && at + 1 < commandLine.size() && !Keys.isFlag(option);
                String next = apart && !commandLine.get(at + 1).startsWith("--")
                        ? commandLine.get(at + 1)
                        : Optional.ofNullable(option.fallbackValue())
                                .filter(value -> !value.isEmpty())
                                .orElse("true");
                values.add(argument.contains("=") ? argument.substring(argument.indexOf('=') + 1) : next);
            }
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Setting("", Keys.key(option), values, option.longestName()));
    }

    /** The names of the meters that have settings of their own, in the order in which they came. */
    public List<String> meters() {
        return settings.values().stream()
                .map(Setting::meter)
                .filter(meter -> !meter.isEmpty())
                .distinct()
                .toList();
    }

    /** What the section of a meter says, as a command line. */
    public List<String> commandLine(String meter) {
        return arguments(meter).toList();
    }

    /** The command line with what the settings of the gateway and its unnamed meter add to it. */
    public List<String> commandLine() {
        Set<String> given = new HashSet<>();
        commandLine.stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(argument -> given.add(name(argument)));
        return Stream.concat(arguments("").filter(argument -> !given.contains(name(argument))), commandLine.stream())
                .toList();
    }

    private static String name(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? argument : argument.substring(0, equals);
    }

    private Stream<String> arguments(String meter) {
        return settings.values().stream()
                .filter(setting -> setting.meter().equals(meter))
                .flatMap(this::arguments);
    }

    private Stream<String> arguments(Setting setting) {
        OptionSpec option = keys.option(setting).orElseThrow();
        String name = "--" + setting.key();
        if (Keys.isFlag(option)) {
            return setting.values().contains("true") ? Stream.of(name) : Stream.empty();
        }
        return setting.values().stream().map(value -> name + "=" + value);
    }

    /** Those that count, the values of confidential ones hidden. */
    public List<Setting> shown() {
        return settings.values().stream()
                .map(setting -> isSecret(setting)
                        ? new Setting(setting.meter(), setting.key(), List.of("(hidden)"), setting.origin())
                        : setting)
                .toList();
    }

    boolean isSecret(Setting setting) {
        return keys.option(setting).filter(Keys::isSecret).isPresent()
                || setting.values().stream().anyMatch(value -> value.contains(KEY_IN_ADDRESS));
    }

    /**
     * Where the setting of an option was written; empty when it stands on the command line as such, or nowhere.
     *
     * @param meter whose section it is in; empty for the gateway and its unnamed meter
     */
    public Optional<String> origin(String meter, OptionSpec option) {
        return Optional.ofNullable(settings.get(Setting.name(meter, Keys.key(option))))
                .map(Setting::origin);
    }

    /**
     * Writes a file of an older version anew in the words of this one, with a copy of the old one beside it.
     *
     * @return what to tell the user, if the file was older
     */
    public Optional<String> upgrade() {
        return file.flatMap(Upgrades.KNOWN::write);
    }

    /** What to tell the user if others can read a file that holds something confidential. */
    public Optional<String> exposure() throws IOException {
        if (file.isEmpty()
                || missing.isPresent()
                || !Files.getFileStore(file.get()).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return Optional.empty();
        }
        boolean isRead = Files.getPosixFilePermissions(file.get()).contains(PosixFilePermission.OTHERS_READ);
        return settings.values().stream()
                .filter(setting -> isRead && setting.origin().equals(file.get().toString()))
                .filter(this::isSecret)
                .findFirst()
                .map(setting -> "every user of this computer can read " + setting.name() + " in " + file.get()
                        + "; take that away by: chmod o-r " + file.get());
    }
}
