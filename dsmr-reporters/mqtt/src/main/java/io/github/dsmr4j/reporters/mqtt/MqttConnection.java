package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to a broker, made when it is needed. Each one is a new client that starts a new session: nothing of a
 * broken connection is left over, for whoever publishes tries again by himself. The client's own reconnecting would keep
 * a second, unbounded queue, and would hide a wrong password for ever.
 *
 * <p>The client's name stays the same for all of them, so that a broker that still believes in the last connection ends
 * it, with its {@code offline}, before {@code online} follows.
 *
 * <p>One thread; the broker's messages come on the client's.
 */
final class MqttConnection {
    private static final Logger LOG = LoggerFactory.getLogger(MqttConnection.class);

    /** Below what the client takes without blocking its caller. */
    private static final int IN_FLIGHT = 32;

    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);

    private final MqttOptions options;
    private final Optional<String> statusTopic;
    private final Optional<String> birthTopic;
    private final Runnable born;
    private final String clientId;
    private final MqttFailures failures;
    private final Evictions evictions = new Evictions();
    private volatile Optional<Mqtt5AsyncClient> current = Optional.empty();

    /** A connection that tells when the receiving program says that it has started. */
    MqttConnection(MqttOptions options, MqttLayout layout, Runnable born) {
        this.options = options;
        this.statusTopic = layout.statusTopic();
        this.birthTopic = layout.birthTopic();
        this.born = born;
        this.clientId = options.clientId()
                .orElseGet(() -> "dsmr4j-" + UUID.randomUUID().toString().substring(0, 8));
        this.failures = new MqttFailures(options, clientId);
    }

    /** Connects unless there is a connection; whether it is a new one. */
    boolean connect() throws IOException, InterruptedException {
        if (evictions.shouldBeTold()) {
            close();
            throw failures.takenOver();
        }
        if (current.filter(client -> client.getState().isConnected()).isPresent()) {
            return false;
        }
        current = Optional.empty();
        Mqtt5AsyncClient client = client();
        login(client);
        current = Optional.of(client);
        subscribe(client);
        publish(status("online").stream().toList());
        return true;
    }

    private Mqtt5AsyncClient client() throws IOException {
        Mqtt5ClientBuilder builder = Mqtt5Client.builder()
                .identifier(clientId)
                .addDisconnectedListener(this::disconnected)
                .transportConfig(transport());
        Optional<Mqtt5SimpleAuth> login = login();
        if (login.isPresent()) {
            builder = builder.simpleAuth(login.get());
        }
        Optional<Mqtt5Publish> will = status("offline").map(MqttConnection::publish);
        return (will.isPresent() ? builder.willPublish(will.get()) : builder).buildAsync();
    }

    /** All in one: a client takes either this, or the parts. */
    private MqttClientTransportConfig transport() throws IOException {
        long millis = options.timeout().toMillis();
        MqttClientTransportConfigBuilder transport = MqttClientTransportConfig.builder()
                .serverHost(options.host())
                .serverPort(options.port())
                .socketConnectTimeout(millis, TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(millis, TimeUnit.MILLISECONDS);
        return options.tls().isPresent()
                ? transport
                        .sslConfig(TlsFiles.read(options.tls().get(), options.timeout()))
                        .build()
                : transport.build();
    }

    private Optional<Mqtt5SimpleAuth> login() {
        return options.user()
                .map(user -> Mqtt5SimpleAuth.builder()
                        .username(user)
                        .password(options.password().orElse("").getBytes(UTF_8))
                        .build());
    }

    private Optional<MqttMessage> status(String payload) {
        return statusTopic.map(topic -> new MqttMessage(topic, payload, 1, true, false));
    }

    private void login(Mqtt5AsyncClient client) throws IOException, InterruptedException {
        CompletableFuture<Mqtt5ConnAck> connecting = client.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(0)
                .keepAlive((int) options.keepAlive().toSeconds())
                .send();
        try {
            connecting.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failures.connecting(e);
        } catch (TimeoutException e) {
            throw failures.noAnswer();
        } finally {
            if (!connecting.isDone()) {
                abandon(connecting, client);
            }
        }
    }

    /** Nobody waits for this connection any longer: if it comes about after all, it ends at once. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void abandon(CompletableFuture<Mqtt5ConnAck> connecting, Mqtt5AsyncClient client) {
        connecting.thenCompose(answer -> client.disconnect());
    }

    private void subscribe(Mqtt5AsyncClient client) throws IOException, InterruptedException {
        if (birthTopic.isEmpty()) {
            return;
        }
        Mqtt5Subscribe subscription = Mqtt5Subscribe.builder()
                .topicFilter(birthTopic.get())
                .qos(MqttQos.AT_LEAST_ONCE)
                .build();
        try {
            client.subscribe(subscription, this::received).get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!MqttFailures.isRefusedSubscription(e)) {
                close();
                throw failures.connecting(e);
            }
            LOG.warn(
                    "{}: may not read {}, so what a restarted program has forgotten is not sent to it again; check what"
                            + " the broker allows this user",
                    options,
                    birthTopic.get());
        } catch (TimeoutException e) {
            close();
            throw failures.noAnswer();
        }
    }

    private void received(Mqtt5Publish message) {
        if ("online".equals(new String(message.getPayloadAsBytes(), UTF_8))) {
            born.run();
        }
    }

    /** Publishes messages; returns when the broker has them all. A failure ends the connection. */
    void publish(List<MqttMessage> messages) throws IOException, InterruptedException {
        try {
            for (int at = 0; at < messages.size(); at += IN_FLIGHT) {
                publishTogether(messages.subList(at, Math.min(at + IN_FLIGHT, messages.size())));
            }
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private void publishTogether(List<MqttMessage> messages) throws IOException, InterruptedException {
        Mqtt5AsyncClient client = current.orElseThrow();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (MqttMessage message : messages) {
            sent.add(client.publish(publish(message)));
        }
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw failures.publishing(messages.get(i).topic(), e);
            } catch (TimeoutException e) {
                throw failures.notAcknowledged(messages.get(i).topic());
            }
        }
    }

    private static Mqtt5Publish publish(MqttMessage message) {
        return Mqtt5Publish.builder()
                .topic(message.topic())
                .payload(message.payload().getBytes(UTF_8))
                .qos(Objects.requireNonNull(MqttQos.fromCode(message.qos())))
                .retain(message.retain())
                .build();
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        boolean byTheBroker = context.getSource() == MqttDisconnectSource.SERVER;
        if (byTheBroker && current.isPresent()) {
            evictions.evicted(MqttFailures.isTakenOver(context.getCause()));
        }
    }

    /** Ends the connection, if there is one, and lets the broker say that it is gone. */
    void close() {
        Optional<Mqtt5AsyncClient> client = current;
        current = Optional.empty();
        if (client.isEmpty() || !client.get().getState().isConnected()) {
            return;
        }
        CompletableFuture<Void> closing = client.get()
                .disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send();
        try {
            closing.get(TIME_TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{}: did not close well", options, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
