package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.reporters.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFileTest {
    private static final String DAY = "day-consumption/electricity_merged";

    @TempDir
    private Path folder;

    private final UsageMeter meter = new UsageMeter();
    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("registers.json");
    }

    private Published start() throws IOException {
        return new Published(RegisterMemory.open(Optional.of(file), UsageMeter.ZONE));
    }

    private void beginYear(Published published) {
        published.all(meter.at("2024-12-31T23:59:58")
                .gas("2024-12-31T23:00:00", "G1", 100)
                .report());
        published.all(meter.at("2025-01-01T00:00:08").report());
        published.all(meter.at("2025-01-01T01:00:08")
                .gas("2025-01-01T01:00:00", "G1", 120)
                .report());
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        beginYear(start());
        Report report = meter.at("2025-01-01T08:00:00")
                .use(1500)
                .giveBack(3)
                .gas("2025-01-01T08:00:00", "G1", 190)
                .report();
        assertThat(start().all(report))
                .containsEntry("day-consumption/electricity1", "1.500")
                .containsEntry("current-month/electricity1_returned", "0.003")
                .containsEntry("current-year/electricity_merged", "1.500")
                .containsEntry("current-year/gas", "0.090");
    }

    @Test
    void aRestartInAnotherMonthKnowsTheYearAlone() throws IOException {
        beginYear(start());
        Report report = meter.at("2025-03-05T08:00:00").use(1500).report();
        assertThat(start().all(report))
                .containsEntry("current-year/electricity_merged", "1.500")
                .doesNotContainKeys(DAY, "current-month/electricity_merged");
    }

    @Test
    void aMeterThatWasReplacedMeanwhileIsNoticed() throws IOException {
        beginYear(start());
        assertThat(start().all(meter.at("2025-01-01T08:00:00").id("E2").report()))
                .doesNotContainKey(DAY);
        assertThat(start().all(meter.at("2025-01-01T08:00:00").id("E0001").report()))
                .as("what was forgotten is not in the file any more")
                .doesNotContainKey(DAY);
    }

    @Test
    void aRegisterThatRanBackwardsMeanwhileIsNoticed() throws IOException {
        beginYear(start());
        assertThat(start().all(meter.at("2025-01-01T08:00:00").use(-1).report()))
                .doesNotContainKey(DAY);
    }

    @Test
    void aReplayOfAnOldRecordingChangesNothing() throws IOException {
        beginYear(start());
        Published published = start();
        published.all(new UsageMeter().at("2021-05-05T10:00:00").use(-500_000).report());
        assertThat(published.one(DAY, meter.at("2025-01-01T08:00:00").use(5).report()))
                .contains("0.005");
    }

    @Test
    void isWrittenWhenAPeriodBeginsAndNotBetween() throws IOException {
        Published published = start();
        published.all(meter.at("2025-06-01T23:59:58").report());
        assertThat(file).doesNotExist();
        published.all(meter.at("2025-06-02T00:00:08").report());
        assertThat(Files.readString(file)).startsWith("{\"version\":1,");
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, longAgo);
        published.all(meter.at("2025-06-02T10:00:00").use(10).report());
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0\0",
                "{",
                "[]",
                "{\"version\":2,\"sources\":{}}",
                "{\"version\":1}",
                "{\"version\":1,\"sources\":{\"meter\":{}}}",
                "{\"version\":1,\"sources\":{\"meter\":{\"gas\":{},\"electricity\":{\"day\":{\"start\":\"2025-13-01\","
                        + "\"registers\":{}}}}}}",
                "{\"version\":1,\"sources\":{\"meter\":{\"gas\":{},\"electricity\":{\"day\":{\"start\":\"2025-01-01\","
                        + "\"registers\":{\"electricity1\":\"1E999999999\"}}}}}}"
            })
    void aDamagedFileIsSetAside(String content) throws IOException {
        Files.writeString(file, content);
        Published published = start();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("registers.json.damaged")).hasContent(content);
        beginYear(published);
        assertThat(start().one(DAY, meter.at("2025-01-01T08:00:00").report())).contains("0.000");
    }

    @Test
    void aFileThatIsMuchTooLongIsSetAside() throws IOException {
        Files.write(file, new byte[(1 << 20) + 1]);
        start();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(this::start)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read " + file)
                .hasMessageContaining("name another file");
    }

    @Test
    void aFileThatCannotBeWrittenIsWrittenLater() throws IOException {
        Path missing = folder.resolve("missing");
        file = missing.resolve("registers.json");
        RegisterMemory memory = RegisterMemory.open(Optional.of(file), UsageMeter.ZONE);
        memory.report(meter.at("2025-06-01T23:59:58").report());
        assertThatThrownBy(() -> memory.report(meter.at("2025-06-02T00:00:08").report()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write " + file + " (no such folder)");
        assertThat(new Published(memory)
                        .one(DAY, meter.at("2025-06-02T00:00:18").use(1).report()))
                .contains("0.001");
        Files.createDirectory(missing);
        memory.report(meter.at("2025-06-02T00:00:28").report());
        assertThat(start().one(DAY, meter.at("2025-06-02T00:00:38").report())).contains("0.001");
    }
}
