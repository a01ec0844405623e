package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.domoticz.DomoticzValues;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What Domoticz reads from a broker, on {@code domoticz/in}: a "P1 smart meter" device, which gets every report, and a
 * "gas" device, which gets what changed. Values as {@link DomoticzValues} says; what is none is not sent. Immutable; any
 * thread.
 */
public final class DomoticzMqttLayout implements MqttLayout {
    /** Where Domoticz listens unless told otherwise. */
    public static final String DEFAULT_TOPIC = "domoticz/in";

    private final String topic;
    private final OptionalInt energy;
    private final OptionalInt gas;

    /** A layout for Domoticz's usual topic. */
    public DomoticzMqttLayout(OptionalInt energy, OptionalInt gas) {
        this(DEFAULT_TOPIC, energy, gas);
    }

    /**
     * A layout.
     *
     * @param topic where Domoticz listens
     * @param energy the idx of the "P1 smart meter" device, if there is one
     * @param gas the idx of the "gas" device, if there is one
     * @throws IllegalArgumentException if the topic is none, or an idx is below 1 or given twice
     */
    public DomoticzMqttLayout(String topic, OptionalInt energy, OptionalInt gas) {
        this.topic = TopicName.check(topic);
        this.energy = checked(energy);
        this.gas = checked(gas);
        if (energy.isPresent() && energy.equals(gas)) {
            throw new IllegalArgumentException(
                    "energy and gas need a device each; both have the idx " + energy.getAsInt());
        }
    }

    private static OptionalInt checked(OptionalInt idx) {
        if (idx.isPresent() && idx.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "an idx of " + idx.getAsInt() + " is none: Domoticz counts its devices from 1");
        }
        return idx;
    }

    @Override
    public String name() {
        return "domoticz";
    }

    @Override
    public List<MqttMessage> messages(Report report) throws RefusedException {
        List<MqttMessage> messages = new ArrayList<>();
        if (energy.isPresent()) {
            DomoticzValues.energy(report.reading(), false)
                    .ifPresent(value -> messages.add(message(energy.getAsInt(), value, false)));
        }
        if (gas.isPresent()) {
            DomoticzValues.gas(report.reading()).ifPresent(value -> messages.add(message(gas.getAsInt(), value, true)));
        }
        if (energy.isPresent() && messages.isEmpty()) {
            throw DomoticzValues.noEnergy(report, topic);
        }
        return List.copyOf(messages);
    }

    private MqttMessage message(int idx, String value, boolean once) {
        String payload = "{\"idx\":" + idx + ",\"nvalue\":0,\"svalue\":\"" + value + "\"}";
        return new MqttMessage(topic, payload, 1, false, once);
    }
}
