package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.domoticz.DomoticzDevice;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomoticzMqttLayoutTest {
    private static final DomoticzMqttLayout BOTH =
            new DomoticzMqttLayout(Map.of(DomoticzDevice.ENERGY, 7, DomoticzDevice.GAS, 8));

    @Test
    void sendsWholeWattHoursWattsAndLitres() throws RefusedException {
        assertThat(BOTH.messages(Reports.composed("nl-5.0-3-phase")))
                .containsExactly(
                        new MqttMessage(
                                "domoticz/in",
                                "{\"idx\":7,\"nvalue\":0,\"svalue\":\"11874306;9561877;4127550;8843219;911;0\"}",
                                1,
                                false,
                                false),
                        new MqttMessage(
                                "domoticz/in", "{\"idx\":8,\"nvalue\":0,\"svalue\":\"8142194\"}", 1, false, true));
    }

    @Test
    void takesTheTotalsOfAMeterWithoutTariffs() throws RefusedException {
        assertThat(BOTH.messages(Reports.composed("se-h1")))
                .extracting(MqttMessage::payload)
                .containsExactly("{\"idx\":7,\"nvalue\":0,\"svalue\":\"31207118;0;12001;0;1268;0\"}");
    }

    @Test
    void cutsWhatIsSmallerThanTheUnit() throws RefusedException {
        assertThat(BOTH.messages(Reports.of("1-0:1.8.0(00052185.7825309*kWh)", "1-0:1.7.0(000246.87*W)")))
                .extracting(MqttMessage::payload)
                .containsExactly("{\"idx\":7,\"nvalue\":0,\"svalue\":\"52185782;0;0;0;246;0\"}");
    }

    @Test
    void sendsNothingThatItDoesNotKnow() throws RefusedException {
        assertRefused(Reports.of("1-0:1.7.0(01.193*kW)"));
        assertRefused(Reports.of("0-1:24.1.0(003)", "0-1:24.2.1(211116193000W)(0.831*GJ)"));
        assertThat(BOTH.messages(Reports.of("0-1:24.1.0(003)", "0-1:24.2.1(211116193000W)(0.831*m3)")))
                .extracting(MqttMessage::payload)
                .containsExactly("{\"idx\":8,\"nvalue\":0,\"svalue\":\"831\"}");
        Report all = Reports.composed("nl-5.0-3-phase");
        assertThat(new DomoticzMqttLayout(Map.of()).messages(all)).isEmpty();
    }

    @Test
    void sendsNothingBelowZero() throws RefusedException {
        assertRefused(Reports.of("1-0:1.8.0(-0001.000*kWh)", "1-0:1.7.0(00.246*kW)"));
    }

    private static void assertRefused(Report report) {
        assertThatThrownBy(() -> BOTH.messages(report))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("nothing to tell domoticz/in about the energy of meter: its telegram has no");
    }

    @Test
    void sendsEachDeviceItsValue() throws RefusedException {
        Map<DomoticzDevice, Integer> devices = new EnumMap<>(DomoticzDevice.class);
        for (DomoticzDevice device : DomoticzDevice.values()) {
            devices.put(device, 10 + devices.size());
        }
        assertThat(new DomoticzMqttLayout("p1/in", devices).messages(Reports.composed("nl-5.0-four-channels")))
                .allMatch(message -> message.topic().equals("p1/in"))
                .extracting(message -> message.payload() + (message.once() ? " when changed" : ""))
                .containsExactly(
                        "{\"idx\":10,\"nvalue\":0,\"svalue\":\"4791833;5992076;5683809;8208376;353;0\"}",
                        "{\"idx\":11,\"nvalue\":0,\"svalue\":\"1414213\"} when changed",
                        "{\"idx\":13,\"nvalue\":0,\"svalue\":\"57729\"} when changed",
                        "{\"idx\":14,\"nvalue\":0,\"svalue\":\"1;0;1\"} when changed",
                        "{\"idx\":15,\"nvalue\":0,\"svalue\":\"233.9\"} when changed",
                        "{\"idx\":16,\"nvalue\":0,\"svalue\":\"220.3\"} when changed",
                        "{\"idx\":17,\"nvalue\":0,\"svalue\":\"236.1\"} when changed");
    }

    @Test
    void refusesAnIdxThatIsNone() {
        assertThatThrownBy(() -> new DomoticzMqttLayout(Map.of(DomoticzDevice.ENERGY, 0)))
                .hasMessage("an idx of 0 is none: Domoticz counts from 1");
        assertThatThrownBy(() -> new DomoticzMqttLayout(Map.of(DomoticzDevice.ENERGY, 7, DomoticzDevice.GAS, 7)))
                .hasMessage("each value needs a device of its own; two have the idx 7");
        assertThat(BOTH.statusTopic()).isEmpty();
    }
}
