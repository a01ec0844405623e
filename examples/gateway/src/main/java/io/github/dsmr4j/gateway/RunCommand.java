package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.service.ServiceManager;
import io.github.dsmr4j.gateway.settings.ExampleSettings;
import io.github.dsmr4j.gateway.settings.Keys;
import io.github.dsmr4j.gateway.settings.Setting;
import io.github.dsmr4j.gateway.settings.Settings;
import io.github.dsmr4j.gateway.settings.SettingsForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: what a meter says, live. */
@Command(
        name = RunCommand.NAME,
        description = "Reads a meter and prints a line for each telegram, until Ctrl-C or the end of a recording.",
        footer = {
            "",
            "Exit status:",
            "  0  interrupted, or a recording ended after at least one telegram",
            "  1  a recording ended without any",
            "  2  a wrong argument or setting, or a recording, a file or a port that cannot be opened: starting again does"
                    + " not help",
            "",
            "Examples:",
            "  dsmr-gateway run --source serial:/dev/ttyUSB0",
            "  dsmr-gateway run --source tcp://p1-adapter:2000",
            "  dsmr-gateway run --source tcp://[::1]:2000 --json",
            "  dsmr-gateway run --source file:recording.txt?pace=original",
            "  dsmr-gateway run --source serial:auto --json --record meter.txt",
            "  dsmr-gateway run --source serial:auto --raw 0.0.0.0:2323 --http 0.0.0.0:8080",
            "  dsmr-gateway run --source simulate",
            "  dsmr-gateway run --config /etc/dsmr-gateway.toml"
        })
final class RunCommand implements Callable<Integer> {
    static final String NAME = "run";

    @Spec
    private CommandSpec spec;

    @Mixin
    private MeterArguments meter;

    @Mixin
    private ReporterArguments reporters;

