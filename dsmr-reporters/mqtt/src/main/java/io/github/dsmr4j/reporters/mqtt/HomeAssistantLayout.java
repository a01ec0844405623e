package io.github.dsmr4j.reporters.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MBusDeviceType;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.json.MeterKind;
import io.github.dsmr4j.reporters.json.ReadingJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Devices that Home Assistant discovers by itself: the electricity meter, and behind it the meters in use of gas, water,
 * warm water, heat and cooling. Each is known by its identifier, so that a replaced meter becomes a new device; an electricity meter that prints
 * none by the name of its source, or what is made of it; so that must stay. There are sensors for what the meter prints, no others;
 * those of past months' peaks are off until somebody switches them on, and reactive energy needs Home Assistant 2025.6.
 *
 * <p>The values are those of one document for each report: that of {@link ReadingJson}, on {@code ROOT/ID/state}.
 * {@code ROOT/status} tells whether the reporter is connected. A sensor that gets no value expires: after two minutes or
 * three intervals of the lane; on meters behind the electricity meter after two hours, for they may report by the hour.
 *
 * <p>What is discovered is sent when it changes, at each connection, and when Home Assistant starts. Nothing takes it back:
 * a device whose meter is gone keeps its history until its owner deletes it in Home Assistant, which clears the topic.
 *
 * <p>The status is one for all meters of a connection, as a broker keeps one will for each: two programs that publish to
 * one broker need different roots.
 *
 * <p>Immutable; any thread.
 */
public final class HomeAssistantLayout implements MqttLayout {
    /** What its own topics begin with unless told otherwise. */
    public static final String DEFAULT_ROOT = "p1";
    /** What Home Assistant's topics begin with unless it is told otherwise. */
    public static final String DEFAULT_PREFIX = "homeassistant";

    private static final Duration EXPIRY = Duration.ofMinutes(2);
    private static final Duration EXPIRY_BEHIND = Duration.ofHours(2);
    private static final int INTERVALS = 3;
    private static final int MANUFACTURER_LETTERS = 3;

    private final String root;
    private final String prefix;
    private final Duration expiry;
    private final MeterIds nameless;

    /**
     * A layout with the usual topics, for a lane with an interval.
     *
     * @param interval the lane's
     */
    public HomeAssistantLayout(Duration interval) {
        this(DEFAULT_ROOT, DEFAULT_PREFIX, interval);
    }

    /**
     * A layout.
     *
     * @param root what its own topics begin with
     * @param prefix what Home Assistant's topics begin with
     * @param interval the lane's
     * @throws IllegalArgumentException if nothing can be published under a topic
     */
    public HomeAssistantLayout(String root, String prefix, Duration interval) {
        this(root, prefix, interval, source -> source);
    }

