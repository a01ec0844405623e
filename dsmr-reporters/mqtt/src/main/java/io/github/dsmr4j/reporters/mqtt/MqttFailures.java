package io.github.dsmr4j.reporters.mqtt;

import com.hivemq.client.mqtt.exceptions.MqttDecodeException;
import com.hivemq.client.mqtt.exceptions.MqttEncodeException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.github.dsmr4j.reporters.RefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words why the broker did not do what it was asked for. Stateless: any thread. */
final class MqttFailures {
    private final MqttOptions options;
    private final String clientId;

    MqttFailures(MqttOptions options, String clientId) {
        this.options = options;
        this.clientId = clientId;
    }

    IOException takenOver() {
        return new IOException(options + " ends the connection again and again; does another client use the id \""
                + clientId + "\"? Each needs one of its own");
    }

    IOException noAnswer() {
        return cannotConnect("no answer within " + options.timeout().toMillis() + " ms; is the host switched on?");
    }

    IOException notAcknowledged(String topic) {
        return new IOException(options + " did not acknowledge a message on " + topic + " within "
                + options.timeout().toMillis() + " ms");
    }

    IOException connecting(ExecutionException failure) {
        return find(failure, Mqtt5ConnAckException.class)
                .map(refused -> cannotConnect(refusal(refused.getMqttMessage())))
                .orElseGet(() -> cannotConnect(transport(failure)));
    }

    private IOException cannotConnect(String reason) {
        return new IOException("cannot connect to " + options + ": " + reason);
    }

    private String refusal(Mqtt5ConnAck answer) {
        return switch (answer.getReasonCode()) {
            case BAD_USER_NAME_OR_PASSWORD -> "the broker refuses the user name or the password";
            case NOT_AUTHORIZED ->
                options.user().isPresent()
                        ? "not authorised; check the user name, the password and what the broker allows this user"
                        : "not authorised; the broker wants a user name and a password";
            case CLIENT_IDENTIFIER_NOT_VALID -> "the broker refuses the client id \"" + clientId + "\"";
            case UNSUPPORTED_PROTOCOL_VERSION -> "the broker does not speak MQTT 5, which is needed";
            default ->
                "the broker refuses: "
                        + words(answer.getReasonCode())
                        + answer.getReasonString()
                                .map(text -> " (" + text + ")")
                                .orElse("");
        };
    }

    private static String words(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String transport(Throwable failure) {
        if (find(failure, MqttDecodeException.class).isPresent()) {
            return "its answer is not MQTT 5; a broker that speaks only MQTT 3.1.1 answers so, and MQTT 5 is needed";
        }
        if (find(failure, UnknownHostException.class).isPresent()) {
            return "the host name is not known; check its spelling and the name server";
        }
        if (find(failure, NoRouteToHostException.class).isPresent()) {
            return "no route to the host; check the address and the network";
        }
        Optional<ConnectException> refused = find(failure, ConnectException.class);
        if (refused.isPresent()) {
            boolean late = String.valueOf(refused.get().getMessage()).contains("timed out");
            return late
                    ? "no answer within " + options.timeout().toMillis() + " ms; is the host switched on?"
                    : "refused; is a broker running there, and is the port right?";
        }
        return find(failure, SSLException.class)
                .map(MqttFailures::encryption)
                .orElseGet(() -> "the connection was closed without an answer (" + innermost(failure)
                        + "); does the broker speak MQTT 5, and "
                        + (options.tls().isPresent() ? "" : "not ")
                        + "TLS on this port?");
    }

    private static String encryption(SSLException failure) {
        String text = String.valueOf(innermost(failure));
        if (text.contains("certification path")) {
            return "the broker's certificate is signed by an authority that is not trusted; check the file of"
                    + " authorities";
        }
        if (text.contains("No subject alternative") || text.contains("No name matching")) {
            return "the broker's certificate is for another host: " + text;
        }
        if (text.contains("not an SSL/TLS record")) {
            return "the broker does not speak TLS on this port";
        }
        return "TLS failed: " + text;
    }

    IOException publishing(String topic, ExecutionException failure) {
        Optional<Mqtt5PubAckException> answer = find(failure, Mqtt5PubAckException.class);
        if (answer.isPresent()) {
            return refused(topic, answer.get().getMqttMessage().getReasonCode());
        }
        if (find(failure, MqttEncodeException.class).isPresent()) {
            return new RefusedException("a message on " + topic + " is larger than " + options + " takes");
        }
        return new IOException("the connection to " + options + " broke: " + innermost(failure));
    }

    private IOException refused(String topic, Mqtt5PubAckReasonCode reason) {
        return switch (reason) {
            case NOT_AUTHORIZED ->
                new IOException(options + ": not authorised to publish on " + topic
                        + "; check what the broker allows this user");
            case TOPIC_NAME_INVALID, PAYLOAD_FORMAT_INVALID ->
                new RefusedException(options + " refuses a message on " + topic + ": " + words(reason));
            default -> new IOException(options + " refuses a message on " + topic + ": " + words(reason));
        };
    }

    static boolean isTakenOver(Throwable cause) {
        return find(cause, Mqtt5DisconnectException.class)
                .filter(failure ->
                        failure.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER)
                .isPresent();
    }

    static boolean isRefusedSubscription(Throwable cause) {
        return find(cause, Mqtt5SubAckException.class).isPresent();
    }

    private static String innermost(Throwable failure) {
        Throwable last = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
