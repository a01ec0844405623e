package io.github.dsmr4j.reporters.homewizard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Served;
import io.github.dsmr4j.reporters.http.DocumentHandler;
import io.github.dsmr4j.reporters.http.LatestReadings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The npm package that reads HomeWizard's devices reads these documents. */
@Timeout(300)
class HomeWizardClientIT {
    private static final String CLIENT = "homewizard-energy-api@1.5.0";

    @TempDir
    static Path folder;

    private final LatestReadings latest = new LatestReadings(Duration.ofMinutes(10));

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Programs.require("node", "npm");
        try (InputStream script = HomeWizardClientIT.class.getResourceAsStream("read.js")) {
            Files.copy(script, folder.resolve("read.js"));
        }
        Process npm =
                Programs.start("npm", "install", "--no-audit", "--no-fund", "--prefix", folder.toString(), CLIENT);
        String output = new String(npm.getInputStream().readAllBytes(), UTF_8);
        boolean installed = npm.waitFor() == 0;
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(installed).as(output).isTrue();
        }
        assumeTrue(installed, "npm does not reach its registry: " + output);
    }

    private static JsonNode read(Served served) throws IOException, InterruptedException {
        Process client = Programs.start("node", folder.resolve("read.js").toString(), "http://" + served.address());
        String output = new String(client.getInputStream().readAllBytes(), UTF_8);
        assertThat(client.waitFor()).as(output).isZero();
        // Before that it names the lines of the telegram that it does not know.
        String last = output.substring(output.stripTrailing().lastIndexOf('\n') + 1);
        return new JsonMapper().readTree(last);
    }

    private Served serve(Reading reading) throws IOException {
        latest.report(new Report("house", reading));
        Served served = new Served();
        new HomeWizardApi(latest, "house", "aabbccddeeff")
                .documents()
                .forEach((path, document) -> served.at(path, new DocumentHandler(document)));
        return served;
    }

    @Test
    void readsDeviceDataAndTelegram() throws Exception {
        Reading reading = Readings.everything();
        try (Served served = serve(reading)) {
            JsonNode read = read(served);
            assertThat(read.at("/device/serial").asText()).isEqualTo("aabbccddeeff");
            assertThat(read.get("data"))
                    .isEqualTo(
                            new JsonMapper().readTree(served.get("/api/v1/data").body()));
            assertThat(read.get("telegram").asText()).isEqualTo(reading.telegram() + "\r\n");
            assertThat(read.at("/parsed/power/import/t1/value").asDouble()).isEqualTo(1234.567);
            assertThat(read.at("/parsed/power/export/active/value").asDouble()).isEqualTo(0.25);
        }
    }
}
