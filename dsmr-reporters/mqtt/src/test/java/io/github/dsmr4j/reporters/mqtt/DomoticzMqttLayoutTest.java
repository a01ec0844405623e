package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.reporters.RefusedException;
import io.github.dsmr4j.reporters.Report;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DomoticzMqttLayoutTest {
    private static final DomoticzMqttLayout BOTH = new DomoticzMqttLayout(OptionalInt.of(7), OptionalInt.of(8));

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
        assertThat(new DomoticzMqttLayout(OptionalInt.empty(), OptionalInt.empty()).messages(all))
                .isEmpty();
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
    void refusesAnIdxThatIsNone() {
        assertThatThrownBy(() -> new DomoticzMqttLayout(OptionalInt.of(0), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DomoticzMqttLayout(OptionalInt.of(7), OptionalInt.of(7)))
                .hasMessage("energy and gas need a device each; both have the idx 7");
        assertThat(BOTH.statusTopic()).isEmpty();
    }
}
