package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.github.dsmr4j.core.transport.Eventually;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Gets every message of a broker, as soon as the broker has it: the broker waits for no acknowledgement. */
final class Subscriber implements Closeable {
    final List<Mqtt5Publish> messages = new CopyOnWriteArrayList<>();
    private final Mqtt5AsyncClient client;

    Subscriber(int port) throws Exception {
        this(port, "", "");
    }

    Subscriber(int port, String user, String password) throws Exception {
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(user)
                .password(password.getBytes(UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(10, TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter("#")
                .qos(MqttQos.AT_MOST_ONCE)
                .callback(messages::add)
                .send()
                .get(10, TimeUnit.SECONDS);
    }

    /** What came last on a topic. */
    Optional<String> last(String topic) {
        return messages.stream()
                .filter(message -> message.getTopic().toString().equals(topic))
                .reduce((older, newer) -> newer)
                .map(Subscriber::text);
    }

    List<String> all(String topic) {
        return messages.stream()
                .filter(message -> message.getTopic().toString().equals(topic))
                .map(Subscriber::text)
                .toList();
    }

    static String text(Mqtt5Publish message) {
        return new String(message.getPayloadAsBytes(), UTF_8);
    }

    void await(String topic, String payload) throws InterruptedException {
        Eventually.await(topic + " says " + payload, () -> last(topic).equals(Optional.of(payload)));
    }

    void say(String topic, String payload) throws Exception {
        client.publishWith()
                .topic(topic)
                .payload(payload.getBytes(UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.disconnect().exceptionally(failure -> null).join();
    }
}
