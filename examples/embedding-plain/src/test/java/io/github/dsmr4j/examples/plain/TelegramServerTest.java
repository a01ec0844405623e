package io.github.dsmr4j.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.testdata.Damage;
import io.github.dsmr4j.testdata.SimulatedMeter;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TelegramServerTest {
    private static final byte[] SIMULATED = new SimulatedMeter(
                    SimulatedMeter.Profile.DSMR5, new SplittableRandom(1), Instant.EPOCH)
            .telegram(Instant.EPOCH);

    private static HttpResponse<String> post(byte[] body) throws Exception {
        try (TelegramServer server = new TelegramServer(0)) {
            URI uri = URI.create("http://localhost:" + server.port() + "/telegram");
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void aPostedTelegramIsAnsweredWithItsReading() throws Exception {
        HttpResponse<String> answer = post(SIMULATED);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("power ")
                .contains(" kW; tariff 1: delivered ", " kWh; channel 1: GAS ")
                .endsWith(" m3\n");
    }

    @Test
    void aDamagedTelegramIsAnsweredWithTheReason() throws Exception {
        HttpResponse<String> answer = post(Damage.flipBits(SIMULATED, new SplittableRandom(1), 1));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).startsWith("rejected: the CRC does not match");
    }

    @Test
    void anMqttPayloadNeedsNoServer() {
        byte[] payload = TelegramBuilder.identification("ABC5\\TEST")
                .object("1-0:1.7.0", "01.193*kW")
                .build();
        assertThat(Answer.to(payload)).isEqualTo(new Answer(true, "power 1.193 kW"));
        assertThat(Answer.to(new byte[0]).text()).startsWith("rejected: there is no telegram");
    }
}
