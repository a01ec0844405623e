package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.settings.ExampleSettings;
import io.github.dsmr4j.gateway.settings.Keys;
import io.github.dsmr4j.gateway.settings.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.Unmatched;

/** {@code config}: help with the settings of {@code run}. */
@Command(
        name = "config",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Example.class},
        description = "Checks the settings of run, or prints an example of them.",
        footer = {
            "",
            "Exit status:",
            "  0  the settings are right",
            "  2  they are not",
            "",
            "Examples:",
            "  dsmr-gateway config example > dsmr-gateway.toml",
            "  dsmr-gateway config check --config dsmr-gateway.toml"
        })
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: check or example");
    }

    /** {@code config check}. */
    @Command(
            name = "check",
            description =
                    "Looks at what run would do with these options, the environment and the settings file, and tells"
                            + " all that is wrong. It opens no port and no meter.")
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Unmatched
        private List<String> arguments = new ArrayList<>();

        @Override
        public Integer call() throws Exception {
            RunCommand run = RunCommand.withSettings(arguments);
            List<String> faults = run.faults();
            return faults.isEmpty() ? tell(run) : Faults.several(faults, spec.commandLine());
        }

        private int tell(RunCommand run) throws IOException {
            Output out = Output.standard();
            Columns columns = new Columns();
            columns.add("setting", "value", "from");
            for (Setting setting : run.settings()) {
                columns.add(setting.name(), String.join(" ", setting.values()), setting.origin());
            }
            out.line(columns.toString());
            run.notices().forEach(out::line);
            out.line("nothing is wrong");
            out.flush();
            return ExitStatus.OK;
        }
    }

    /** {@code config example}. */
    @Command(
            name = "example",
            description = "Prints a complete settings file with comments. Everything but the source is commented out.")
    static final class Example implements Callable<Integer> {
        @Option(
                names = "--lang",
                paramLabel = "LANGUAGE",
                defaultValue = "en",
                converter = LanguageConverter.class,
                description = "The language of the comments: en or nl.")
        private Function<Keys, ExampleSettings> language;

        @Override
        public Integer call() {
            Output out = Output.standard();
            out.line(language.apply(RunCommand.keys()).text().stripTrailing());
            out.flush();
            return ExitStatus.OK;
        }
    }

    /** Reads a language. */
    static final class LanguageConverter implements ITypeConverter<Function<Keys, ExampleSettings>> {
        @Override
        public Function<Keys, ExampleSettings> convert(String text) {
            return switch (text) {
                case "en" -> ExampleSettings::inEnglish;
                case "nl" -> ExampleSettings::inDutch;
                default -> throw new TypeConversionException("\"" + text + "\" is not there; expected en or nl");
            };
        }
    }
}
