package io.github.dsmr4j.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTransportTest extends EndingTransportContract {
    @TempDir
    Path folder;

    @Override
    protected Transport sending() throws IOException {
        return new FileTransport(Files.write(folder.resolve("sent"), SENT));
    }

    /** A file whose second telegram is an hour away. */
    @Override
    protected Transport silent() throws IOException {
        return new FileTransport(write(clock("240101000000W") + clock("240101010000W")), FileTransport.ORIGINAL_PACE);
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("paced"), text.getBytes(ISO_8859_1));
    }

    private static String clock(String time) {
        return "/ABC5\r\n\r\n0-0:1.0.0(" + time + ")\r\n!\r\n";
    }

    @Test
    void paceFollowsTheMetersClock() throws Exception {
        String recording = clock("240101000000W") + clock("240101000010W") + clock("240101000020W");
        try (Transport transport = new FileTransport(write(recording), 100)) {
            transport.open();
            long begin = System.nanoTime();
            assertThat(readAll(transport)).isEqualTo(recording.getBytes(ISO_8859_1));
            assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    @Test
    void tellsAMissingFileAndAFolderInWords() {
        assertThatThrownBy(new FileTransport(folder.resolve("none"))::open)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("none: there is no such file");
        assertThatThrownBy(new FileTransport(folder)::open)
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("it is a folder");
    }

    @Test
    void checksItsPace() {
        for (double speed : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new FileTransport(folder, speed)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
