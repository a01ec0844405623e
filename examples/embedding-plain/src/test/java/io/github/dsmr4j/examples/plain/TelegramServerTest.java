package io.github.dsmr4j.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramServerTest {
    private static final byte[] SIMULATED = new SimulatedMeter(
                    SimulatedMeter.Profile.DSMR5, new SplittableRandom(1), Instant.EPOCH)
            .telegram(Instant.EPOCH);

    private static HttpResponse<String> post(byte[] body) throws Exception {
        return send("POST", body);
    }

    private static HttpResponse<String> send(String method, byte[] body) throws Exception {
        HttpServer server = TelegramServer.start(0);
        try {
            URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/telegram");
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .method(method, BodyPublishers.ofByteArray(body))
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } finally {
            server.stop(0);
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

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void nothingButAPostIsAnswered(String method) throws Exception {
        HttpResponse<String> answer = send(method, SIMULATED);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theLongestBodyIsDecodedAndALongerOneIsNone() throws Exception {
        byte[] longest = Arrays.copyOf(SIMULATED, TelegramServer.MAX_LENGTH);
        assertThat(post(longest).statusCode()).isNotEqualTo(413);
        assertThat(post(Arrays.copyOf(longest, longest.length + 1)).statusCode())
                .isEqualTo(413);
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
