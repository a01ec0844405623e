package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.TcpTransport;
import io.github.dsmr4j.core.transport.TelnetTransport;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import io.github.dsmr4j.testdata.SimulatedMeter.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where telegrams come from, as the user wrote it. */
interface Source {
    /** How a meter sends. */
    String LINE_SETTINGS = "115200 8N1 (9600 7E1 for DSMR 2.2 and 3.0)";

    /** A new transport to read it by. */
    Transport transport();

    /** What to ask the user when no telegram comes. */
    Hints hints();

    /** What only one meter can have at a time, if it is that. */
    default Optional<String> exclusive() {
        return Optional.empty();
    }

    /** A server that sends what a meter sends. */
    record Tcp(HostAndPort address) implements Source {
        @Override
        public Transport transport() {
            return new TcpTransport(address.host(), address.port());
        }

        @Override
        public Hints hints() {
            return new Hints("is the meter's data request on?", "is the line set to " + LINE_SETTINGS + "?");
        }
    }

    /** The same in telnet mode. */
    record Telnet(HostAndPort address) implements Source {
        @Override
        public Transport transport() {
            return new TelnetTransport(new Tcp(address).transport());
        }

        @Override
        public Hints hints() {
            return new Tcp(address).hints();
        }
    }

    /** A recorded file; the speed is that of {@link FileTransport}. */
    record RecordedFile(Path file, double speed) implements Source {
        @Override
        public Transport transport() {
            return new FileTransport(file, speed);
        }

        /** Without a pace it can wait for bytes all the same: a named pipe, or a device. */
        @Override
        public Hints hints() {
            return new Hints(
                    speed == FileTransport.UNPACED
                            ? "does anything write to the file?"
                            : "at this pace the next telegram of the recording is not due yet",
                    "is it a recording of a meter?");
        }
    }

    /** Standard input. */
    record StandardInput() implements Source {
        @Override
        public Transport transport() {
            return StreamTransport.standardInput();
        }

        @Override
        public Optional<String> exclusive() {
            return Optional.of("standard input");
        }

        @Override
        public Hints hints() {
            return new Hints(
                    "does anything write to standard input?",
                    "are they what a meter sends, from a line set to " + LINE_SETTINGS + "?");
        }
    }

    /**
     * The simulated meter that is built in.
     *
     * @param keys to encrypt its telegrams with; empty for plain ones
     */
    record Simulated(Optional<SimulatedKeys> keys) implements Source {
        private static final String NAME = "simulate";
        private static final String WITH_KEY = NAME + "?key=";
        private static final String AND_AUTHENTICATION_KEY = "&authentication-key=";

        private static final Duration EVERY_SECOND = Duration.ofSeconds(1);

        /** Reads what begins with its name; what may be a key is not repeated. */
        static Simulated parse(String text) {
            if (text.equals(NAME)) {
                return new Simulated(Optional.empty());
            }
            if (!text.startsWith(WITH_KEY)) {
                throw new IllegalArgumentException(
                        "the source is not understood; expected simulate, or simulate?key=HEX&authentication-key=HEX");
            }
            int at = text.indexOf(AND_AUTHENTICATION_KEY);
            String key = text.substring(WITH_KEY.length(), at < 0 ? text.length() : at);
            Optional<String> authenticationKey =
                    at < 0 ? Optional.empty() : Optional.of(text.substring(at + AND_AUTHENTICATION_KEY.length()));
            return new Simulated(Optional.of(new SimulatedKeys(key, authenticationKey)));
        }

        @Override
        public Transport transport() {
            return new SimulatedTransport(new Simulation(Profile.DSMR5, keys, EVERY_SECOND, 0, new SplittableRandom()));
        }

        @Override
        public Hints hints() {
            String overload = "has this computer too much to do?";
            return new Hints(overload, overload);
        }
    }

    /**
     * Reads what the user wrote.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    static Source parse(String text) {
        if (text.equals("-")) {
            return new StandardInput();
        }
        if (text.equals(Simulated.NAME) || text.startsWith(Simulated.NAME + "?")) {
            return Simulated.parse(text);
        }
        if (text.startsWith("serial:")) {
            return SerialSource.parse(text.substring("serial:".length()));
        }
        if (text.startsWith("tcp://")) {
            return new Tcp(HostAndPort.parse(text.substring("tcp://".length()), 1));
        }
        if (text.startsWith("telnet://")) {
            return new Telnet(HostAndPort.parse(text.substring("telnet://".length()), 1));
        }
        if (text.startsWith("file:")) {
            return recording(text.substring("file:".length()));
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no source; expected serial:PATH, serial:auto, "
                        + "tcp://HOST:PORT, telnet://HOST:PORT, file:PATH, file:PATH?pace=original, - for standard input, or simulate");
    }

    private static Source recording(String text) {
        int at = text.lastIndexOf("?pace=");
        String path = at < 0 ? text : text.substring(0, at);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the path is missing; expected file:PATH");
        }
        double speed = at < 0 ? FileTransport.UNPACED : speed(text.substring(at + "?pace=".length()));
        return new RecordedFile(FileName.path(path), speed);
    }

    private static double speed(String pace) {
        return switch (pace) {
            case "max" -> FileTransport.UNPACED;
            case "original" -> FileTransport.ORIGINAL_PACE;
            default -> factor(pace);
        };
    }

    private static double factor(String pace) {
        // Double.parseDouble would take NaN, hexadecimal numbers and more.
        double factor = pace.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(pace) : 0;
        if (factor == 0) {
            throw new IllegalArgumentException(
                    "\"" + pace + "\" is no pace; expected original, max, or a factor such as 10 or 0.5");
        }
        return factor;
    }

    /** Reads a source from the command line. */
    final class Converter implements ITypeConverter<Source> {
        @Override
        public Source convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
