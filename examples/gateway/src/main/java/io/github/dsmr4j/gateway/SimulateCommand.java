package io.github.dsmr4j.gateway;

import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
        description = "Acts as a meter on a TCP port: sends telegrams of a simulated house until Ctrl-C.",
        footer = {
            "",
            "Exit status:",
            "  0  interrupted",
            "  2  a wrong argument, or a port that cannot be opened",
            "",
            "Examples:",
            "  dsmr-gateway simulate --listen 2000",
            "  dsmr-gateway simulate --listen 0.0.0.0:2000 --meter emucs --damage 0.1",
            "  dsmr-gateway simulate --listen 2000 --key 000102030405060708090A0B0C0D0E0F"
        })
final class SimulateCommand implements Callable<Integer> {
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
            converter = ProfileConverter.class,
            description = "What the meter prints: dsmr4, dsmr5 (the default, both Dutch) or emucs (Belgian).")
    private Profile meter;

    @Option(
            names = "--damage",
            paramLabel = "RATE",
            defaultValue = "0",
            converter = ShareConverter.class,
            description = "Which share of the telegrams to damage on purpose, 0 (the default) to 1.")
    private BigDecimal damage;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = IntervalConverter.class,
            description =
                    "How long from one telegram to the next, 0.01 to 86400 seconds; ${DEFAULT-VALUE} unless given.")
    private Duration interval;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Any whole number; the same one makes the same house and the same damage.")
    private Optional<Long> seed;

    @Option(
            names = "--key",
            paramLabel = "HEX",
            description =
                    "Encrypt the telegrams with this key, 32 hexadecimal digits, as meters in Luxembourg and Austria"
                            + " do. Lists of processes show it.")
    private Optional<String> key;

    @Option(
            names = "--authentication-key",
            paramLabel = "HEX",
            description = "The authentication key that goes with it; Luxembourg's unless given.")
    private Optional<String> authenticationKey;

    @Override
    public Integer call() throws Exception {
        SplittableRandom random = seed.map(SplittableRandom::new).orElseGet(SplittableRandom::new);
        Simulation simulation = new Simulation(meter, keys(), interval, damage.doubleValue(), random);
        MeterServer server = MeterServer.open(simulation, listen);
        return Interruption.closes(server, () -> serve(server, simulation));
    }

    private Optional<SimulatedKeys> keys() {
        if (authenticationKey.isPresent() && key.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--authentication-key needs --key");
        }
        try {
            return key.map(given -> new SimulatedKeys(given, authenticationKey));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int serve(MeterServer server, Simulation simulation) throws Exception {
        Output out = Output.standard();
        out.line(meter.name().toLowerCase(Locale.ROOT) + " meter at tcp://" + server.address()
                + (key.isPresent() ? ", encrypted, system title " + SimulatedKeys.title() : "") + " (Ctrl-C ends it)");
        out.flush();
        server.run();
        String sent =
                simulation.sent() + " telegrams, " + simulation.damaged() + " damaged; clients: " + server.served();
        spec.commandLine().getErr().println(sent);
        return ExitStatus.OK;
    }

    /** Reads a meter, by its name in lower case as the help prints it. */
    static final class ProfileConverter implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "dsmr4" -> Profile.DSMR4;
                case "dsmr5" -> Profile.DSMR5;
                case "emucs" -> Profile.EMUCS;
                default ->
                    throw new TypeConversionException("\"" + text + "\" is no meter; expected dsmr4, dsmr5 or emucs");
            };
        }
    }

    /** Reads a share of the telegrams. */
    static final class ShareConverter implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            return Decimal.parse(text, "0", "1", "");
        }
    }

    /** Reads a number of seconds. */
    static final class IntervalConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            BigDecimal seconds = Decimal.parse(text, "0.01", "86400", " seconds");
            return Duration.ofMillis(seconds.movePointRight(3).longValue());
        }
    }

    /** A number without sign and exponent, which could make it endless to print. */
    private static final class Decimal {
        private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9}");

        private Decimal() {}

        static BigDecimal parse(String text, String least, String most, String unit) {
            if (FORM.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text);
                if (number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0) {
                    return number;
                }
            }
            throw new TypeConversionException(
                    "\"" + text + "\" does not fit; expected a number from " + least + " to " + most + unit);
        }
    }

    /** Reads a whole number. */
    static final class SeedConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("\"" + text + "\" is no seed; expected a whole number from "
                        + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
            }
        }
    }

    /** Reads {@code PORT} or {@code HOST:PORT}. */
    static final class AddressConverter implements ITypeConverter<HostAndPort> {
        @Override
        public HostAndPort convert(String text) {
            try {
                return HostAndPort.toListen(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
