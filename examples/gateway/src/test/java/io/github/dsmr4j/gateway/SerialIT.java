package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.transport.PtyPair;
import io.github.dsmr4j.testdata.ComposedTelegram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on a pseudo-terminal of socat in the place of a P1 cable. */
@Timeout(120)
class SerialIT {
    private static final byte[] TELEGRAM =
            ComposedTelegram.named("nl-5.0-3-phase").bytes();

    @TempDir
    private Path folder;

    @Test
    void readsACableThatIsPulledAndPluggedInAgain() throws Exception {
        Path link = folder.resolve("by-id");
        String reading = "reading serial:" + link;
        try (PtyPair first = PtyPair.in(folder)) {
            Files.createSymbolicLink(link, first.device());
            try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "serial:" + link)) {
                gateway.awaitErrors(text -> text.contains(reading));
                // A first reading counts with the second.
                first.send(TELEGRAM);
                first.send(TELEGRAM);
                gateway.awaitLines(3);
                try (PtyPair second = PtyPair.in(folder)) {
                    Files.delete(link);
                    Files.createSymbolicLink(link, second.device());
                    first.unplug();
                    gateway.awaitErrors(text ->
                            text.substring(text.indexOf(" has gone: ") + 1).contains(reading));
                    second.send(TELEGRAM);
                    gateway.awaitLines(4);
                }
                gateway.signal("TERM");
                assertThat(gateway.awaitExit()).isZero();
                assertThat(gateway.errorLines()).last().asString().startsWith("3 telegrams (3 with a valid CRC), ");
            }
        }
    }

    @Test
    void aMissingPortIsOneLineAndTriedAgain() throws Exception {
        String missing = folder.resolve("none").toString();
        try (GatewayProcess gateway = GatewayProcess.start("run", "--source", "serial:" + missing)) {
            gateway.awaitErrors(text -> text.contains("trying again"));
            gateway.signal("TERM");
            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.errorLines().get(0))
                    .isEqualTo("cannot open " + missing
                            + ": there is no such port; is the cable plugged in? (trying again in 1 s)");
        }
    }

    @Test
    void listsPortsIfThereAreAny() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.run("ports")) {
            boolean any = gateway.awaitExit() == 0;
            assertThat(gateway.output().isEmpty()).isNotEqualTo(any);
            assertThat(gateway.errorLines())
                    .isEqualTo(
                            any
                                    ? List.of()
                                    : List.of(
                                            "there is no serial port that this user can see; is the cable plugged in?"));
        }
    }
}
