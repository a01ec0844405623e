package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dsmr4j.core.transport.Eventually;
import io.github.dsmr4j.core.transport.Programs;
import io.github.dsmr4j.reporters.Report;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Discovery through a real broker, and its templates in the program that Home Assistant renders them with. */
@Timeout(120)
class HomeAssistantIT {
    private static final HomeAssistantLayout LAYOUT = new HomeAssistantLayout(Duration.ofSeconds(10));
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONFIG = "homeassistant/device/p1_E0001/config";
    /** Renders each template over its document as Home Assistant does. */
    private static final String RENDER = """
            import json, sys, jinja2
            env = jinja2.Environment(undefined=jinja2.StrictUndefined)
            tasks = json.load(sys.stdin)
            print(json.dumps([env.from_string(t).render(value_json=json.loads(d)) for t, d in tasks]))
            """;

    private static Report meter(String power) {
        return Reports.of("0-0:96.1.1(4530303031)", "1-0:1.7.0(" + power + "*kW)");
    }

    @Test
    void discoversOnceAtEachConnectionAndWhenHomeAssistantStarts() throws Exception {
        try (Mosquitto broker = new Mosquitto().open().start()) {
            try (MqttReporter reporter = new MqttReporter(broker.options().build(), LAYOUT)) {
                try (Subscriber subscriber = new Subscriber(broker.port)) {
                    reporter.report(meter("01.193"));
                    reporter.report(meter("01.194"));
                    Eventually.await(
                            "two states", () -> subscriber.all("p1/E0001/state").size() == 2);
                    assertThat(subscriber.all(CONFIG)).hasSize(1);

                    subscriber.say("homeassistant/status", "offline");
                    subscriber.say("homeassistant/status", "online");
                    Eventually.await("discovery comes again", () -> {
                        report(reporter);
                        return subscriber.all(CONFIG).size() == 2;
                    });

                    reporter.report(Reports.of("0-0:96.1.1(4530303031)", "1-0:2.7.0(01.193*kW)"));
                    Eventually.await(
                            "a new sensor is told", () -> subscriber.all(CONFIG).size() == 3);
                }
                broker.stop();
                broker.start();
                Eventually.await("it is connected again", () -> tries(reporter));
            }
            try (Subscriber subscriber = new Subscriber(broker.port)) {
                subscriber.await("p1/status", "offline");
                Eventually.await(
                        "discovery is kept", () -> subscriber.last(CONFIG).isPresent());
            }
        }
    }

