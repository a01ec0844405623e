package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dsmr4j.core.transport.FileTransport;
import io.github.dsmr4j.gateway.TelegramWatch.Hints;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @Test
    void readsServers() {
        assertThat(Source.parse("tcp://meter:2000")).isEqualTo(new Source.Tcp(new HostAndPort("meter", 2000)));
        assertThat(Source.parse("telnet://meter:23").transport().name()).isEqualTo("tcp://meter:23 (telnet)");
        assertThat(Source.parse("telnet://meter:23").hints())
                .isEqualTo(Source.parse("tcp://meter:23").hints());
        assertThat(Source.parse("tcp://[::1]:23").transport().name()).isEqualTo("tcp://[::1]:23");
    }

    @Test
    void readsStandardInputAndTheSimulatedMeter() {
        assertThat(Source.parse("-").transport().name()).isEqualTo("standard input");
        assertThat(Source.parse("simulate").transport().name()).isEqualTo("simulated meter");
    }

    @Test
    void readsRecordings() {
        assertThat(Source.parse("file:a/b.txt"))
                .isEqualTo(new Source.RecordedFile(Path.of("a/b.txt"), FileTransport.UNPACED));
        assertThat(Source.parse("file:/a b?c.txt"))
                .isEqualTo(new Source.RecordedFile(Path.of("/a b?c.txt"), FileTransport.UNPACED));
        assertThat(Source.parse("file:b.txt").transport().name()).isEqualTo("file:b.txt");
    }

    @ParameterizedTest
    @CsvSource({"original, 1", "max, Infinity", "10, 10", "0.5, 0.5", "1.25, 1.25"})
    void readsPaces(String pace, double speed) {
        assertThat(Source.parse("file:b.txt?pace=" + pace)).isEqualTo(new Source.RecordedFile(Path.of("b.txt"), speed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-1", "fast", "NaN", "1e3", "0x1p3", "1 ", "Infinity"})
    void saysWhatAPaceLooksLike(String pace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse("file:b.txt?pace=" + pace))
                .withMessage("\"" + pace + "\" is no pace; expected original, max, or a factor such as 10 or 0.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "recording.txt", "http://host:1", "TCP://host:1", "simulated", "/dev/ttyUSB0"})
    void saysWhatASourceLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse(text))
                .withMessage("\"" + text
                        + "\" is no source; expected serial:PATH, serial:auto, tcp://HOST:PORT, telnet://HOST:PORT,"
                        + " file:PATH, file:PATH?pace=original, - for standard input, or simulate");
    }

    @Test
    void asksWhatFitsTheSource() {
        String line = "115200 8N1 (9600 7E1 for DSMR 2.2 and 3.0)";
        assertThat(Source.parse("tcp://host:1").hints())
                .isEqualTo(new Hints("is the meter's data request on?", "is the line set to " + line + "?"));
        assertThat(Source.parse("-").hints().noTelegram()).contains(line);
        assertThat(Source.parse("file:x").hints().noBytes()).isEqualTo("does anything write to the file?");
        assertThat(Source.parse("file:x?pace=original").hints().noBytes()).contains("at this pace");
        assertThat(Source.parse("simulate").hints().noBytes()).isNotEmpty();
    }

    @Test
    void saysThatALocaleCannotExpressAPath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse("file:a\0b?pace=2"))
                .withMessageContaining("the locale cannot express this file name");
    }

    @Test
    void asksForThePath() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse("file:"))
                .withMessage("the path is missing; expected file:PATH");
        assertThatIllegalArgumentException().isThrownBy(() -> Source.parse("file:?pace=max"));
    }
}
