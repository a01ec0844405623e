package io.github.dsmr4j.gateway;

import io.github.dsmr4j.gateway.web.WebServer;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code dsmr-gateway}. */
@Command(
        name = "dsmr-gateway",
        description = "Reads a smart meter's P1 port.",
        subcommands = {
            RunCommand.class,
            PortsCommand.class,
            DecodeCommand.class,
            AnonymiseCommand.class,
            SimulateCommand.class,
            ConfigCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Main.Version.class,
        footer = {
            "",
            "Examples:",
            "  dsmr-gateway ports",
            "  dsmr-gateway run --source serial:/dev/ttyUSB0",
            "  dsmr-gateway run --source tcp://p1-adapter:2000",
            "  dsmr-gateway decode recording.txt",
            "  dsmr-gateway simulate --listen 2000"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs the program; it ends with the status of its command. */
    public static void main(String[] arguments) {
        // The MQTT client's network library would use what the JVM warns about, to save microseconds.
        System.setProperty("io.netty.noUnsafe", "true");
        WebServer.limitRequests();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        // It tells all faults at once, those of its settings included.
        run(line).getCommandSpec().parser().collectErrors(true);
        return line.setParameterExceptionHandler(Faults::wrongArguments)
                .setExecutionExceptionHandler((failure, command, result) -> Faults.failure(failure, command));
    }

    /** The command {@code run} of a program. */
    static CommandLine run(CommandLine program) {
        return Objects.requireNonNull(program.getSubcommands().get(RunCommand.NAME));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: run, ports, decode, anonymise, simulate or config");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dsmr-gateway " + number()};
        }

        static String number() {
            return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(unpackaged)");
        }
    }
}
