package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import io.github.dsmr4j.reporters.domoticz.DomoticzValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Domoticz reads from a broker, on {@code domoticz/in}: energy with every report, everything else when it changed.
 * Values as {@link DomoticzValues} says; what is none is not sent. Immutable; any thread.
 */
public final class DomoticzMqttLayout implements MqttLayout {
    /** Where Domoticz listens unless told otherwise. */
    public static final String DEFAULT_TOPIC = "domoticz/in";

    private final String topic;
    private final Map<DomoticzDevice, Integer> devices;

    /**
     * A layout for Domoticz's usual topic.
     *
     * @param devices the devices to tell, and the idx of each; 1 or more, none twice
     */
    public DomoticzMqttLayout(Map<DomoticzDevice, Integer> devices) {
        this(DEFAULT_TOPIC, devices);
    }

    /**
     * A layout.
     *
     * @param topic where Domoticz listens
     * @param devices the devices to tell, and the idx of each
     * @throws IllegalArgumentException if the topic is none, or an idx is below 1 or given twice
     */
    public DomoticzMqttLayout(String topic, Map<DomoticzDevice, Integer> devices) {
        this.topic = TopicName.check(topic);
        this.devices = DomoticzDevice.checked(devices);
    }

    @Override
    public String name() {
        return "domoticz";
    }

    @Override
    public List<MqttMessage> messages(Report report) throws RefusedException {
        List<MqttMessage> messages = new ArrayList<>();
        devices.forEach((device, idx) -> device.svalue(report.reading())
                .ifPresent(svalue -> messages.add(message(idx, svalue, device != DomoticzDevice.ENERGY))));
        if (messages.isEmpty() && devices.containsKey(DomoticzDevice.ENERGY)) {
            throw DomoticzValues.noEnergy(report, topic);
        }
        return List.copyOf(messages);
    }

    private MqttMessage message(int idx, String svalue, boolean once) {
        String payload = "{\"idx\":" + idx + ",\"nvalue\":0,\"svalue\":\"" + svalue + "\"}";
        return new MqttMessage(topic, payload, 1, false, once);
    }
}