    @Option(names = "--json", description = "Print a flat JSON document a line.")
    private boolean json;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A file of settings, such as config example prints: each option is a key of it. The environment counts"
                            + " before it (DSMR_MQTT_USER for --mqtt-user, DSMR_CONFIG for this one), the command line"
                            + " before both.")
    private Optional<String> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting as in such a file. May be given several times.")
    private List<String> set = List.of();

    private Optional<Settings> settings = Optional.empty();
    private Sections sections = Sections.NONE;

    @Override
    public Integer call() throws Exception {
        List<String> arguments = arguments();
        RunCommand run = withSettings(arguments);
        List<String> faults = run.faults();
        return faults.isEmpty() ? run.read(arguments) : Faults.several(faults, spec.commandLine());
    }

    private List<String> arguments() {
        List<String> all = spec.commandLine().getParseResult().originalArgs();
        return all.subList(all.indexOf(NAME) + 1, all.size());
    }

    /** The command that these arguments make together with the environment and the settings file. */
    static RunCommand withSettings(List<String> arguments) {
        return withSettings(arguments, Optional.empty());
    }

    /** The same with a draft in place of the file. */
    static RunCommand withSettings(List<String> arguments, Optional<String> draft) {
        RunCommand typed = parsed(arguments);
        Settings settings = Settings.gather(keys(), arguments, typed.set, typed.config, System.getenv(), draft);
        RunCommand run = parsed(settings.commandLine());
        run.settings = Optional.of(settings);
        run.sections = Sections.of(settings);
        return run;
    }

    private static RunCommand parsed(List<String> arguments) {
        CommandLine program = Main.commandLine();
        program.parseArgs(Stream.concat(Stream.of(NAME), arguments.stream()).toArray(String[]::new));
        return Main.run(program).getCommand();
    }

    static Keys keys() {
        return new Keys(
                Main.run(Main.commandLine()).getCommandSpec(), CommandSpec.forAnnotatedObject(new MeterArguments()));
    }

    /** All that is wrong with the options, each with where it was written. */
    List<String> faults() {
        Problems problems = new Problems();
        settings.ifPresent(gathered -> gathered.faults().forEach(problems::add));
        List<Exception> errors = spec.commandLine().getParseResult().errors();
        errors.forEach(error -> problems.add(Origins.of(settings).tell("", error)));
        sections.errors(problems);
        OptionSpec source = spec.findOption("--source");
        boolean unread =
                settings.filter(gathered -> !gathered.faults().isEmpty()).isPresent();
        if (hasUnnamed()
                && !meter.hasSource()
                && !unread
                && errors.stream().flatMap(Origins::option).noneMatch(source::equals)) {
            problems.add("Missing required option: '--source=SOURCE', source in a settings file, or $DSMR_SOURCE");
        }
        List<Meter> meters = meters();
        Sections.look(meters, problems);
        reporters.look(meters, problems);
        // The settings page makes the file, if nothing but the file is missing.
        boolean canBeMade = reporters.hasPages() && problems.all().isEmpty();
        missing().filter(fault -> !canBeMade).ifPresent(problems::add);
        return problems.all();
    }

    /** What is no setting, in the file or elsewhere. */
    List<String> unread() {
        return settings.map(Settings::faults).orElse(List.of());
    }

    /** Whether there is a meter besides those that have sections. */
    private boolean hasUnnamed() {
        CommandSpec ofMeters = CommandSpec.forAnnotatedObject(new MeterArguments());
        return sections.meters().isEmpty()
                || spec.commandLine().getParseResult().matchedOptions().stream()
                        .anyMatch(option -> ofMeters.findOption(option.longestName()) != null);
    }

    List<Meter> meters() {
        Stream<Meter> unnamed = hasUnnamed() ? Stream.of(new Meter(reporters.name(), false, meter)) : Stream.empty();
        return Stream.concat(unnamed, sections.meters().stream()).toList();
    }

    /** Those that do not stand on the command line, confidential ones hidden. */
    List<Setting> settings() {
        return settings.map(Settings::shown).orElse(List.of());
    }

    /** What is not wrong but may not be as expected. */
    List<String> notices() throws IOException {
        List<String> notices = new ArrayList<>(reporters.notices());
        exposure().ifPresent(notices::add);
        missing().map(RunCommand::toBeMade).ifPresent(notices::add);
        return notices;
    }

    private Optional<String> exposure() throws IOException {
        return settings.isPresent() ? settings.get().exposure() : Optional.empty();
    }

    private Optional<String> missing() {
        return settings.flatMap(Settings::missing);
    }

    private static String toBeMade(String missing) {
        return missing + " yet; the settings page makes it";
    }

    /** What a form asks for, in words of a language. */
    SettingsForm form(Function<Keys, ExampleSettings> words) {
        Keys keys = keys();
        return new SettingsForm(keys, settings.orElseThrow(), words.apply(keys));
    }

    /** The file with settings, if one was named. */
    Optional<Path> file() {
        return settings.flatMap(Settings::file);
    }

    ReporterArguments reporters() {
        return reporters;
    }

    private int read(List<String> arguments) throws Exception {
        LimitedLog.install();
        PrintWriter err = spec.commandLine().getErr();
        settings.flatMap(Settings::upgrade).ifPresent(err::println);
        missing().map(RunCommand::toBeMade).ifPresent(err::println);
        ServiceManager manager = ServiceManager.of(System.getenv(), err::println);
        Service service = new Service(new SetupDesk(arguments), this, manager, err);
        return Interruption.closes(service, service::run);
    }

    /**
     * Opens everything that runs by these settings.
     *
     * @param owner as long as the program runs
     * @throws IOException if something cannot be opened; the message says what and why
     */
    Pipeline open(Optional<Owner> owner, PrintWriter err) throws IOException {
        exposure().ifPresent(err::println);
        List<Meter> meters = meters();
        ReadingLines lines = new ReadingLines(
                Output.standard(), json, meters.stream().map(Meter::name).toList());
        return Pipeline.open(meters, reporters, owner, lines, err);
    }
}
