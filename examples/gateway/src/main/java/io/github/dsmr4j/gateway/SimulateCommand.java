package io.github.dsmr4j.gateway;

import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code simulate}: a meter to try things on. */
@Command(
        name = "simulate",
        description = "Is a meter on a TCP port: sends telegrams of a simulated house until Ctrl-C.",
        footer = {
            "",
            "Exit status:",
            "  0  interrupted",
            "  2  a wrong argument, or a port that cannot be opened",
            "",
            "Examples:",
            "  dsmr-gateway simulate --listen 2000",
            "  dsmr-gateway simulate --listen 0.0.0.0:2000 --meter emucs --damage 0.1"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final BigDecimal SHORTEST_INTERVAL = new BigDecimal("0.01");
    private static final BigDecimal LONGEST_INTERVAL = new BigDecimal("86400");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--listen",
            required = true,
            paramLabel = "[HOST:]PORT",
            converter = AddressConverter.class,
            description = "Where to listen. Without a host only this computer can connect (127.0.0.1); 0.0.0.0 lets"
                    + " others in. Port 0 takes any that is free.")
    private HostAndPort listen;

    @Option(
            names = "--meter",
            paramLabel = "METER",
            defaultValue = "dsmr5",
            description = "What the meter prints: dsmr4, dsmr5 (the default, both Dutch) or emucs (Belgian).")
    private Profile meter;

    @Option(
            names = "--damage",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "Which share of the telegrams to damage on purpose, 0 (the default) to 1.")
    private double damage;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How long from one telegram to the next, ${DEFAULT-VALUE} unless given.")
    private BigDecimal interval;

    @Option(names = "--seed", paramLabel = "N", description = "Makes the same house and the same damage each time.")
    private Optional<Long> seed;

    @Override
    public Integer call() throws Exception {
        check();
        SplittableRandom random = seed.map(SplittableRandom::new).orElseGet(SplittableRandom::new);
        Duration between = Duration.ofMillis(interval.movePointRight(3).longValue());
        Simulation simulation = new Simulation(meter, between, damage, random);
        MeterServer server = MeterServer.open(simulation, listen);
        return Interruption.closes(server, () -> serve(server, simulation));
    }

    private int serve(MeterServer server, Simulation simulation) throws Exception {
        Output out = Output.standard();
        out.line(meter.name().toLowerCase(Locale.ROOT) + " meter at tcp://" + server.address() + " (Ctrl-C ends it)");
        out.flush();
        server.run();
        String sent =
                simulation.sent() + " telegrams, " + simulation.damaged() + " damaged; clients: " + server.served();
        spec.commandLine().getErr().println(sent);
        return ExitStatus.OK;
    }

    private void check() {
        if (!(damage >= 0 && damage <= 1)) {
            throw wrong("--damage " + damage + " is not in 0..1");
        }
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw wrong("--interval " + interval.toPlainString() + " is not in " + SHORTEST_INTERVAL + ".."
                    + LONGEST_INTERVAL + " seconds");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Reads {@code PORT} or {@code HOST:PORT}. */
    static final class AddressConverter implements ITypeConverter<HostAndPort> {
        private static final String LOOPBACK = "127.0.0.1";

        @Override
        public HostAndPort convert(String text) {
            try {
                return text.matches("\\d{1,5}")
                        ? new HostAndPort(LOOPBACK, HostAndPort.port(text, 0))
                        : HostAndPort.parse(text, 0);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
