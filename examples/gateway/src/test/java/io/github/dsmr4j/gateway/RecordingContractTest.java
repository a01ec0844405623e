package io.github.dsmr4j.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.EndingTransportContract;
import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.core.transport.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording does what the transport does that it records. */
class RecordingContractTest extends EndingTransportContract {
    @TempDir
    private Path folder;

    @Override
    protected Transport sending() throws IOException {
        return recorded(new FileTransport(Files.write(folder.resolve("sent"), SENT)));
    }

    /** A file whose second telegram is an hour away. */
    @Override
    protected Transport silent() throws IOException {
        String paced = "/ABC5\r\n\r\n0-0:1.0.0(240101000000W)\r\n!\r\n/ABC5\r\n\r\n0-0:1.0.0(240101010000W)\r\n!\r\n";
        Path file = Files.write(folder.resolve("paced"), paced.getBytes(ISO_8859_1));
        return recorded(new FileTransport(file, FileTransport.ORIGINAL_PACE));
    }

    private Transport recorded(Transport source) {
        RotatingFile file = new RotatingFile(folder.resolve("recorded"), 1024 * 1024, 1);
        return new Recording(source, file, notice -> {}, System::nanoTime);
    }

    @Test
    void hasEveryByte() throws Exception {
        try (Transport transport = sending()) {
            transport.open();
            readAll(transport);
        }
        assertThat(folder.resolve("recorded")).hasBinaryContent(SENT);
    }
}
