package io.github.dsmr4j.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dsmr4j.core.transport.ReaderState;
import io.github.dsmr4j.reporters.http.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    private static String health(int status, GatewayStatus gateway) {
        Answer answer = HealthDocument.of(gateway);
        assertThat(answer.status()).isEqualTo(status);
        return new String(answer.body(), UTF_8);
    }

    @Test
    void isOkWhileTelegramsCome() {
        SourceStatus source = Sources.heard(Sources.threePhases(), 1);
        assertThat(health(200, Sources.status(source, Sources.working("MQTT")))).isEqualTo("ok\n");
    }

    @Test
    void aReporterThatFailsIsToldButMakesNothingIll() {
        SourceStatus source = Sources.heard(Sources.threePhases(), 1);
        assertThat(health(200, Sources.status(source, Sources.failing("MQTT", "refused"))))
                .isEqualTo("ok\nreporter MQTT is failing: refused\n");
    }

    @Test
    void saysSinceWhenNothingCame() {
        assertThat(health(503, Sources.status(Sources.heard(Sources.threePhases(), 200))))
                .isEqualTo("not healthy\nno telegram from meter for 3 min; the source is open and being read\n");
    }

    @Test
    void saysWhatIsWrongWithTheSource() {
        assertThat(health(503, Sources.status(Sources.lost("the plug is out"), Sources.failing("MQTT", "refused"))))
                .isEqualTo("""
                        not healthy
                        no telegram from meter yet; the source is lost; waiting before it is opened again
                        last failure: the plug is out
                        reporter MQTT is failing: refused
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "READING, 1, 15, true",
        "READING, 1, 16, false",
        "READING, 10, 30, true",
        "READING, 10, 31, false",
        "READING, 300, 59, true",
        "READING, 300, 61, false",
        "READING, 0, 15, true",
        "READING, 0, 16, false",
        "WAITING, 1, 1, false",
        "OPENING, 1, 1, false",
        "ENDED, 1, 1, false",
    })
    void isLiveWhileTelegramsComeInTime(ReaderState state, long interval, long age, boolean live) {
        SourceStatus heard = Sources.heard(Sources.threePhases(), age);
        SourceStatus source = new SourceStatus(
                heard.source(),
                heard.now(),
                state,
                heard.lastTelegram(),
                interval == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(interval)),
                1,
                0,
                Optional.empty(),
                heard.newest(),
                heard.fresh());
        assertThat(source.isLive()).isEqualTo(live);
    }

    @Test
    void programsReadTheSame() throws Exception {
        GatewayStatus status =
                Sources.status(Sources.lost("out"), Sources.working("MQTT"), Sources.failing("Influx", "refused"));
        JsonNode document =
                new ObjectMapper().readTree(StatusDocument.of(status).body());
        assertThat(document.get("version").asText()).isEqualTo("1.2.3");
        assertThat(document.get("healthy").asBoolean()).isFalse();
        assertThat(document.get("uptime_seconds").asLong()).isEqualTo(10_800);
        JsonNode source = document.get("sources").get(0);
        assertThat(source.get("state").asText()).isEqualTo("waiting");
        assertThat(source.get("last_failure").asText()).isEqualTo("out");
        assertThat(source.has("last_telegram")).isFalse();
        assertThat(document.get("reporters")).hasSize(2);
        assertThat(document.get("reporters").get(0).get("last_success").asText())
                .isEqualTo("2024-05-07T11:59:58Z");
        assertThat(document.get("reporters").get(1).get("last_error").asText()).isEqualTo("refused");
    }
}
