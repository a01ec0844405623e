package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MqttOptionsTest {
    @Test
    void namesTheBrokerAndNoSecret() {
        assertThat(MqttOptions.builder("broker").login("p1", "secret").build()).hasToString("mqtt://broker:1883");
        assertThat(MqttOptions.builder("::1").tls(MqttTls.ofSystem()).build()).hasToString("mqtts://[::1]:8883");
        MqttOptions options = MqttOptions.builder("broker").port(1).build();
        assertThat(new MqttReporter(options, new JsonLayout("p1/state")).name()).isEqualTo("json mqtt://broker:1");
    }

    @Test
    void refusesWhatMakesNoSense() {
        MqttOptions.Builder options = MqttOptions.builder("broker");
        assertThatThrownBy(() -> MqttOptions.builder(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.port(0)).hasMessageContaining("a port of 0 is none");
        assertThatThrownBy(() -> options.port(65_536)).hasMessageContaining("1..65535");
        assertThatThrownBy(() -> options.clientId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options.keepAlive(Duration.ZERO)).hasMessageContaining("keep-alive");
        assertThatThrownBy(() -> options.keepAlive(Duration.ofDays(1))).hasMessageContaining("keep-alive");
        assertThatThrownBy(() -> options.timeout(Duration.ZERO)).hasMessageContaining("time-out");
        assertThatThrownBy(() -> new MqttMessage("a", "b", 3, false, false)).hasMessageContaining("quality of service");
    }

    @Test
    void sendsADocumentUnderATopic() {
        JsonLayout layout = new JsonLayout("p1/{source}/state", true);
        assertThat(layout.messages(Reports.of("1-0:1.7.0(01.193*kW)")))
                .containsExactly(new MqttMessage(
                        "p1/meter/state",
                        "{\"schema\":1,\"identification\":\"ISK5\\\\TEST\",\"power_import_w\":1193}",
                        1,
                        true,
                        false));
        assertThat(layout.statusTopic()).contains("p1/state/status");
    }
}
