package io.github.dsmr4j.gateway;

import io.github.dsmr4j.reporters.LaneOptions;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.mqtt.DomoticzMqttLayout;
import io.github.dsmr4j.reporters.mqtt.DsmrReaderLayout;
import io.github.dsmr4j.reporters.mqtt.HomeAssistantLayout;
import io.github.dsmr4j.reporters.mqtt.JsonLayout;
import io.github.dsmr4j.reporters.mqtt.MeterIds;
import io.github.dsmr4j.reporters.mqtt.MqttLayout;
import io.github.dsmr4j.reporters.mqtt.RegisterMemory;
import io.github.dsmr4j.reporters.mqtt.SeedLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The layouts that {@code --mqtt-layout} names, and what they need besides readings. */
final class MqttLayouts {
    /** What is published unless something else was asked for. */
    static final Named USUAL = named("home-assistant");

    private static final String DEFAULT_JSON_TOPIC = "p1/json";
    /** Stands for the name of the meter in a topic. */
    private static final String SOURCE = "{source}";

    private static final String REGISTERS = "registers.json";
    private static final String DOMOTICZ = "domoticz=ENERGY_IDX[,GAS_IDX][,NAME=IDX...] where NAME is water, heat,"
            + " current, voltage-l1, voltage-l2 or voltage-l3";
    private static final List<DomoticzDevice> UNNAMED = List.of(DomoticzDevice.ENERGY, DomoticzDevice.GAS);
    private static final Pattern DEVICE = Pattern.compile("([a-z0-9-]+)=(\\d{1,9})");

    /** However seldom readings are published: it has to see both sides of midnight. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Reporters reporters;
    private final List<Meter> meters;
    private final StateFolder state;
    private final Duration interval;
    private final MeterIds nameless;
    private final ZoneId zone;
    private Optional<RegisterMemory> memory = Optional.empty();

    /**
     * Layouts for these reporters.
     *
     * @param interval of the lanes that the layouts are for
     * @param nameless names a meter that prints no identifier
     * @param zone where the meters stand
     */
    MqttLayouts(
            Reporters reporters,
            List<Meter> meters,
            StateFolder state,
            Duration interval,
            MeterIds nameless,
            ZoneId zone) {
        this.reporters = reporters;
        this.meters = meters;
        this.state = state;
        this.interval = interval;
        this.nameless = nameless;
        this.zone = zone;
    }

    /**
     * Reads the name of a layout, with {@code =} and a detail behind it or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Named named(String text) {
        int at = text.indexOf('=');
        String name = at < 0 ? text : text.substring(0, at);
        Optional<String> detail = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        return new Named(text, maker(name, detail));
    }

    private static Maker maker(String name, Optional<String> detail) {
        return switch (name) {
            case "home-assistant" ->
                layouts -> new HomeAssistantLayout(
                        detail.orElse(HomeAssistantLayout.DEFAULT_ROOT),
                        HomeAssistantLayout.DEFAULT_PREFIX,
                        layouts.interval,
                        layouts.nameless);
            case "json" -> {
                String topic = checked(detail.orElse(DEFAULT_JSON_TOPIC));
                yield perMeter((layouts, meter) -> new JsonLayout(topic(topic, meter), true));
            }
            case "seed" -> {
                String root = checked(detail.orElse(SeedLayout.DEFAULT_ROOT));
                yield perMeter((layouts, meter) ->
                        SeedLayout.builder(topic(root, meter)).build());
            }
            case "dsmr-reader" -> {
                String root = checked(detail.orElse(DsmrReaderLayout.DEFAULT_ROOT));
                yield perMeter((layouts, meter) -> layouts.dsmrReader(topic(root, meter)));
            }
            case "domoticz" -> {
                Map<DomoticzDevice, Integer> devices = domoticz(detail.orElse(""));
                yield perMeter((layouts, meter) -> new DomoticzMqttLayout(
                        meter.map(named -> named.arguments().domoticzDevices()).orElse(devices)));
            }
            default ->
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no layout; expected home-assistant[=ROOT], json[=TOPIC],"
                                + " seed[=ROOT], dsmr-reader[=ROOT] or " + DOMOTICZ);
        };
    }

    /**
     * The topic, if it is one.
     *
     * @throws IllegalArgumentException if nothing can be published under it
     */
    private static String checked(String topic) {
        SeedLayout.builder(topic);
        return topic;
    }

