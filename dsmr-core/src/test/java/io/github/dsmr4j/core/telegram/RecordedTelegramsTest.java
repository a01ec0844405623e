package io.github.dsmr4j.core.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.RecordedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTelegramsTest {
    private static final int LARGEST_CHUNK = 64;

    @Test
    void everyFileGivesTheSameEventsInEveryChunkSize() throws IOException {
        List<Path> files = RecordedFiles.all();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] input = Files.readAllBytes(file);
            for (CrcPolicy policy : CrcPolicy.values()) {
                sameEventsInEveryChunkSize(FramerOptions.DEFAULT.withCrcPolicy(policy), file, input);
            }
        }
    }

    private static void sameEventsInEveryChunkSize(FramerOptions options, Path file, byte[] input) {
        List<String> whole = EventLog.whole(options, input).everything();
        for (int size = 1; size <= LARGEST_CHUNK; size++) {
            assertThat(EventLog.inChunks(options, input, size).everything())
                    .as("%s in chunks of %d, CRC %s", file, size, options.crcPolicy())
                    .isEqualTo(whole);
        }
    }

    @Test
    void theLongRecordingGives566Telegrams() throws IOException {
        EventLog log =
                EventLog.whole(FramerOptions.DEFAULT, RecordedFiles.bytes("_streams/nl50-nielsbasjes-ttyUSB0-raw.txt"));
        assertThat(log.telegrams()).hasSize(566);
        assertThat(log.rejections()).isEmpty();
    }
}
