package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.Report;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DsmrReaderLayoutTest {
    private static List<String> lines(DsmrReaderLayout layout, Report report) {
        return layout.messages(report).stream()
                .map(message -> message.topic().replaceFirst("dsmr/", "") + " " + message.payload())
                .toList();
    }

    @Test
    void sendsWhatADutchMeterSays() {
        assertThat(lines(DsmrReaderLayout.builder("dsmr").withoutRaw().build(), Reports.composed("nl-5.0-3-phase")))
                .containsExactly(
                        "reading/id 1637087622",
                        "reading/timestamp 2021-11-16T18:33:42Z",
                        "reading/electricity_delivered_1 11874.306",
                        "reading/electricity_delivered_2 9561.877",
                        "reading/electricity_returned_1 4127.550",
                        "reading/electricity_returned_2 8843.219",
                        "reading/electricity_currently_delivered 0.911",
                        "reading/electricity_currently_returned 0.000",
                        "reading/phase_currently_delivered_l1 0.702",
                        "reading/phase_currently_returned_l1 0.000",
                        "reading/phase_voltage_l1 229.0",
                        "reading/phase_power_current_l1 3",
                        "reading/phase_currently_delivered_l2 0.081",
                        "reading/phase_currently_returned_l2 0.000",
                        "reading/phase_voltage_l2 232.0",
                        "reading/phase_power_current_l2 0",
                        "reading/phase_currently_delivered_l3 0.128",
                        "reading/phase_currently_returned_l3 0.000",
                        "reading/phase_voltage_l3 230.0",
                        "reading/phase_power_current_l3 1",
                        "reading/extra_device_timestamp 2021-11-16T18:30:00Z",
                        "reading/extra_device_delivered 8142.194",
                        "json {\"id\":1637087622,\"timestamp\":\"2021-11-16T18:33:42Z\","
                                + "\"electricity_delivered_1\":11874.306,\"electricity_delivered_2\":9561.877,"
                                + "\"electricity_returned_1\":4127.550,\"electricity_returned_2\":8843.219,"
                                + "\"electricity_currently_delivered\":0.911,\"electricity_currently_returned\":0.000,"
                                + "\"phase_currently_delivered_l1\":0.702,\"phase_currently_returned_l1\":0.000,"
                                + "\"phase_voltage_l1\":229.0,\"phase_power_current_l1\":3,"
                                + "\"phase_currently_delivered_l2\":0.081,\"phase_currently_returned_l2\":0.000,"
                                + "\"phase_voltage_l2\":232.0,\"phase_power_current_l2\":0,"
                                + "\"phase_currently_delivered_l3\":0.128,\"phase_currently_returned_l3\":0.000,"
                                + "\"phase_voltage_l3\":230.0,\"phase_power_current_l3\":1,"
                                + "\"extra_device_timestamp\":\"2021-11-16T18:30:00Z\","
                                + "\"extra_device_delivered\":8142.194}",
                        "consumption/gas/read_at 2021-11-16T18:30:00Z",
                        "consumption/gas/delivered 8142.194",
                        "meter-stats/dsmr_version 50",
                        "meter-stats/electricity_tariff 1",
                        "meter-stats/power_failure_count 214",
                        "meter-stats/long_power_failure_count 7",
                        "meter-stats/voltage_sag_count_l1 6",
                        "meter-stats/voltage_sag_count_l2 3",
                        "meter-stats/voltage_sag_count_l3 2",
                        "meter-stats/voltage_swell_count_l1 0",
                        "meter-stats/voltage_swell_count_l2 0",
                        "meter-stats/voltage_swell_count_l3 0");
    }

    @Test
    void sendsTheTelegramAsTheMeterPrintedIt() {
        Report report = Reports.composed("nl-5.0-3-phase");
        String text = report.reading().telegram().toString();
        assertThat(text).startsWith("/").contains("\r\n\r\n").matches("(?s).*\r\n![0-9A-F]{4}");
        assertThat(new DsmrReaderLayout().messages(report))
                .contains(new MqttMessage("dsmr/raw", text, 1, false, false));
    }

    @Test
    void givesTheTelegramBackTheLineEndsThatItsCrcWasMadeWith() {
        assertThat(new DsmrReaderLayout().messages(Reports.composed("form-lf-only")))
                .filteredOn(message -> message.topic().equals("dsmr/raw"))
                .extracting(MqttMessage::payload)
                .allSatisfy(text -> assertThat(text).contains("\r\n").doesNotContainPattern("[^\r]\n"))
                .hasSize(1);
    }

    @Test
    void sendsHowManyTelegramsWereRejectedIfSomebodyCountsThem() {
        DsmrReaderLayout layout = DsmrReaderLayout.builder("dsmr")
                .rejectedTelegrams(source -> source.equals("meter") ? OptionalLong.of(3) : OptionalLong.empty())
                .build();
        assertThat(lines(layout, Reports.numbered(1))).contains("meter-stats/rejected_telegrams 3");
        assertThat(lines(layout, Reports.from("other", "0-0:96.7.21(1)")))
                .noneMatch(line -> line.startsWith("meter-stats/rejected"));
        assertThat(lines(new DsmrReaderLayout(), Reports.numbered(1)))
                .noneMatch(line -> line.startsWith("meter-stats/rejected"));
    }

    @Test
    void sendsTheSeedsAdditionsIfWanted() {
        Report report = Reports.composed("nl-5.0-3-phase");
        List<String> without = lines(new DsmrReaderLayout(), report);
        assertThat(lines(DsmrReaderLayout.builder("dsmr").seedTopics().build(), report))
                .startsWith(without.toArray(String[]::new))
                .endsWith(
                        "equipmentID E0099000000502119",
                        "meter-stats/actual_tarif_group 1",
                        "meter-stats/short_power_drops 6",
                        "meter-stats/short_power_peaks 0")
                .hasSize(without.size() + 4);
    }

    @Test
    void writesNumbersWithoutExponents() {
        assertThat(lines(
                        DsmrReaderLayout.builder("dsmr").withoutRaw().build(),
                        Reports.of("0-0:1.0.0(211116193342W)", "1-0:1.8.1(000000.0000000*kWh)")))
                .containsExactly(
                        "reading/id 1637087622",
                        "reading/timestamp 2021-11-16T18:33:42Z",
                        "reading/electricity_delivered_1 0.0000000",
                        "json {\"id\":1637087622,\"timestamp\":\"2021-11-16T18:33:42Z\","
                                + "\"electricity_delivered_1\":0.0000000}");
    }

    @Test
    void takesTheHeatMeterAsTheExtraDeviceWhereThereIsNoGas() {
        assertThat(lines(new DsmrReaderLayout(), Reports.composed("nl-heat-second")))
                .contains("reading/extra_device_delivered 0.831")
                .noneMatch(line -> line.startsWith("consumption"));
    }

    @Test
    void takesTheTimeOfReceiptFromAMeterWithoutAClock() {
        Report report = Reports.of("1-0:1.7.0(01.193*kW)");
        assertThat(lines(new DsmrReaderLayout(), report))
                .contains("reading/timestamp " + report.reading().telegram().received());
        assertThat(new DsmrReaderLayout().statusTopic()).contains("dsmr/status");
    }
}
