package io.github.dsmr4j.reporters.mqtt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The topics that DSMR-reader 5 and 6 publish by default, which Home Assistant's integration of that name reads: numbers
 * in kWh, kW, m3, V and A, times in UTC.
 *
 * <ul>
 *   <li>{@code reading/}: the values of the telegram, {@code json} the same in one document. DSMR-reader numbers its
 *       readings; the {@code id} is the second of the reading here.
 *   <li>{@code consumption/gas/}: {@code read_at} and {@code delivered}, not what flowed since the reading before.
 *   <li>{@code consumption/quarter-hour-peak-electricity/}: the running quarter of an hour, of meters that print its
 *       average (Belgium), not the last one that is over.
 *   <li>{@code meter-stats/}: all but the number of rejected telegrams.
 *   <li>{@code status}: whether the reporter is connected, which DSMR-reader does not tell.
 * </ul>
 *
 * <p>Consumption by day, month and year needs more than one reading and is not there yet. There is no message for what
 * the meter does not print.
 *
 * <p>Immutable; any thread.
 */
public final class DsmrReaderLayout implements MqttLayout {
    /** The root that DSMR-reader uses. */
    public static final String DEFAULT_ROOT = "dsmr";

    private static final long QUARTER_SECONDS = 900;

    private final String root;
    private final boolean seed;

    /** A layout under DSMR-reader's root. */
    public DsmrReaderLayout() {
        this(DEFAULT_ROOT, false);
    }

    /**
     * A layout.
     *
     * @param root what all topics begin with; in it, {@code {source}} stands for the source's name
     * @param seed whether to send as well what only the P1 wifi gateway sends under {@code dsmr}: {@code equipmentID},
     *     {@code meter-stats/actual_tarif_group}, {@code meter-stats/short_power_drops} and
     *     {@code meter-stats/short_power_peaks}
     * @throws IllegalArgumentException if nothing can be published under the root
     */
    public DsmrReaderLayout(String root, boolean seed) {
        this.root = TopicName.check(root);
        this.seed = seed;
    }

    @Override
    public String name() {
        return "dsmr-reader";
    }

    @Override
    public Optional<String> statusTopic() {
        return Optional.of(TopicName.shared(root) + "/status");
    }

    @Override
    public List<MqttMessage> messages(Report report) {
        Reading reading = report.reading();
        MessageList list = new MessageList(TopicName.of(root, report.source()), false);
        ObjectNode document = document(reading);
        document.properties()
                .forEach(field -> list.add("reading/" + field.getKey(), Optional.of(Json.text(field.getValue()))));
        list.add("json", Optional.of(Json.line(document)));
        reading.gas().ifPresent(gas -> gas(list, gas));
        reading.averageDemand().ifPresent(average -> quarter(list, average, time(reading)));
        stats(list, reading);
        if (seed) {
            seed(list, reading);
        }
        return list.toList();
    }

    private static Instant time(Reading reading) {
        return reading.time()
                .flatMap(MeterTime::instant)
                .orElseGet(() -> reading.telegram().received());
    }

    private static ObjectNode document(Reading reading) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        Instant time = time(reading);
        document.put("id", time.getEpochSecond());
        document.put("timestamp", time.toString());
        energy(document, "electricity_delivered_1", reading.tariff(1).flatMap(Tariff::delivered));
        energy(document, "electricity_delivered_2", reading.tariff(2).flatMap(Tariff::delivered));
        energy(document, "electricity_returned_1", reading.tariff(1).flatMap(Tariff::returned));
        energy(document, "electricity_returned_2", reading.tariff(2).flatMap(Tariff::returned));
        number(document, "electricity_currently_delivered", Unit.KILOWATT, reading.powerDelivered());
        number(document, "electricity_currently_returned", Unit.KILOWATT, reading.powerReturned());
        reading.phases().forEach(phase -> phase(document, phase));
        reading.gas().or(reading::heat).ifPresent(device -> extraDevice(document, device));
        return document;
    }

    private static void phase(ObjectNode document, Phase phase) {
        String line = "_l" + phase.number();
        number(document, "phase_currently_delivered" + line, Unit.KILOWATT, phase.powerDelivered());
        number(document, "phase_currently_returned" + line, Unit.KILOWATT, phase.powerReturned());
        number(document, "phase_voltage" + line, Unit.VOLT, phase.voltage());
        number(document, "phase_power_current" + line, Unit.AMPERE, phase.current());
    }

    private static void extraDevice(ObjectNode document, MBusDevice device) {
        device.time()
                .flatMap(MeterTime::instant)
                .ifPresent(time -> document.put("extra_device_timestamp", time.toString()));
        measured(device).ifPresent(value -> document.put("extra_device_delivered", value));
    }

    private static Optional<BigDecimal> measured(MBusDevice device) {
        return device.value()
                .flatMap(value -> value.numberIn(Unit.CUBIC_METRE).or(() -> value.numberIn(Unit.GIGAJOULE)));
    }

    private static void energy(ObjectNode document, String key, Optional<Quantity> quantity) {
        number(document, key, Unit.KILOWATT_HOUR, quantity);
    }

    private static void number(ObjectNode document, String key, Unit unit, Optional<Quantity> quantity) {
        quantity.flatMap(value -> value.numberIn(unit)).ifPresent(number -> document.put(key, number));
    }

    private static void gas(MessageList list, MBusDevice gas) {
        list.add(
                "consumption/gas/read_at",
                gas.time().flatMap(MeterTime::instant).map(Instant::toString));
        list.add("consumption/gas/delivered", measured(gas).map(BigDecimal::toPlainString));
    }

    private static void quarter(MessageList list, Quantity average, Instant time) {
        String topic = "consumption/quarter-hour-peak-electricity/";
        long start = Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS;
        list.add(
                topic + "read_at_start",
                Optional.of(Instant.ofEpochSecond(start).toString()));
        list.add(topic + "read_at_end", Optional.of(time.toString()));
        list.add(topic + "average_delivered", average.numberIn(Unit.KILOWATT).map(BigDecimal::toPlainString));
    }

    private static void stats(MessageList list, Reading reading) {
        list.add("meter-stats/dsmr_version", reading.version());
        list.add(
                "meter-stats/electricity_tariff",
                reading.activeTariff().stream().mapToObj(Integer::toString).findFirst());
        list.add("meter-stats/power_failure_count", reading.powerFailures());
        list.add("meter-stats/long_power_failure_count", reading.longPowerFailures());
        for (Phase phase : reading.phases()) {
            list.add("meter-stats/voltage_sag_count_l" + phase.number(), phase.voltageSags());
        }
        for (Phase phase : reading.phases()) {
            list.add("meter-stats/voltage_swell_count_l" + phase.number(), phase.voltageSwells());
        }
    }

    private static void seed(MessageList list, Reading reading) {
        Optional<Phase> first = reading.phase(1);
        list.add("equipmentID", reading.equipmentId());
        list.add("meter-stats/actual_tarif_group", reading.tariffIndicator().map(SeedTariff.NUMBER::write));
        list.add("meter-stats/short_power_drops", first.map(Phase::voltageSags).orElse(OptionalLong.empty()));
        list.add(
                "meter-stats/short_power_peaks", first.map(Phase::voltageSwells).orElse(OptionalLong.empty()));
    }
}
