package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.telegram.CrcPolicy;
import io.github.dsmr4j.core.telegram.FramerOptions;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.Transport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.dsmrreader.DsmrReaderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a meter is read: options of {@code run}, and of each further meter in a settings file. */
final class MeterArguments {
    private static final int OLD_RECORDS = 9;

    @Option(
            names = "--source",
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
    private Optional<Source> source = Optional.empty();

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
    private Optional<ZoneId> zone = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            converter = FileName.Converter.class,
            description =
                    "Also write every byte that comes to a file. When it has its size it becomes FILE.1, that becomes"
                            + " FILE.2, and so on; nine old ones stay.")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--record-size",
            paramLabel = "MB",
            defaultValue = "10",
            converter = Megabytes.class,
            description = "The size of each file in megabytes; ${DEFAULT-VALUE} unless given.")
    private long recordSize;

    @Option(
            names = "--raw",
            arity = "0..1",
            fallbackValue = "2323",
            paramLabel = "[HOST:]PORT",
            description =
                    "Serve telegrams as the meter sent them to TCP clients, on port ${FALLBACK-VALUE} unless given."
                            + " Without a host only this computer can connect (127.0.0.1); 0.0.0.0 lets others in. May be given"
                            + " several times.")
    // Not converted by picocli: where a list's value may be missing, it takes a wrong one for something else.
    private List<String> raw = List.of();

    @Mixin
    private KeyArguments keys;

    @Mixin
    private PlausibilityArguments plausibility;

    @Mixin
    private DomoticzDevices domoticz;

    @Mixin
    private DsmrReaderArguments dsmrReader;

    /** The zone of the meter's clock, if it was given. */
    Optional<ZoneId> zone() {
        return zone;
    }

    Hints hints() {
        return source.orElseThrow().hints();
    }

    /** Where telegrams come from, if that was said. */
    Optional<Source> source() {
        return source;
    }

    /** Whether it was said where telegrams come from. */
    boolean hasSource() {
        return source.isPresent();
    }

    /** Whether the source comes to an end, as recordings do. */
    boolean hasEnd() {
        return source.filter(meter -> !meter.transport().isLive()).isPresent();
    }

    /** What of the source no other meter can have as well. */
    Optional<String> exclusiveSource() {
        return source.flatMap(Source::exclusive);
    }

    /** The file that every byte is written to. */
    Optional<Path> recordFile() {
        return record.map(file -> file.toAbsolutePath().normalize());
    }

    /**
     * Where telegrams are served as they came.
     *
     * @throws IllegalArgumentException if one has another form
     */
    List<HostAndPort> raw() {
        return raw.stream().map(HostAndPort::toListen).toList();
    }

    /**
     * What Domoticz is told of the meter.
     *
     * @throws IllegalArgumentException if there is more of something than Domoticz takes
     */
    Map<DomoticzDevice, Integer> domoticzDevices() {
        return domoticz.numbers();
    }

    /**
     * Where telegrams are pushed to, if they are.
     *
     * @throws IOException if the key cannot be read
     */
    Optional<DsmrReaderOptions> dsmrReader() throws IOException {
        return dsmrReader.options();
    }

    void look(Problems problems) {
        problems.look(keys::decryption);
        problems.look(() -> plausibility.filter(true));
        problems.look(this::requireOtherRecord);
        problems.look(this::dsmrReader);
    }

    /**
     * How to read telegrams.
     *
     * @throws IOException if keys cannot be read
     */
    ReaderOptions reader() throws IOException {
        FramerOptions framer = FramerOptions.DEFAULT.withCrcPolicy(crc).withParityStripped(stripParity);
        ReaderOptions options = ReaderOptions.DEFAULT.withFramer(framer);
        return keys.decryption().map(options::withDecryption).orElse(options);
    }

    /**
     * What to read them from.
     *
     * @throws IOException if the record cannot be written
     */
    Transport transport(PrintWriter err) throws IOException {
        Transport transport = source.orElseThrow().transport();
        if (record.isEmpty()) {
            return transport;
        }
        Path path = record.get();
        // Of a link, what it leads to is renamed, not the link.
        Path target = Files.exists(path) ? path.toRealPath() : path;
        RotatingFile file = new RotatingFile(target, recordSize, OLD_RECORDS);
        file.create();
        return new Recording(transport, file, err::println, System::nanoTime);
    }

    /** What is held back of the readings from there. */
    JudgedReadings judged(Transport transport, PrintWriter err) {
        return new JudgedReadings(
                plausibility.filter(transport.isLive()), new PlausibilityNotice(err, System::nanoTime));
    }

    private void requireOtherRecord() throws IOException {
        if (record.isPresent()
                && source.isPresent()
                && source.get() instanceof Source.RecordedFile recorded
                && Files.exists(record.get())
                && Files.exists(recorded.file())
                && Files.isSameFile(record.get(), recorded.file())) {
            throw new IllegalArgumentException("cannot record a file into itself");
        }
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
