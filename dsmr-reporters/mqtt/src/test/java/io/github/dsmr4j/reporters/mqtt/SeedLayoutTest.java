package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dsmr4j.reporters.Report;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedLayoutTest {
    private static final Report TABLE = Reports.of(
            "1-0:1.8.1(001234.567*kWh)",
            "1-0:1.7.0(01.193*kW)",
            "1-0:31.7.0(005*A)",
            "1-0:32.7.0(230.1*V)",
            "0-0:96.14.0(0002)",
            "0-0:96.7.21(00004)");

    private static SeedLayout.Builder seed() {
        return SeedLayout.builder("p1");
    }

    private static List<String> lines(SeedLayout layout, Report report) {
        return layout.messages(report).stream()
                .map(message -> message.topic() + " " + message.payload())
                .toList();
    }

    /** The payloads in the order of the table. */
    private static List<String> row(SeedLayout.Builder layout) {
        List<MqttMessage> messages = layout.build().messages(TABLE);
        return Stream.of(
                        "consumption_low_tarif",
                        "actual_consumption",
                        "l1_instant_power_current",
                        "l1_voltage",
                        "actual_tarif_group",
                        "short_power_outages")
                .map(topic -> messages.stream()
                        .filter(message -> message.topic().equals("p1/" + topic))
                        .findFirst()
                        .orElseThrow()
                        .payload())
                .toList();
    }

    @Test
    void sendsAllTopicsInTheOldOrder() {
        assertThat(lines(SeedLayout.builder(SeedLayout.DEFAULT_ROOT).build(), Reports.composed("nl-5.0-3-phase")))
                .map(line -> line.replace("sensors/power/p1meter/", ""))
                .containsExactly(
                        "equipmentID E0099000000502119",
                        "consumption_low_tarif 11874.306",
                        "consumption_high_tarif 9561.877",
                        "returndelivery_low_tarif 4127.550",
                        "returndelivery_high_tarif 8843.219",
                        "actual_consumption 0.911",
                        "actual_returndelivery 0.000",
                        "l1_instant_power_usage 0.702",
                        "l2_instant_power_usage 0.081",
                        "l3_instant_power_usage 0.128",
                        "l1_instant_power_current 3",
                        "l2_instant_power_current 0",
                        "l3_instant_power_current 1",
                        "l1_voltage 229.0",
                        "l2_voltage 232.0",
                        "l3_voltage 230.0",
                        "l1_instant_power_return 0.000",
                        "l2_instant_power_return 0.000",
                        "l3_instant_power_return 0.000",
                        "gas_meter_m3 8142.194",
                        "actual_tarif_group 1",
                        "short_power_outages 214",
                        "long_power_outages 7",
                        "short_power_drops 6",
                        "short_power_peaks 0");
    }

    @Test
    void sendsRightValuesUnlessToldOtherwise() {
        assertThat(row(seed())).containsExactly("1234.567", "1.193", "5", "230.1", "2", "4");
    }

    @Test
    void sendsWhatItsAncestorSent() {
        assertThat(row(seed().numbers(SeedNumbers.THOUSANDTHS)))
                .containsExactly("1234567", "1193", "5000", "230100", "2", "4");
    }

    @Test
    void sendsWhatTheFirstVersionsSent() {
        assertThat(row(seed().tariff(SeedTariff.FIRST_DIGIT).firstDigitOfCounts()))
                .containsExactly("1234.567", "1.193", "5", "230.1", "0", "0");
    }

    @Test
    void sendsWhatLaterVersionsSent() {
        assertThat(row(seed().tariff(SeedTariff.CHARACTER_CODE).firstDigitOfCounts()))
                .containsExactly("1234.567", "1.193", "5", "230.1", "50.000", "0");
    }

    @Test
    void sendsWhatVersionTwoSent() {
        assertThat(row(seed().tariff(SeedTariff.ZERO)))
                .containsExactly("1234.567", "1.193", "5", "230.1", "0.000", "4");
    }

    @Test
    void sendsWatts() {
        assertThat(row(seed().numbers(SeedNumbers.WATTS))).containsExactly("1234567", "1193", "5", "230.1", "2", "4");
        assertThat(row(seed().numbers(SeedNumbers.WATTS)
                        .tariff(SeedTariff.CHARACTER_CODE)
                        .firstDigitOfCounts()))
                .containsExactly("1234567", "1193", "5", "230.1", "50.000", "0");
        assertThat(lines(
                        seed().numbers(SeedNumbers.WATTS).build(),
                        Reports.of("0-1:24.1.0(003)", "0-1:24.2.1(211116193000W)(08142.194*m3)")))
                .containsExactly("p1/gas_meter_m3 8142194");
    }

    @Test
    void swapsBelgianTariffs() {
        Report report = Reports.composed("be-50217-history-7");
        assertThat(lines(seed().build(), report))
                .contains("p1/consumption_low_tarif 2714.055", "p1/returndelivery_high_tarif 2077.161");
        assertThat(lines(seed().belgianTariffs().build(), report))
                .contains("p1/consumption_low_tarif 2590.413", "p1/returndelivery_high_tarif 5120.808");
    }

    @Test
    void convertsUnitsAndLeavesOutWhatMeasuresSomethingElse() {
        assertThat(lines(
                        seed().build(),
                        Reports.of("1-0:1.8.1(006545766*Wh)", "1-0:1.7.0(00345*W)", "1-0:32.7.0(0.2301*kV)")))
                .containsExactly(
                        "p1/consumption_low_tarif 6545.766", "p1/actual_consumption 0.345", "p1/l1_voltage 230.1");
        assertThat(lines(seed().build(), Reports.of("1-0:1.7.0(01.000*kvar)", "0-0:96.14.0()")))
                .isEmpty();
    }

    @Test
    void keepsATariffThatIsAText() {
        Report text = Reports.of("0-0:96.14.0(day)");
        assertThat(lines(seed().build(), text)).containsExactly("p1/actual_tarif_group day");
        assertThat(lines(seed().tariff(SeedTariff.CHARACTER_CODE).build(), text))
                .containsExactly("p1/actual_tarif_group 0.000");
    }

    @Test
    void isRetainedIfWantedAndTellsItsStatus() {
        assertThat(seed().build().messages(TABLE))
                .allMatch(message -> !message.retain() && message.qos() == 1 && !message.once());
        assertThat(seed().retained().build().messages(TABLE)).allMatch(MqttMessage::retain);
        assertThat(seed().build().statusTopic()).contains("p1/status");
    }

    @Test
    void namesTheSourceInItsTopics() {
        SeedLayout layout = SeedLayout.builder("p1/{source}").build();
        assertThat(layout.messages(Reports.from("a+b/#", "1-0:1.7.0(01.193*kW)")))
                .extracting(MqttMessage::topic)
                .containsExactly("p1/a_b__/actual_consumption");
        assertThat(layout.statusTopic()).contains("p1/status");
        assertThat(SeedLayout.builder("p1-{source}").build().statusTopic()).contains("p1-all/status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p1/#", "p1/+/x", "/p1", "p1/", "a\u0000b"})
    void refusesRootsThatAreNone(String root) {
        assertThatThrownBy(() -> SeedLayout.builder(root)).isInstanceOf(IllegalArgumentException.class);
    }
}
