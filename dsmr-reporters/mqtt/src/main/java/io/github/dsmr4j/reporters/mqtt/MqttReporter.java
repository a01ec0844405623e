package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.Reporter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Publishes reports in a layout. A report is passed on when the broker has acknowledged all its messages; it connects
 * when there is no connection and something to report, or nothing for a while. So the lane's queue is the only one, and its bound is the bound.
 *
 * <pre>{@code
 * MqttOptions broker = MqttOptions.builder("broker.local").login("p1", password).build();
 * new Lane(new MqttReporter(broker, new JsonLayout("p1/state")), LaneOptions.newest(Duration.ofSeconds(10)));
 * }</pre>
 *
 * <p>Threads as {@link Reporter} says.
 */
public final class MqttReporter implements Reporter {
    private final MqttOptions options;
    private final MqttLayout layout;
    private final MqttConnection connection;
    private final AtomicBoolean born = new AtomicBoolean();
    /** By source: what the broker has and need not get again. */
    private final Map<String, Set<MqttMessage>> delivered = new HashMap<>();

    /**
     * A reporter that connects with its first report, or when it was idle.
     *
     * @param options where the broker is and how to log in
     * @param layout which messages a report becomes
     */
    public MqttReporter(MqttOptions options, MqttLayout layout) {
        this.options = options;
        this.layout = layout;
        this.connection = new MqttConnection(options, layout, () -> born.set(true));
    }

    @Override
    public String name() {
        return layout.name() + " " + options;
    }

    @Override
    public void report(Report report) throws IOException, InterruptedException {
        connect();
        List<MqttMessage> messages = layout.messages(report);
        Set<MqttMessage> known = delivered.getOrDefault(report.source(), Set.of());
        connection.publish(
                messages.stream().filter(message -> !known.contains(message)).toList());
        delivered.put(
                report.source(), messages.stream().filter(MqttMessage::once).collect(Collectors.toUnmodifiableSet()));
    }

    /** The broker tells others that this program is gone until it is connected again. */
    @Override
    public void idle() throws IOException, InterruptedException {
        connect();
    }

    private void connect() throws IOException, InterruptedException {
        boolean connected = connection.connect();
        if (born.getAndSet(false) || connected) {
            delivered.clear();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
