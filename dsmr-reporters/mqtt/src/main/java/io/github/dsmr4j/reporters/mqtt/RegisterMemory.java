package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what the registers of each source's meters showed when the day, the month and the year began, at midnight in
 * the meter's zone, so that a layout can tell what was used since.
 *
 * <p>A period begins with the last reading at or before midnight. It must have been seen: by readings of the electricity
 * meter on both sides of midnight that are at most ten minutes apart, of the gas meter, which is read every five minutes
 * or every hour, two hours. A beginning that was missed is not made up: the consumption of that period stays unknown, and
 * the next one is counted again. With another meter, by its identifier or by a register that shows less than before,
 * everything begins anew.
 *
 * <p>With a file the beginnings outlast a restart, but no beginning is seen while nothing runs. The file is written when
 * a period begins. A file that is damaged is renamed to end in {@code .damaged}, with a warning.
 *
 * <p>A layout shows it the reports that the layout gets, which are none while its broker is away. As a reporter in a lane
 * of its own it sees all of them:
 *
 * <pre>{@code
 * RegisterMemory memory = RegisterMemory.open(Optional.of(state.resolve("registers.json")), zone);
 * new Lane(memory, LaneOptions.newest(Duration.ofSeconds(10)));
 * new MqttReporter(broker, DsmrReaderLayout.builder("dsmr").memory(memory).build());
 * }</pre>
 *
 * <p>The same report again, or an older one, changes nothing; nor does one whose clock is more than a day ahead of this
 * machine's. Sources beyond the {@value #MOST_SOURCES}th push out the first. Any thread.
 */
public final class RegisterMemory implements Reporter {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterMemory.class);
    private static final int MOST_SOURCES = 64;

    private final Optional<MemoryFile> file;
    private final ZoneId zone;
    private final Map<String, SourceMemory> sources = new LinkedHashMap<>();
    private boolean unsaved;
    private boolean failing;

    private RegisterMemory(Optional<MemoryFile> file, ZoneId zone) {
        this.file = file;
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * A memory that ends with the program.
     *
     * @param zone where the meters stand
     */
    public RegisterMemory(ZoneId zone) {
        this(Optional.empty(), zone);
    }

    /**
     * A memory.
     *
     * @param file where it is kept, in a folder that exists; without one it ends with the program
     * @param zone where the meters stand
     * @return with the beginnings that the file holds
     * @throws IOException if the file is there and cannot be read; the message says what to do
     */
    public static RegisterMemory open(Optional<Path> file, ZoneId zone) throws IOException {
        RegisterMemory memory = new RegisterMemory(file.map(MemoryFile::new), zone);
        if (memory.file.isPresent()) {
            memory.sources.putAll(memory.file.get().read(zone));
        }
        return memory;
    }

    @Override
    public String name() {
        return "registers" + file.map(kept -> " in " + kept).orElse("");
    }

    /**
     * Looks at a report.
     *
     * @throws IOException if the file cannot be written; what was to be written is remembered all the same, and written
     *     with a later report
     */
    @Override
    public synchronized void report(Report report) throws IOException {
        unsaved |= source(report.source()).see(report.reading());
        if (unsaved && file.isPresent()) {
            file.get().write(sources);
        }
        unsaved = false;
    }

    /** Looks at a report, and tells what was used up to it. */
    synchronized Consumption consumption(Report report) {
        try {
            report(report);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("{}: {}", name(), e.getMessage());
            }
            failing = true;
        }
        return source(report.source()).consumption(report.reading());
    }

    private SourceMemory source(String name) {
        if (!sources.containsKey(name) && sources.size() >= MOST_SOURCES) {
            sources.remove(sources.keySet().iterator().next());
        }
        return sources.computeIfAbsent(name, added -> new SourceMemory(zone));
    }

    @Override
    public void close() {
        // The file is closed whenever it was written.
    }
}
