package io.github.dsmr4j.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A recording of a real meter, from the folder of {@code -Ddsmr.telegrams}; skipped without it. */
class RecordedStreamIT {
    @Test
    void readsTenMinutesOfAMeterOverTcp() throws Exception {
        byte[] recording = recording();
        try (TestServer server = TestServer.on("127.0.0.1");
                GatewayProcess gateway = GatewayProcess.start("run", "--json", "--source", server.source())) {
            server.serve(recording);
            gateway.awaitErrors(text -> text.contains(" has gone: "));
            gateway.signal("TERM");

            assertThat(gateway.awaitExit()).isZero();
            assertThat(gateway.output().lines()).hasSize(566);
            assertThat(gateway.errorLines())
                    .last()
                    .asString()
                    .startsWith("566 telegrams (566 with a valid CRC), 0 rejected, " + recording.length + " bytes, ");
        }
    }

    private static byte[] recording() throws IOException {
        Path file = Path.of(System.getProperty("dsmr.telegrams", ""), "_streams", "nl50-nielsbasjes-ttyUSB0-raw.txt");
        if (!Boolean.getBoolean("dsmr.forbidSkipping")) {
            assumeTrue(Files.exists(file), "no recording in -Ddsmr.telegrams=DIR");
        }
        return Files.readAllBytes(file);
    }
}
