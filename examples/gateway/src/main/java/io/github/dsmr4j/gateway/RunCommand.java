package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code run}: what a meter says, live. */
@Command(
        name = "run",
        description = "Reads a meter and prints a line for each telegram, until Ctrl-C or the end of a recording.",
        footer = {
            "",
            "Exit status:",
            "  0  interrupted, or a recording ended after at least one telegram",
            "  1  a recording ended without any",
            "  2  a wrong argument, or a recording that cannot be read",
            "",
            "Examples:",
            "  dsmr-gateway run --source serial:/dev/ttyUSB0",
            "  dsmr-gateway run --source tcp://p1-adapter:2000",
            "  dsmr-gateway run --source tcp://[::1]:2000 --json",
            "  dsmr-gateway run --source file:recording.txt?pace=original",
            "  dsmr-gateway run --source serial:auto --json --record meter.txt",
            "  dsmr-gateway run --source serial:auto --raw 0.0.0.0:2323 --http 0.0.0.0:8080",
            "  dsmr-gateway run --source simulate"
        })
final class RunCommand implements Callable<Integer> {
    private static final int OLD_RECORDS = 9;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "SOURCE",
            converter = Source.Converter.class,
            description = {
                "Where telegrams come from:",
                "serial:PATH is a P1 cable; the command ports lists what is there",
                "serial:auto is the only USB port of this machine",
                "serial:PATH?line=9600-7E1 says how the meter sends, 115200-8N1 or 115200-7E1 as well; unless given,"
                        + " that is found out",
                "serial:PATH?data-request=off is for cables that ask for data by themselves; two settings are joined by &",
                "tcp://HOST:PORT is a server that sends telegrams",
                "telnet://HOST:PORT is one in telnet mode",
                "file:PATH is a recording, as fast as it can be read; with ?pace=original behind the path at the"
                        + " meter's own pace, with ?pace=10 ten times as fast",
                "- is standard input",
                "simulate is a simulated meter, a telegram a second; simulate?key=HEX&authentication-key=HEX encrypts them,"
                        + " Luxembourg's authentication key unless given"
            })
    private Source source;

    @Option(names = "--json", description = "Print a flat JSON document a line.")
    private boolean json;

    @Option(
            names = "--crc",
            paramLabel = "POLICY",
            defaultValue = "if-present",
            converter = CrcPolicyConverter.class,
            description = "Which telegrams to print: those with a valid CRC (required), those without any too"
                    + " (if-present, the default), or those with a wrong one too (ignored).")
    private CrcPolicy crc;

    @Option(names = "--strip-parity", description = "Take bit 7 off every byte: a 7E1 meter that is read as 8N1.")
    private boolean stripParity;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description = "The time zone of the meter's clock. Unless given it is that of the country whose meters the"
                    + " telegrams look like, or Europe/Amsterdam.")
    private Optional<ZoneId> zone;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description =
                    "Also write every byte that comes to a file. When it has its size it becomes FILE.1, that becomes"
                            + " FILE.2, and so on; nine old ones stay.")
    private Optional<Path> record;

    @Option(
            names = "--record-size",
            paramLabel = "MB",
            defaultValue = "10",
            converter = Megabytes.class,
            description = "The size of each file in megabytes; ${DEFAULT-VALUE} unless given.")
    private long recordSize;

    @Mixin
    private KeyArguments keys;

    @Mixin
    private ReporterArguments reporters;

    @Override
    public Integer call() throws Exception {
        FramerOptions framer = FramerOptions.DEFAULT.withCrcPolicy(crc).withParityStripped(stripParity);
        ReaderOptions options = ReaderOptions.DEFAULT.withFramer(framer);
        options = keys.decryption().map(options::withDecryption).orElse(options);
        Transport transport = transport();
        return new LiveReading(
                        transport,
                        options,
                        source.hints(),
                        new MeterZone(zone, spec.commandLine().getErr()),
                        json ? ReadingJson::line : TerminalLines::line,
                        json ? Optional.empty() : Optional.of(TerminalLines.header()),
                        reporters.open(zone.orElse(Reading.DEFAULT_ZONE)),
                        Output.standard(),
                        spec.commandLine().getErr())
                .run();
    }

    private Transport transport() throws IOException {
        Transport transport = source.transport();
        if (record.isEmpty()) {
            return transport;
        }
        Path path = record.get();
        if (source instanceof Source.RecordedFile recorded
                && Files.exists(path)
                && Files.exists(recorded.file())
                && Files.isSameFile(path, recorded.file())) {
            throw new ParameterException(spec.commandLine(), "cannot record a file into itself");
        }
        // Of a link, what it leads to is renamed, not the link.
        Path target = Files.exists(path) ? path.toRealPath() : path;
        RotatingFile file = new RotatingFile(target, recordSize, OLD_RECORDS);
        file.create();
        return new Recording(transport, file, spec.commandLine().getErr()::println, System::nanoTime);
    }

    /** Reads a number of megabytes. */
    static final class Megabytes implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("[1-9]\\d{0,3}|10000")) {
                throw new TypeConversionException(
                        "\"" + text + "\" does not fit; expected a number of megabytes from 1 to 10000");
            }
            return Long.parseLong(text) * 1_000_000;
        }
    }

    /** Reads a policy in lower case with a hyphen. */
    static final class CrcPolicyConverter implements ITypeConverter<CrcPolicy> {
        @Override
        public CrcPolicy convert(String text) {
            return switch (text) {
                case "required" -> CrcPolicy.REQUIRED;
                case "if-present" -> CrcPolicy.IF_PRESENT;
                case "ignored" -> CrcPolicy.IGNORED;
                default ->
                    throw new TypeConversionException(
                            "\"" + text + "\" is no policy; expected required, if-present or ignored");
            };
        }
    }

    /** Reads a time zone. */
    static final class ZoneConverter implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("\"" + text
                        + "\" is no time zone; expected a region such as Europe/Amsterdam or an offset such as +02:00");
            }
        }
    }
}
