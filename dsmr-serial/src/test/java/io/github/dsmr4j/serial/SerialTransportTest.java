package io.github.dsmr4j.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.core.transport.P1Listener;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.PtyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reads from a pseudo-terminal of socat, whose other end is the meter. */
@Timeout(60)
class SerialTransportTest {
    private static final byte[] TELEGRAM = "/ABC5\r\n\r\n1-0:1.7.0(01.193*kW)\r\n!\r\n".getBytes(US_ASCII);

    @TempDir
    Path folder;

    @Test
    void aReaderGetsTelegrams() throws Exception {
        LinkedBlockingQueue<String> telegrams = new LinkedBlockingQueue<>();
        P1Listener listener = telegram -> telegrams.add(telegram.identification());
        try (PtyPair pair = PtyPair.in(folder);
                P1Reader reader = new P1Reader(new SerialTransport(pair.port()), listener)) {
            reader.start();
            pair.send(TELEGRAM);
            assertThat(telegrams.poll(30, TimeUnit.SECONDS)).isEqualTo("ABC5");
        }
    }

    @Test
    void settingsThatWorkAreTold() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                SerialTransport transport = new SerialTransport(pair.port())) {
            transport.open();
            assertThat(transport.workingSettings()).isEmpty();
            pair.send(TELEGRAM);
            assertThat(read(transport, TELEGRAM.length)).isEqualTo(TELEGRAM);
            assertThat(transport.workingSettings()).contains(SerialSettings.BAUD_115200_8N1);
        }
    }

    @Test
    void sevenBitsAreSeven() throws Exception {
        SerialOptions sevenBits = SerialOptions.DEFAULT.withSettings(SerialSettings.BAUD_9600_7E1);
        try (PtyPair pair = PtyPair.in(folder);
                SerialTransport transport = new SerialTransport(pair.port(), sevenBits)) {
            transport.open();
            pair.send(new byte[] {(byte) 0xAF, 0x41});
            assertThat(read(transport, 2)).containsExactly('/', 'A');
            assertThat(transport.workingSettings()).contains(SerialSettings.BAUD_9600_7E1);
        }
    }

    @Test
    void settingsChangeWhileThePortIsOpen() throws Exception {
        try (PtyPair pair = PtyPair.in(folder)) {
            JSerialCommLine line = new JSerialCommLine(pair.port(), true);
            assertThat(line.open(SerialSettings.BAUD_115200_8N1))
                    .isEqualTo(pair.device().toString());
            pair.send(new byte[] {(byte) 0xAF});
            assertThat(nextByte(line)).isEqualTo((byte) 0xAF);
            assertThat(line.change(SerialSettings.BAUD_9600_7E1)).isTrue();
            pair.send(new byte[] {(byte) 0xAF});
            assertThat(nextByte(line)).isEqualTo((byte) '/');
            pair.unplug();
            assertThat(line.change(SerialSettings.BAUD_115200_8N1)).isFalse();
            line.close();
        }
    }

    private static byte nextByte(JSerialCommLine line) {
        byte[] buffer = new byte[1];
        int count = 0;
        while (count == 0) {
            count = line.read(buffer, 0, 1);
        }
        assertThat(count).isEqualTo(1);
        return buffer[0];
    }

    @Test
    void theEndIsToldAgainAndAgain() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                SerialTransport transport = new SerialTransport(pair.port())) {
            transport.open();
            pair.unplug();
            for (int read = 0; read < 1000; read++) {
                assertThat(transport.read(new byte[10], 0, 10)).isEqualTo(-1);
            }
        }
    }

    @Test
    void aLineThatWasClosedBeforeItOpenedStaysClosed() throws Exception {
        try (PtyPair pair = PtyPair.in(folder)) {
            JSerialCommLine line = new JSerialCommLine(pair.port(), true);
            line.close();
            assertThatThrownBy(() -> line.open(SerialSettings.BAUD_115200_8N1))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed meanwhile");
            try (SerialTransport next = new SerialTransport(pair.port())) {
                next.open();
            }
        }
    }

    @Test
    void theDataRequestMayBeLeftLow() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                SerialTransport transport =
                        new SerialTransport(pair.port(), SerialOptions.DEFAULT.withDataRequest(false))) {
            transport.open();
            pair.send(TELEGRAM);
            assertThat(read(transport, TELEGRAM.length)).isEqualTo(TELEGRAM);
        }
    }

    /** A pseudo-terminal has no such line, but it is asked for it. */
    @Test
    void theMeterIsAskedToSend() throws Exception {
        assertThat(lastRequest("open")).startsWith("TIOCMBIS, [TIOCM_RTS]");
        assertThat(lastRequest("open without data request")).startsWith("TIOCMBIC, [TIOCM_RTS]");
    }

    private String lastRequest(String task) throws Exception {
        Path trace = folder.resolve("trace");
        try (PtyPair pair = PtyPair.in(folder);
                ChildJvm child = ChildJvm.runTraced(trace, task, pair.port())) {
            assertThat(child.said()).isEqualTo("open");
            assertThat(child.exitCode()).isZero();
            return Pattern.compile("TIOCMBI[SC], \\[TIOCM_RTS].*")
                    .matcher(Files.readString(trace))
                    .results()
                    .map(MatchResult::group)
                    .reduce("", (one, next) -> next);
        }
    }

    @Test
    void whenTheProgramEndsNothingIsOpenedAgain() throws Exception {
        try (PtyPair pair = PtyPair.in(folder);
                ChildJvm child = ChildJvm.run(List.of(), "exit while reading", pair.port())) {
            assertThat(child.said()).isEqualTo("open");
            assertThat(child.said()).endsWith("the program is ending");
            assertThat(child.said()).isEqualTo("the reader has ended");
            assertThat(child.rest()).doesNotContain("Exception");
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void aPathIsNeeded() {
        assertThatThrownBy(() -> new SerialTransport(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SerialTransport("COM3").name()).isEqualTo("serial:COM3");
        assertThat(SerialTransport.onlyUsbPort(SerialOptions.DEFAULT).name()).isEqualTo("serial:auto");
    }

    private static byte[] read(SerialTransport transport, int length) {
        byte[] all = new byte[length];
        int had = 0;
        while (had < length) {
            int count = transport.read(all, had, length - had);
            assertThat(count).isNotNegative();
            had += count;
        }
        return Arrays.copyOf(all, had);
    }

    /** Nothing of that name is looked for elsewhere: jSerialComm by itself would try /dev/null here. */
    @Test
    void aMissingPortIsToldInWords() throws IOException {
        Path missing = folder.resolve("null");
        assertThatThrownBy(new SerialTransport(missing.toString())::open)
                .isInstanceOf(IOException.class)
                .hasMessage("cannot open " + missing + ": there is no such port; is the cable plugged in?");
        Path dangling = Files.createSymbolicLink(folder.resolve("link"), missing);
        assertThatThrownBy(new SerialTransport(dangling.toString())::open)
                .hasMessageContaining("there is no such port");
    }
}
