package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads from a pseudo-terminal of socat, whose other end is the meter. */
@Timeout(60)
class SerialTransportTest {
    private static final byte[] TELEGRAM = "/ABC5\r\n\r\n1-0:1.7.0(01.193*kW)\r\n!\r\n".getBytes(US_ASCII);

    @TempDir
    Path folder;

    private Path meter;
    private Path link;
    private Process socat;

    @BeforeEach
    void connect() throws IOException {
        requireSocat();
        meter = folder.resolve("meter");
        link = folder.resolve("port");
        socat = new ProcessBuilder("socat", "-d", "-d", pty(meter), pty(link))
                .redirectErrorStream(true)
                .start();
        BufferedReader log = new BufferedReader(new InputStreamReader(socat.getInputStream(), US_ASCII));
        String line = log.readLine();
        while (line != null && !line.contains("starting data transfer loop")) {
            line = log.readLine();
        }
        assertThat(line).as("socat is ready").isNotNull();
    }

    private static String pty(Path path) {
        return "pty,raw,echo=0,link=" + path;
    }

    private static void requireSocat() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(found).as("socat on the PATH").isTrue();
        }
        assumeTrue(found, "socat is not on the PATH");
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        if (socat != null) {
            socat.destroy();
            socat.waitFor();
        }
    }

    @Test
    void aReaderGetsTelegramsUntilTheCableIsPulled() throws Exception {
        LinkedBlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
        P1Listener listener = telegram -> telegrams.add(telegram.identification());
        try (P1Reader reader =
                new P1Reader(new SerialTransport(link.toString(), SerialSettings.BAUD_115200_8N1), listener)) {
            Thread thread = reader.start();
            while (telegrams.poll(100, TimeUnit.MILLISECONDS) == null) {
                Files.write(meter, TELEGRAM);
            }
            disconnect();
            thread.join();
            assertThat(reader.state()).isEqualTo(ReaderState.ENDED);
        }
    }

    @Test
    void silenceIsNoErrorAndClosingFreesARead() throws Exception {
        SerialTransport transport = new SerialTransport(link.toString(), SerialSettings.BAUD_9600_7E1);
        transport.open();
        assertThat(transport.read(new byte[10], 0, 10)).isZero();
        transport.close();
        assertThat(transport.read(new byte[10], 0, 10)).isEqualTo(-1);
    }

    @Test
    void aMissingPortIsToldInWords() {
        String path = folder.resolve("none").toString();
        assertThatThrownBy(new SerialTransport(path, SerialSettings.BAUD_115200_8N1)::open)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot open " + path);
    }

    @Test
    void theNativeLibraryIsNotLeftWhereOthersMayWrite() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        NativeLibrary.load();
        assertThat(temporary.resolve("jSerialComm")).doesNotExist();
        assertThat(System.getProperty("java.io.tmpdir")).isEqualTo(temporary.toString());
    }
}