    /**
     * A layout.
     *
     * @param root what its own topics begin with
     * @param prefix what Home Assistant's topics begin with
     * @param interval the lane's
     * @param nameless the identifier of an electricity meter that prints none
     * @throws IllegalArgumentException if nothing can be published under a topic
     */
    public HomeAssistantLayout(String root, String prefix, Duration interval, MeterIds nameless) {
        this.root = TopicName.check(root);
        this.prefix = TopicName.check(prefix);
        this.expiry = longest(EXPIRY, interval.multipliedBy(INTERVALS));
        this.nameless = nameless;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public String name() {
        return "home-assistant";
    }

    @Override
    public Optional<String> statusTopic() {
        return Optional.of(root + "/status");
    }

    @Override
    public Optional<String> birthTopic() {
        return Optional.of(prefix + "/status");
    }

    @Override
    public List<MqttMessage> messages(Report report) throws IOException {
        Reading reading = report.reading();
        String id = id(report);
        ObjectNode document = ReadingJson.document(reading);
        State state = new State("p1_" + id, root + "/" + id + "/state", reading, sensors(document));
        List<MqttMessage> messages = new ArrayList<>();
        electricity(state).ifPresent(messages::add);
        boolean alone = messages.isEmpty();
        for (MeterKind kind : MeterKind.values()) {
            behind(state, kind, alone).ifPresent(messages::add);
        }
        messages.add(new MqttMessage(state.topic(), Json.line(document), 1, false, false));
        return List.copyOf(messages);
    }

    private String id(Report report) throws IOException {
        // Some print nothing but zeros, all of them the same.
        Optional<String> printed = report.reading().equipmentId().filter(id -> !id.matches("0+"));
        return safe(printed.isPresent() ? printed.get() : nameless.of(report.source()));
    }

    /** What the devices of one report share. */
    private record State(String main, String topic, Reading reading, List<HomeAssistantSensor> sensors) {}

    private Optional<MqttMessage> electricity(State state) {
        List<HomeAssistantSensor> sensors = state.sensors().stream()
                .filter(sensor -> sensor.meter().isEmpty())
                .toList();
        return sensors.isEmpty()
                ? Optional.empty()
                : Optional.of(discovery(state, state.main(), device(state.main(), state.reading()), sensors, expiry));
    }

    private Optional<MqttMessage> behind(State state, MeterKind kind, boolean alone) {
        Optional<MBusDevice> meter = kind.in(state.reading());
        List<HomeAssistantSensor> sensors = state.sensors().stream()
                .filter(sensor -> sensor.meter().equals(Optional.of(kind)))
                .toList();
        if (meter.isEmpty() || sensors.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> serial = meter.get().equipmentId();
        String id = serial.map(text -> "p1_" + safe(text) + ofTwo(kind, meter.get()))
                .orElse(state.main() + "_" + kind.key());
        ObjectNode device = device(id, words(kind), serial, alone ? Optional.empty() : Optional.of(state.main()));
        return Optional.of(discovery(state, id, device, sensors, longest(expiry, EXPIRY_BEHIND)));
    }

    /** A heat meter that prints cold, too, is two devices with one identifier. */
    private static String ofTwo(MeterKind kind, MBusDevice meter) {
        return kind == MeterKind.COOLING && meter.type() != MBusDeviceType.COOLING ? "_cooling" : "";
    }

    private static String words(MeterKind kind) {
        return kind.key().replace('_', ' ');
    }

    private static String safe(String text) {
        return text.replaceAll("[^a-zA-Z0-9_-]", "_");
    }

    private static List<HomeAssistantSensor> sensors(ObjectNode document) {
        return document.properties().stream()
                .flatMap(field -> HomeAssistantSensor.of(field.getKey()).stream())
                .toList();
    }

    private static ObjectNode device(String id, Reading reading) {
        ObjectNode device = device(id, "electricity", reading.equipmentId(), Optional.empty());
        String identification = reading.identification();
        if (identification.length() >= MANUFACTURER_LETTERS) {
            device.put("mf", identification.substring(0, MANUFACTURER_LETTERS));
        }
        device.put("mdl", identification);
        reading.version().ifPresent(version -> device.put("sw", software(version)));
        return device;
    }

    private static String software(String version) {
        return version.matches("\\d\\d") ? "DSMR " + version.charAt(0) + "." + version.charAt(1) : "P1 " + version;
    }

    private static ObjectNode device(String id, String kind, Optional<String> serial, Optional<String> via) {
        ObjectNode device = JsonNodeFactory.instance.objectNode();
        device.putArray("ids").add(id);
        device.put("name", "P1 " + kind);
        serial.ifPresent(number -> device.put("sn", number));
        via.ifPresent(main -> device.put("via_device", main));
        return device;
    }

    private MqttMessage discovery(
            State state, String id, ObjectNode device, List<HomeAssistantSensor> sensors, Duration expiry) {
        ObjectNode discovery = JsonNodeFactory.instance.objectNode();
        discovery.set("dev", device);
        ObjectNode origin = discovery.putObject("o").put("name", "dsmr4j");
        Optional.ofNullable(HomeAssistantLayout.class.getPackage().getImplementationVersion())
                .ifPresent(version -> origin.put("sw", version));
        discovery.put("avty_t", root + "/status");
        discovery.put("stat_t", state.topic());
        discovery.put("qos", 1);
        ObjectNode components = discovery.putObject("cmps");
        sensors.forEach(sensor -> components.set(sensor.id(), sensor.component(id, expiry, state.reading())));
        return new MqttMessage(prefix + "/device/" + id + "/config", Json.line(discovery), 1, true, true);
    }
}
