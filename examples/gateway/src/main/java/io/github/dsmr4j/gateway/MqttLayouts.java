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
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
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
    private static final String REGISTERS = "registers.json";
    private static final String DOMOTICZ = "domoticz=ENERGY_IDX[,GAS_IDX][,NAME=IDX...] where NAME is water, heat,"
            + " current, voltage-l1, voltage-l2 or voltage-l3";
    private static final List<DomoticzDevice> UNNAMED = List.of(DomoticzDevice.ENERGY, DomoticzDevice.GAS);
    private static final Pattern DEVICE = Pattern.compile("([a-z0-9-]+)=(\\d{1,9})");

    /** However seldom readings are published: it has to see both sides of midnight. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Reporters reporters;
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
    MqttLayouts(Reporters reporters, StateFolder state, Duration interval, MeterIds nameless, ZoneId zone) {
        this.reporters = reporters;
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
                MqttLayout json = new JsonLayout(detail.orElse(DEFAULT_JSON_TOPIC), true);
                yield layouts -> json;
            }
            case "seed" ->
                layouts -> SeedLayout.builder(detail.orElse(SeedLayout.DEFAULT_ROOT))
                        .build();
            case "dsmr-reader" ->
                layouts -> DsmrReaderLayout.builder(detail.orElse(DsmrReaderLayout.DEFAULT_ROOT))
                        .rejectedTelegrams(source -> layouts.reporters.rejectedTelegrams())
                        .memory(layouts.memory())
                        .build();
            case "domoticz" -> {
                MqttLayout devices = domoticz(detail.orElse(""));
                yield layouts -> devices;
            }
            default ->
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no layout; expected home-assistant[=ROOT], json[=TOPIC],"
                                + " seed[=ROOT], dsmr-reader[=ROOT] or " + DOMOTICZ);
        };
    }

    private static MqttLayout domoticz(String detail) {
        Map<DomoticzDevice, Integer> devices = new EnumMap<>(DomoticzDevice.class);
        String[] parts = detail.split(",", -1);
        for (int at = 0; at < parts.length; at++) {
            Matcher part = DEVICE.matcher(named(parts[at], at));
            Optional<DomoticzDevice> device = part.matches() ? DomoticzDevice.named(part.group(1)) : Optional.empty();
            if (device.isEmpty() || devices.put(device.get(), Integer.parseInt(part.group(2))) != null) {
                throw new IllegalArgumentException("\"" + detail + "\" names no devices; expected " + DOMOTICZ);
            }
        }
        return new DomoticzMqttLayout(devices);
    }

    /** The first devices need no name. */
    private static String named(String device, int at) {
        return at < UNNAMED.size() && device.matches("\\d+") ? UNNAMED.get(at) + "=" + device : device;
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
    record Named(String text, Maker maker) {}

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