    private static void report(MqttReporter reporter) {
        try {
            reporter.report(meter("01.195"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean tries(MqttReporter reporter) {
        try {
            reporter.report(meter("01.196"));
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A broker of a few lines, for mosquitto lets everybody subscribe. */
    @Test
    void goesOnWithoutTheRightToReadWhetherHomeAssistantStarts() throws Exception {
        List<String> topics = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> refuseSubscriptions(server, topics));
            thread.start();
            MqttOptions options =
                    MqttOptions.builder("127.0.0.1").port(server.getLocalPort()).build();
            try (MqttReporter reporter = new MqttReporter(options, LAYOUT)) {
                reporter.report(meter("01.193"));
            }
            thread.join();
        }
        assertThat(topics).containsExactly("subscribe", "p1/status", CONFIG, "p1/E0001/state");
    }

    private static void refuseSubscriptions(ServerSocket server, List<String> topics) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int type = in.read() >> 4; type > 0 && type != 14; type = in.read() >> 4) {
                byte[] body = in.readNBytes(length(in));
                socket.getOutputStream().write(answer(type, body, topics));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int low = in.read();
        return low < 0x80 ? low : (low & 0x7F) + 0x80 * in.read();
    }

    private static byte[] answer(int type, byte[] body, List<String> topics) {
        if (type == 1) {
            return new byte[] {0x20, 3, 0, 0, 0};
        }
        if (type == 8) {
            topics.add("subscribe");
            return new byte[] {(byte) 0x90, 4, body[0], body[1], 0, (byte) 0x87};
        }
        int length = body[1];
        topics.add(new String(body, 2, length, UTF_8));
        return new byte[] {0x40, 2, body[length + 2], body[length + 3]};
    }

    @Test
    void rendersEachTemplateToTheNumberInTheDocument() throws Exception {
        requireJinja();
        ArrayNode tasks = MAPPER.createArrayNode();
        ArrayNode expected = MAPPER.createArrayNode();
        for (String name : List.of(
                "nl-2.2-gas",
                "nl-5.0-3-phase",
                "nl-5.0-water-and-gas",
                "be-50221-water-and-gas",
                "be-50217-history-7",
                "at-watt-hours",
                "se-h1",
                "de-easymeter",
                "nl-heat-second",
                "lt-every-line",
                "hu-raw-ff-message",
                "lu-relays-and-messages",
                "lu-reactive-by-phase",
                "nl-2.1-limit-and-switch",
                "be-50217-history-13")) {
            addTasks(tasks, expected, LAYOUT.messages(Reports.composed(name)));
        }
        assertThat(tasks.size()).isGreaterThan(300);
        JsonNode rendered = MAPPER.readTree(python(RENDER, tasks.toString()));
        for (int i = 0; i < tasks.size(); i++) {
            String text = rendered.get(i).asText();
            JsonNode value = expected.get(i);
            if (value.isNumber()) {
                assertThat(Double.parseDouble(text))
                        .as(tasks.get(i).get(0).asText())
                        .isEqualTo(value.doubleValue());
            } else {
                assertThat(text).as(tasks.get(i).get(0).asText()).isEqualTo(value.asText());
            }
        }
    }

    private static void addTasks(ArrayNode tasks, ArrayNode expected, List<MqttMessage> messages) throws IOException {
        String document = messages.get(messages.size() - 1).payload();
        for (MqttMessage discovery : messages.subList(0, messages.size() - 1)) {
            for (JsonNode component : MAPPER.readTree(discovery.payload()).get("cmps")) {
                String template = component.get("val_tpl").asText();
                String key = template.replaceAll(".*value_json\\.(\\w+).*", "$1");
                tasks.addArray().add(template).add(document);
                expected.add(shown(key, MAPPER.readTree(document).required(key)));
            }
        }
    }

    /** A position is shown as a word. */
    private static JsonNode shown(String key, JsonNode value) {
        String words = key.equals("breaker") ? "disconnected connected ready" : "";
        words = key.startsWith("relay_") ? "off on ready" : words;
        words = key.endsWith("_valve") ? "off on released" : words;
        return words.isEmpty() ? value : new TextNode(words.split(" ", -1)[value.intValue()]);
    }

    @Test
    void aPositionWithoutAWordIsUnknown() throws Exception {
        requireJinja();
        ArrayNode tasks = MAPPER.createArrayNode();
        List<MqttMessage> messages = LAYOUT.messages(Reports.of("0-0:96.3.10(1)"));
        JsonNode template = MAPPER.readTree(messages.get(0).payload()).at("/cmps/breaker/val_tpl");
        for (String position : List.of("0", "1", "2", "3")) {
            tasks.addArray().add(template).add("{\"breaker\":" + position + "}");
        }
        assertThat(python(RENDER, tasks.toString()).strip())
                .isEqualTo("[\"disconnected\", \"connected\", \"ready\", \"None\"]");
    }

    /** What is printed by hand for one telegram, so that document and template cannot be wrong together. */
    @Test
    void rendersTheNumbersThatAMeterPrinted() throws Exception {
        requireJinja();
        ArrayNode tasks = MAPPER.createArrayNode();
        addTasks(tasks, MAPPER.createArrayNode(), LAYOUT.messages(Reports.composed("nl-heat-second")));
        addTasks(tasks, MAPPER.createArrayNode(), LAYOUT.messages(Reports.composed("be-50221-water-and-gas")));
        assertThat(python(RENDER, tasks.toString()).strip())
                .isEqualTo("[\"0.831\", \"2023-03-05T10:45:09Z\", "
                        + "\"2\", \"1720.441\", \"1311.09\", \"1809.376\", \"422.774\", \"1655\", \"0\", "
                        + "\"1655\", \"0\", \"224.6\", \"7.37\", \"7.37\", \"1808\", \"3950\", \"2026-01-07T17:30:00Z\", "
                        + "\"4515\", \"2025-12-29T18:45:00Z\", \"3702\", \"2025-11-14T16:45:00Z\", "
                        + "\"99999\", \"999.99\", \"connected\", \"off\", \"off\", "
                        + "\"1730.226\", \"2026-01-12T06:05:02Z\", \"on\", \"218.114\", \"2026-01-12T06:05:00Z\"]");
    }

    private static void requireJinja() throws IOException, InterruptedException {
        Programs.require("python3");
        boolean there = Programs.run(pythonWithJinja(), "-c", "import jinja2");
        if (Boolean.getBoolean("dsmr.forbidSkipping")) {
            assertThat(there).as("jinja2 for python3").isTrue();
        }
        assumeTrue(there, "python3 has no jinja2");
    }

    /** The system's own has the packages of the system, where another one comes first on the PATH. */
    private static String pythonWithJinja() throws IOException, InterruptedException {
        return Programs.run("python3", "-c", "import jinja2") ? "python3" : "/usr/bin/python3";
    }

    private static String python(String program, String input) throws IOException, InterruptedException {
        Process process = Programs.start(pythonWithJinja(), "-c", program);
        process.getOutputStream().write(input.getBytes(UTF_8));
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
