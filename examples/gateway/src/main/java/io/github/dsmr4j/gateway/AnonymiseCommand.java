package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.Transport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anonymise}: a recording that can be shown to others. */
@Command(
        name = "anonymise",
        description = {
            "Writes the telegrams of a recording with other identifiers, so that it can be shown to others.",
            "",
            "Replaced are the identifiers of meters and of devices, text messages, a serial number in the first line,"
                    + " and what could be an identifier in objects that are unknown: digits by digits and letters by"
                    + " letters, the same each time, and drawn anew at each start. The CRC is right, wrong or absent as before.",
            "The type of the meter in the first line, all readings and all times stay: look at them before you send"
                    + " them. What is no telegram is left out.",
            ""
        },
        footer = {
            "",
            "Exit status:",
            "  0  there are telegrams",
            "  1  there are none",
            "  2  a wrong argument, or a file that cannot be read or written",
            "",
            "Examples:",
            "  dsmr-gateway anonymise --output shown.txt recording.txt",
            "  dsmr-gateway anonymise - < recording.txt > shown.txt"
        })
final class AnonymiseCommand implements Callable<Integer> {
    private static final String STANDARD_STREAM = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording; - for standard input.")
    private String file;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = STANDARD_STREAM,
            description = "Where to write; standard output unless given.")
    private String output;

    @Option(names = "--force", description = "Replace the file of --output if there is one.")
    private boolean force;

    @Option(names = "--strip-parity", description = "Take bit 7 off every byte: a 7E1 meter that was read as 8N1.")
    private boolean stripParity;

    @Override
    public Integer call() throws IOException {
        Optional<Path> input = path(file);
        TelegramCounters counters;
        try (Anonymising.Sink out = sink(input)) {
            counters = new Anonymising(options(), Anonymiser.unguessable(), out).anonymise(transport(input));
        }
        tell(counters);
        return counters.telegrams() > 0 ? ExitStatus.OK : ExitStatus.BAD_INPUT;
    }

    private FramerOptions options() {
        return FramerOptions.DEFAULT.withCrcPolicy(CrcPolicy.IGNORED).withParityStripped(stripParity);
    }

    private Anonymising.Sink sink(Optional<Path> input) throws IOException {
        Optional<Path> target = path(output);
        return target.isPresent() ? NewFile.checked(target.get(), input, force) : AnonymiseCommand::print;
    }

    private static void print(byte[] bytes) {
        // Not closed: it is not this command's.
        @SuppressWarnings("resource")
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new OutputException(e);
        }
    }

    private Optional<Path> path(String name) {
        try {
            return name.equals(STANDARD_STREAM) ? Optional.empty() : Optional.of(FileName.path(name));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Transport transport(Optional<Path> input) {
        return input.<Transport>map(FileTransport::new).orElseGet(StreamTransport::standardInput);
    }

    private void tell(TelegramCounters counters) {
        PrintWriter err = spec.commandLine().getErr();
        Summary.nothingFound(counters).ifPresent(err::println);
        if (counters.rejections() > 0) {
            err.println("left out: " + Summary.plural(counters.rejections(), "piece")
                    + " of input, encrypted or no whole telegram, where nobody can tell what identifies a meter");
        }
    }
}
