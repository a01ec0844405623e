package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.telegram.TelegramCounters;
import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode}: what is in a recording. */
@Command(
        name = "decode",
        description =
                "Prints every telegram of a recording, and every rejection: as a JSON document a line, or explained.",
        footer = {
            "",
            "Exit status:",
            "  0  there are telegrams, and nothing was rejected",
            "  1  something was rejected, or nothing was found",
            "  2  a wrong argument, or a file that cannot be read",
            "",
            "Examples:",
            "  dsmr-gateway decode recording.txt",
            "  dsmr-gateway decode --key-file keys.txt recording.bin",
            "  dsmr-gateway decode --explain --anonymise recording.txt",
            "  socat -u /dev/ttyUSB0,b115200,raw - | dsmr-gateway decode -"
        })
final class DecodeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording; - for standard input.")
    private String file;

    @Option(names = "--strip-parity", description = "Take bit 7 off every byte: a 7E1 meter that was read as 8N1.")
    private boolean stripParity;

    @Option(names = "--lenient", description = "Print telegrams with a wrong CRC too, marked \"invalid\".")
    private boolean lenient;

    @Option(
            names = "--explain",
            description = "Print tables for a person: each object with its name, and what is unknown.")
    private boolean explain;

    @Option(
            names = "--anonymise",
            description = "With --explain: print other identifiers and messages than those of the meter.")
    private boolean anonymise;

    @Mixin
    private KeyArguments keys;

    @Override
    public Integer call() throws IOException {
        Decoding decoding = new Decoding(options(), keys.decryption(), form(), Output.standard());
        TelegramCounters counters = decoding.decode(input());
        PrintWriter err = spec.commandLine().getErr();
        Summary.nothingFound(counters).ifPresent(err::println);
        decoding.firstRepeated().ifPresent(err::println);
        boolean good = counters.telegrams() > 0 && counters.rejections() == 0;
        return good ? ExitStatus.OK : ExitStatus.BAD_INPUT;
    }

    private DecodedText form() {
        if (explain) {
            return new Explanation(anonymise ? Optional.of(Anonymiser.unguessable()) : Optional.empty());
        }
        if (anonymise) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--anonymise goes with --explain; the command anonymise writes the telegrams themselves");
        }
        return new TelegramJson();
    }

    private FramerOptions options() {
        return FramerOptions.DEFAULT
                .withCrcPolicy(lenient ? CrcPolicy.IGNORED : CrcPolicy.IF_PRESENT)
                .withParityStripped(stripParity);
    }

    private Transport input() {
        if (file.equals(STANDARD_INPUT)) {
            return StreamTransport.standardInput();
        }
        try {
            return new FileTransport(FileName.path(file));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