    /** The topic of a meter that has a name. */
    private static String topic(String topic, Optional<Meter> named) {
        String behind = topic.contains(SOURCE)
                ? ""
                : named.map(meter -> "/" + meter.name()).orElse("");
        return topic + behind;
    }

    /** Makes the layout of a meter that has a name, or of the one that has none. */
    private interface OfMeter {
        MqttLayout make(MqttLayouts layouts, Optional<Meter> named) throws IOException;
    }

    private static Maker perMeter(OfMeter maker) {
        return layouts -> {
            Map<String, MqttLayout> named = new HashMap<>();
            for (Meter meter : layouts.meters) {
                if (meter.isNamed()) {
                    named.put(meter.name(), maker.make(layouts, Optional.of(meter)));
                }
            }
            return new MeterLayouts(maker.make(layouts, Optional.empty()), named);
        };
    }

    private MqttLayout dsmrReader(String root) throws IOException {
        return DsmrReaderLayout.builder(root)
                .rejectedTelegrams(reporters::rejectedTelegrams)
                .memory(memory())
                .build();
    }

    private static Map<DomoticzDevice, Integer> domoticz(String detail) {
        Map<DomoticzDevice, Integer> devices = new EnumMap<>(DomoticzDevice.class);
        String[] parts = detail.split(",", -1);
        for (int at = 0; at < parts.length; at++) {
            Matcher part = DEVICE.matcher(named(parts[at], at));
            Optional<DomoticzDevice> device = part.matches() ? DomoticzDevice.named(part.group(1)) : Optional.empty();
            if (device.isEmpty() || devices.put(device.get(), Integer.parseInt(part.group(2))) != null) {
                throw new IllegalArgumentException("\"" + detail + "\" names no devices; expected " + DOMOTICZ);
            }
        }
        return DomoticzDevice.checked(devices);
    }

    /** The first devices need no name. */
    private static String named(String device, int at) {
        return at < UNNAMED.size() && device.matches("\\d+") ? UNNAMED.get(at) + "=" + device : device;
    }

    /** Where the gateway keeps what it must not forget: no other one has the same. */
    Path place() {
        return state.path("");
    }

    /** One for all layouts, in a lane of its own: it has to see midnight also while the broker is away. */
    private RegisterMemory memory() throws IOException {
        if (memory.isEmpty()) {
            RegisterMemory opened = RegisterMemory.open(Optional.of(state.file(REGISTERS)), zone);
            reporters.add(opened, LaneOptions.newest(BETWEEN_LOOKS));
            memory = Optional.of(opened);
        }
        return memory.get();
    }

    /** Makes a layout that was asked for. */
    interface Maker {
        /**
         * Makes it.
         *
         * @throws IOException if what it has to remember cannot be read or kept; the message says where and what to do
         */
        MqttLayout make(MqttLayouts layouts) throws IOException;
    }

    /** A layout as someone wrote it. */
    record Named(String text, Maker maker) {
        /** Where, or below what, it publishes; empty where another program says that. */
        Optional<String> topic() {
            int at = text.indexOf('=');
            return switch (at < 0 ? text : text.substring(0, at)) {
                case "domoticz" -> Optional.empty();
                case "home-assistant" ->
                    Optional.of(at < 0 ? HomeAssistantLayout.DEFAULT_ROOT : text.substring(at + 1));
                case "seed" -> Optional.of(at < 0 ? SeedLayout.DEFAULT_ROOT : text.substring(at + 1));
                case "dsmr-reader" -> Optional.of(at < 0 ? DsmrReaderLayout.DEFAULT_ROOT : text.substring(at + 1));
                default -> Optional.of(at < 0 ? DEFAULT_JSON_TOPIC : text.substring(at + 1));
            };
        }
    }

    /** Reads one from the command line. */
    static final class Converter implements ITypeConverter<Named> {
        @Override
        public Named convert(String text) {
            try {
                return named(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
