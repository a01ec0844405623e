package io.github.dsmr4j.reporters.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.cipher.CipherKey;
import io.github.dsmr4j.core.cipher.Decryption;
import io.github.dsmr4j.core.cipher.Keys;
import io.github.dsmr4j.core.reading.Plausibility;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.transport.P1Reader;
import io.github.dsmr4j.core.transport.ReaderOptions;
import io.github.dsmr4j.core.transport.ReaderStatistics;
import io.github.dsmr4j.core.transport.StreamTransport;
import io.github.dsmr4j.reporters.LaneStatus;
import io.github.dsmr4j.reporters.LaterClock;
import io.github.dsmr4j.reporters.Readings;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.testdata.FrameBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder;
import io.github.dsmr4j.testdata.TelegramBuilder.CrcForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrometheusDocumentTest {
    private final LaterClock clock = new LaterClock();
    private final LatestReadings latest = new LatestReadings(Duration.ofSeconds(60), clock);
    private final PrometheusDocument document = new PrometheusDocument(latest);

    private void report(String source, Reading reading) {
        latest.report(new Report(source, reading));
    }

    private static List<String> samples(Document document) {
        return text(document).lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String text(Document document) {
        return new String(document.answer().body(), UTF_8);
    }

    private static ReaderStatistics read(byte[]... telegrams) {
        return read(ReaderOptions.DEFAULT, telegrams);
    }

    private static ReaderStatistics read(ReaderOptions options, byte[]... telegrams) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Stream.of(telegrams).forEach(stream::writeBytes);
        StreamTransport transport = new StreamTransport("test", new ByteArrayInputStream(stream.toByteArray()));
        try (P1Reader reader = new P1Reader(transport, options, telegram -> {})) {
            reader.run();
            return reader.statistics();
        }
    }

    private static byte[] telegram(CrcForm crc) {
        return TelegramBuilder.identification("ISK5\\TEST")
                .object("1-0:1.7.0", "01.193*kW")
                .crc(crc)
                .build();
    }

    @Test
    void givesEverythingInBaseUnits() {
        Reading reading = Readings.everything();
        report("house", reading);
        BigDecimal received = BigDecimal.valueOf(reading.telegram().received().toEpochMilli(), 3);

        assertThat(document.answer().status()).isEqualTo(200);
        assertThat(document.answer().contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(samples(document))
                .containsExactly(
                        "dsmr_info{identification=\"ISK5\\\\TEST\",meter_id=\"E0001\",p1_version=\"50\","
                                + "gas_meter_id=\"G0001\",water_meter_id=\"W0001\",heat_meter_id=\"H0001\"} 1",
                        "dsmr_meter_timestamp_seconds 1710148510",
                        "dsmr_electricity_import_watthours_total{tariff=\"1\"} 1234567",
                        "dsmr_electricity_import_watthours_total{tariff=\"2\"} 2345678",
                        "dsmr_electricity_export_watthours_total{tariff=\"1\"} 12345",
                        "dsmr_electricity_export_watthours_total{tariff=\"2\"} 23456",
                        "dsmr_active_tariff 2",
                        "dsmr_power_import_watts 1193",
                        "dsmr_power_export_watts 250",
                        "dsmr_phase_power_import_watts{phase=\"L1\"} 193",
                        "dsmr_phase_power_import_watts{phase=\"L2\"} 0",
                        "dsmr_phase_power_import_watts{phase=\"L3\"} 1000",
                        "dsmr_phase_power_export_watts{phase=\"L1\"} 0",
                        "dsmr_phase_power_export_watts{phase=\"L2\"} 250",
                        "dsmr_phase_power_export_watts{phase=\"L3\"} 0",
                        "dsmr_voltage_volts{phase=\"L1\"} 230.1",
                        "dsmr_voltage_volts{phase=\"L2\"} 230.2",
                        "dsmr_voltage_volts{phase=\"L3\"} 230.3",
                        "dsmr_current_amperes{phase=\"L1\"} 1",
                        "dsmr_current_amperes{phase=\"L2\"} 2",
                        "dsmr_current_amperes{phase=\"L3\"} 3",
                        "dsmr_voltage_sags_total{phase=\"L1\"} 3",
                        "dsmr_voltage_sags_total{phase=\"L2\"} 5",
                        "dsmr_voltage_sags_total{phase=\"L3\"} 6",
                        "dsmr_voltage_swells_total{phase=\"L1\"} 1",
                        "dsmr_voltage_swells_total{phase=\"L2\"} 7",
                        "dsmr_voltage_swells_total{phase=\"L3\"} 8",
                        "dsmr_power_failures_total 4",
                        "dsmr_long_power_failures_total 2",
                        "dsmr_average_demand_watts 2351",
                        "dsmr_peak_demand_watts 5330",
                        "dsmr_peak_demand_timestamp_seconds 1709658900",
                        "dsmr_signed_current_amperes{phase=\"L1\"} 1",
                        "dsmr_signed_current_amperes{phase=\"L2\"} -2",
                        "dsmr_signed_current_amperes{phase=\"L3\"} 3",
                        "dsmr_gas_cubic_meters_total{channel=\"1\"} 712.130",
                        "dsmr_gas_timestamp_seconds{channel=\"1\"} 1710148200",
                        "dsmr_water_cubic_meters_total{channel=\"2\"} 123.456",
                        "dsmr_water_timestamp_seconds{channel=\"2\"} 1710148200",
                        "dsmr_heat_joules_total{channel=\"3\"} 12345000000",
                        "dsmr_heat_timestamp_seconds{channel=\"3\"} 1710148200",
                        "dsmr_telegram_timestamp_seconds " + received);
    }

    @Test
    void countsWhatIsHeldBack() {
        Plausibility house = new Plausibility();
        house.check(Readings.everything());
        assertThat(samples(document.withPlausibility("house", house.counters())))
                .contains(
                        "dsmr_readings_held_back_total{kind=\"first\"} 1",
                        "dsmr_readings_held_back_total{kind=\"backwards\"} 0",
                        "dsmr_readings_released_total 0");
        house.check(Readings.everything());
        report("house", Readings.everything());
        report("barn", Readings.everything());
        assertThat(samples(document.withPlausibility("house", house.counters())
                        .withPlausibility("barn", new Plausibility().counters())))
                .contains(
                        "dsmr_readings_released_total{source=\"house\"} 1",
                        "dsmr_readings_held_back_total{source=\"barn\",kind=\"first\"} 0");
    }

    @Test
    void namesTypeAndHelpOnceForEachMetric() {
        report("house", Readings.everything());
        report("barn", Readings.everything());
        List<String> types =
                text(document).lines().filter(line -> line.startsWith("# TYPE")).toList();
        assertThat(types)
                .doesNotHaveDuplicates()
                .contains(
                        "# TYPE dsmr_electricity_import_watthours_total counter",
                        "# TYPE dsmr_power_import_watts gauge");
        assertThat(text(document)).contains("# HELP dsmr_power_import_watts Power from the grid now.\n");
    }

    @Test
    void givesTheTotalOnlyWithoutTariffs() {
        report("house", Readings.of("1-0:1.8.0(000001.500*kWh)", "1-0:2.8.0(3*kWh)", "1-0:2.8.1(2*kWh)"));
        assertThat(samples(document))
                .contains(
                        "dsmr_electricity_import_watthours_total 1500",
                        "dsmr_electricity_export_watthours_total{tariff=\"1\"} 2000")
                .doesNotContain("dsmr_electricity_export_watthours_total 3000");
    }

    @Test
    void leavesOutWhatIsNotPrintedOrMeasuresSomethingElse() {
        report("house", Readings.of("1-0:1.7.0(00.120)", "0-1:24.1.0(004)", "0-1:24.2.1(240311101000W)(12.3*kWh)"));
        assertThat(text(document)).doesNotContain("dsmr_power", "dsmr_heat_joules", "dsmr_voltage");
    }

    @Test
    void valuesOfASilentSourceDisappear() {
        report("house", Readings.everything());
        clock.putForward(Duration.ofSeconds(61));
        assertThat(samples(document)).singleElement().asString().startsWith("dsmr_telegram_timestamp_seconds ");
        report("house", Readings.everything());
        clock.putForward(Duration.ofSeconds(-61));
        assertThat(samples(document)).contains("dsmr_power_import_watts 1193");
    }

    @Test
    void severalSourcesAreKeptApart() {
        report("house", Readings.of("0-0:96.1.1(4530303031)", "1-0:1.7.0(1*kW)", "1-0:32.7.0(230*V)"));
        report("barn", Readings.of("1-0:1.7.0(2*kW)"));
        assertThat(samples(document))
                .contains(
                        "dsmr_info{source=\"house\",meter_id=\"E0001\",identification=\"ISK5\\\\TEST\"} 1",
                        "dsmr_info{source=\"barn\",identification=\"ISK5\\\\TEST\"} 1",
                        "dsmr_power_import_watts{source=\"house\",meter_id=\"E0001\"} 1000",
                        "dsmr_power_import_watts{source=\"barn\"} 2000",
                        "dsmr_voltage_volts{source=\"house\",meter_id=\"E0001\",phase=\"L1\"} 230");
    }

    @Test
    void aSourceIsKnownByItsReaderBeforeItReports() {
        report("house", Readings.of("1-0:1.7.0(1*kW)"));
        PrometheusDocument both = document.withReader("house", read()).withReader("barn", read());
        assertThat(samples(both))
                .contains("dsmr_power_import_watts{source=\"house\"} 1000", "dsmr_source_up{source=\"barn\"} 0");
    }

    @Test
    void escapesLabelValues() {
        report("a\\b\"c\nd", Readings.of("0-0:96.1.4(5\"0\\\u00b3)", "1-0:1.7.0(1*kW)"));
        report("house", Readings.of("1-0:1.7.0(1*kW)"));
        assertThat(samples(document))
                .contains(
                        "dsmr_power_import_watts{source=\"a\\\\b\\\"c\\nd\"} 1000",
                        "dsmr_info{source=\"a\\\\b\\\"c\\nd\",identification=\"ISK5\\\\TEST\","
                                + "p1_version=\"5\\\"0\\\\\u00b3\"} 1");
    }

    @Test
    void countsTelegramsByResult() {
        byte[] good = telegram(CrcForm.UPPER);
        ReaderStatistics reader =
                read(telegram(CrcForm.ABSENT), good, good, telegram(CrcForm.WRONG), "/ABC\r\n1-0".getBytes(US_ASCII));
        assertThat(samples(document.withReader("house", reader)))
                .contains(
                        "dsmr_telegrams_total{result=\"valid\"} 2",
                        "dsmr_telegrams_total{result=\"crc_absent\"} 1",
                        "dsmr_telegrams_total{result=\"crc_ignored\"} 0",
                        "dsmr_telegrams_total{result=\"crc_mismatch\"} 1",
                        "dsmr_telegrams_total{result=\"crc_missing\"} 0",
                        "dsmr_telegrams_total{result=\"incomplete\"} 1",
                        "dsmr_source_bytes_total " + reader.telegrams().bytes(),
                        "dsmr_source_up 0",
                        "dsmr_source_opens_total 1",
                        "dsmr_source_failures_total{kind=\"silent\"} 0");
    }

    @Test
    void countsEncryptedFramesByResultWhereThereIsAKey() {
        byte[] key = "0123456789abcdef".getBytes(US_ASCII);
        FrameBuilder meter = FrameBuilder.meter("ABC12345", key);
        byte[] frame = meter.frame(telegram(CrcForm.UPPER));
        byte[] damaged = meter.frame(telegram(CrcForm.UPPER));
        damaged[damaged.length - 1] ^= 1;
        ReaderOptions options = ReaderOptions.DEFAULT.withDecryption(Decryption.with(Keys.of(CipherKey.of(key))));

        assertThat(samples(document.withReader("house", read(options, frame, damaged, frame))))
                .contains(
                        "dsmr_telegrams_total{result=\"damaged_frame\"} 1",
                        "dsmr_encrypted_frames_total{result=\"decrypted\"} 2",
                        "dsmr_encrypted_frames_total{result=\"damaged_frame\"} 1",
                        "dsmr_encrypted_frames_total{result=\"wrong_key\"} 0",
                        "dsmr_encrypted_frames_total{result=\"unknown_title\"} 0",
                        "dsmr_frame_counters_repeated_total 1");
        assertThat(text(document.withReader("house", read(frame)))).doesNotContain("frames", "frame_counters");
    }

    @Test
    void countsWhatLanesDo() {
        LaneStatus lane = lane("http://host", 5, true);
        assertThat(samples(document.withLanes(() -> List.of(lane))))
                .containsExactly(
                        "dsmr_reporter_reports_total{reporter=\"http://host\"} 5",
                        "dsmr_reporter_failures_total{reporter=\"http://host\"} 2",
                        "dsmr_reporter_dropped_total{reporter=\"http://host\"} 3",
                        "dsmr_reporter_waiting{reporter=\"http://host\"} 4",
                        "dsmr_reporter_failing{reporter=\"http://host\"} 1");
    }

    @Test
    void lanesOfOneNameAreNumbered() {
        List<LaneStatus> lanes = List.of(lane("x", 1, false), lane("y", 2, false), lane("x", 3, false));
        assertThat(samples(document.withLanes(() -> lanes)))
                .contains(
                        "dsmr_reporter_reports_total{reporter=\"x\"} 1",
                        "dsmr_reporter_reports_total{reporter=\"x (2)\"} 3",
                        "dsmr_reporter_reports_total{reporter=\"y\"} 2");
    }

    private static LaneStatus lane(String name, long reported, boolean failing) {
        return new LaneStatus(name, reported, 2, 3, 4, Optional.empty(), Optional.empty(), Optional.empty(), failing);
    }
}
