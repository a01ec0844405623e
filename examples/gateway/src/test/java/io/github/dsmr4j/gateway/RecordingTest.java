package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    @TempDir
    private Path folder;

    private final List<String> notices = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final byte[] buffer = new byte[20];
    private boolean live;

    /** Gives ten bytes at each read: the digit that the read has in order. */
    private final class Digits implements Transport {
        private int reads;

        @Override
        public String name() {
            return "digits";
        }

        @Override
        public boolean isLive() {
            return live;
        }

        @Override
        public void open() {}

        @Override
        public int read(byte[] bytes, int offset, int length) {
            byte[] read = String.valueOf(reads++).repeat(10).getBytes(ISO_8859_1);
            System.arraycopy(read, 0, bytes, offset, read.length);
            return read.length;
        }

        @Override
        public void close() {}
    }

    private Recording recording(Path file) throws IOException {
        RotatingFile rotating = new RotatingFile(file, 1000, 1);
        rotating.create();
        return new Recording(new Digits(), rotating, notices::add, clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static void read(Recording recording, byte[] buffer) throws IOException {
        assertThat(recording.read(buffer, 5, 10)).isEqualTo(10);
    }

    @Test
    void isWhatItRecords() throws IOException {
        Recording recorded = recording(folder.resolve("meter.txt"));
        assertThat(recorded.name()).isEqualTo("digits");
        assertThat(recorded.isLive()).isFalse();
        live = true;
        assertThat(recorded.isLive()).isTrue();
    }

    @Test
    void bytesAreInTheFileWhenTheyAreRead() throws IOException {
        Path file = folder.resolve("meter.txt");
        Recording recording = recording(file);
        recording.open();
        assertThat(file).isEmptyFile();
        read(recording, buffer);
        assertThat(file).hasContent("0000000000");
        recording.close();
        recording.open();
        read(recording, buffer);
        assertThat(file).hasContent("00000000001111111111");
        assertThat(notices).isEmpty();
    }

    @Test
    void goesOnReadingWithoutItsFolderAndRecordsAgainAfterAMinute() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = inner.resolve("meter.txt");
        Recording recording = recording(file);
        recording.open();
        read(recording, buffer);

        Files.delete(file);
        Files.delete(inner);
        read(recording, buffer);
        assertThat(buffer).contains('1');
        pass(Duration.ofSeconds(60));
        read(recording, buffer);
        assertThat(notices)
                .containsExactly("recording stopped: cannot write " + file + ": there is no folder " + inner
                        + "; make it first; reading goes on, and recording is tried again every minute");

        Files.createDirectory(inner);
        pass(Duration.ofSeconds(60).minusNanos(1));
        read(recording, buffer);
        assertThat(file).doesNotExist();
        pass(Duration.ofNanos(1));
        read(recording, buffer);
        read(recording, buffer);

        assertThat(file).hasContent("44444444445555555555");
        assertThat(notices).hasSize(2).last().isEqualTo("recording goes on; 30 bytes could not be recorded before");
    }

    @Test
    void opensAgainAlthoughTheFileFails() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Recording recording = recording(inner.resolve("meter.txt"));
        recording.open();
        recording.close();
        Files.delete(inner.resolve("meter.txt"));
        Files.delete(inner);

        recording.open();
        read(recording, buffer);

        assertThat(notices).hasSize(1);
    }

    @Test
    void tellsOfEachFailureAnew() throws IOException {
        Path file = folder.resolve("meter.txt");
        Recording recording = recording(file);
        recording.open();
        for (int failures = 1; failures <= 2; failures++) {
            Files.deleteIfExists(file);
            Files.createDirectory(file);
            read(recording, buffer);
            Files.delete(file);
            pass(Duration.ofMinutes(1));
            read(recording, buffer);
            assertThat(notices)
                    .hasSize(2 * failures)
                    .last()
                    .isEqualTo("recording goes on; 10 bytes could not be recorded before");
        }
    }

    @Test
    void survivesAFullDisk() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path file = folder.resolve("meter.txt");
        Recording recording = recording(file);
        recording.open();
        Files.delete(file);
        Files.createSymbolicLink(file, full);

        read(recording, buffer);
        assertThat(notices).singleElement().asString().contains("cannot write " + file + ": No space left on device;");

        Files.delete(file);
        pass(Duration.ofMinutes(1));
        read(recording, buffer);
        assertThat(file).hasContent("1111111111");
    }

    @Test
    void recordsNothingOfSilenceAndOfTheEnd() throws IOException {
        Path file = folder.resolve("meter.txt");
        RotatingFile rotating = new RotatingFile(file, 1, 1);
        rotating.create();
        Recording recording = new Recording(
                new StreamTransport("nothing", InputStream.nullInputStream()), rotating, notices::add, clock::get);
        recording.open();
        int count = recording.read(buffer, 0, 20);
        while (count == 0) {
            count = recording.read(buffer, 0, 20);
        }
        assertThat(count).isEqualTo(-1);
        assertThat(file).isEmptyFile();
    }
}
