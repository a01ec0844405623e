package io.github.dsmr4j.reporters.mqtt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.reporters.Report;
import io.github.dsmr4j.reporters.raw.RawTelegram;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The topics that DSMR-reader 5 and 6 publish by default, which Home Assistant's integration of that name reads: numbers
 * in kWh, kW, m3, V and A, times in UTC.
 *
 * <ul>
 *   <li>{@code raw}: the telegram as text, lines ended by CR LF, from {@code /} to the CRC.
 *   <li>{@code reading/}: the values of the telegram, {@code json} the same in one document. DSMR-reader numbers its
 *       readings; the {@code id} is the second of the reading here.
 *   <li>{@code consumption/gas/}: {@code read_at}, {@code delivered}, and as {@code currently_delivered} what the gas meter
 *       added with its last reading. DSMR-reader puts {@code read_at} an hour back for meters of DSMR 4.
 *   <li>{@code consumption/quarter-hour-peak-electricity/}: the average power in the last quarter of an hour that is over,
 *       peak or not, by the registers of its first and its last reading, which are at least ten minutes apart.
 *   <li>{@code meter-stats/}: what the meter counts, and {@code rejected_telegrams}, if somebody counts them.
 *   <li>{@code day-consumption/}, {@code current-month/}, {@code current-year/}: what was used in the running day, month
 *       and year, if {@link RegisterMemory} knows how it began. Costs and prices of energy are not known here and not
 *       sent. A gas meter's reading of midnight comes later; until it has measured something of the new day there is no
 *       {@code gas} of it. DSMR-reader counts a day from its first reading on, and adds days up to months and years.
 *   <li>{@code status}: whether the reporter is connected, which DSMR-reader does not tell.
 * </ul>
 *
 * <p>There is no message for what the meter does not print or is not known. In DSMR-reader each of the groups has to be
 * switched on, and what it sends is retained; here nothing is, since everything is sent each time.
 *
 * <p>It keeps no state but in its {@link RegisterMemory}; any thread.
 */
public final class DsmrReaderLayout implements MqttLayout {
    /** The root that DSMR-reader uses. */
    public static final String DEFAULT_ROOT = "dsmr";

    private final String root;
    private final boolean seed;
    private final boolean raw;
    private final Function<String, OptionalLong> rejected;
    private final RegisterMemory memory;

    /** A layout under DSMR-reader's root. */
    public DsmrReaderLayout() {
        this(builder(DEFAULT_ROOT));
    }

    private DsmrReaderLayout(Builder builder) {
        this.root = builder.root;
        this.seed = builder.seed;
        this.raw = builder.raw;
        this.rejected = builder.rejected;
        this.memory = builder.memory;
    }

    /**
     * A layout under a root; in it, {@code {source}} stands for the source's name.
     *
     * @param root without a slash at its beginning or end
     * @return a builder with all topics, but those that are the P1 wifi gateway's alone
     * @throws IllegalArgumentException if nothing can be published under it
     */
    public static Builder builder(String root) {
        return new Builder(root);
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
        Consumption consumption = memory.consumption(report);
        MessageList list = new MessageList(TopicName.of(root, report.source()), false);
        if (raw) {
            list.add("raw", Optional.of(text(reading.telegram())));
        }
        ObjectNode document = document(reading);
        document.properties()
                .forEach(field -> list.add("reading/" + field.getKey(), Optional.of(Json.text(field.getValue()))));
        list.add("json", Optional.of(Json.line(document)));
        reading.gas().ifPresent(gas -> gas(list, gas));
        number(list, "consumption/gas/currently_delivered", consumption.gasAdded());
        consumption.quarter().ifPresent(quarter -> quarter(list, quarter));
        stats(list, reading);
        list.add("meter-stats/rejected_telegrams", rejected.apply(report.source()));
        for (Period period : Period.values()) {
            period(list, consumption, period);
        }
        if (seed) {
            seed(list, reading);
        }
        return list.toList();
    }

    private static String text(Telegram telegram) {
        return new String(RawTelegram.bytes(telegram), ISO_8859_1).stripTrailing();
    }

    private static ObjectNode document(Reading reading) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        Instant time = Snapshot.time(reading);
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
        number(list, "consumption/gas/delivered", measured(gas));
    }

    private static void quarter(MessageList list, QuarterWatch.Finished quarter) {
        String topic = "consumption/quarter-hour-peak-electricity/";
        list.add(topic + "read_at_start", Optional.of(quarter.start().toString()));
        list.add(topic + "read_at_end", Optional.of(quarter.end().toString()));
        number(list, topic + "average_delivered", Optional.of(quarter.average()));
    }

    private static void period(MessageList list, Consumption consumption, Period period) {
        String topic = period.topic() + "/";
        Optional<Registers> used = Optional.ofNullable(consumption.electricity().get(period));
        number(list, topic + "electricity1", used.flatMap(registers -> registers.delivered(1)));
        number(list, topic + "electricity2", used.flatMap(registers -> registers.delivered(2)));
        number(list, topic + "electricity1_returned", used.flatMap(registers -> registers.returned(1)));
        number(list, topic + "electricity2_returned", used.flatMap(registers -> registers.returned(2)));
        number(list, topic + "electricity_merged", used.flatMap(Registers::delivered));
        number(list, topic + "electricity_returned_merged", used.flatMap(Registers::returned));
        number(list, topic + "gas", Optional.ofNullable(consumption.gas().get(period)));
    }

    private static void number(MessageList list, String topic, Optional<BigDecimal> number) {
        list.add(topic, number.map(BigDecimal::toPlainString));
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

    /** Sets one option after the other. One thread. */
    public static final class Builder {
        private final String root;
        private boolean seed;
        private boolean raw = true;
        private Function<String, OptionalLong> rejected = source -> OptionalLong.empty();
        private RegisterMemory memory = new RegisterMemory(Reading.DEFAULT_ZONE);

        private Builder(String root) {
            this.root = TopicName.check(root);
        }

        /**
         * Sends as well what only the P1 wifi gateway sends under {@code dsmr}: {@code equipmentID},
         * {@code meter-stats/actual_tarif_group}, {@code meter-stats/short_power_drops} and
         * {@code meter-stats/short_power_peaks}.
         *
         * @return this builder
         */
        public Builder seedTopics() {
            seed = true;
            return this;
        }

        /**
         * Leaves the whole telegram away, which tells the meters' identifiers.
         *
         * @return this builder
         */
        public Builder withoutRaw() {
            raw = false;
            return this;
        }

        /**
         * How many telegrams of a source were rejected, by the source's name; empty if nobody counts them.
         *
         * @param count by the source's name, from any thread
         * @return this builder
         */
        public Builder rejectedTelegrams(Function<String, OptionalLong> count) {
            rejected = count;
            return this;
        }

        /**
         * Where to look up how periods began; one of its own, without a file, unless told otherwise.
         *
         * @param registers may be shared with other layouts
         * @return this builder
         */
        public Builder memory(RegisterMemory registers) {
            memory = registers;
            return this;
        }

        /** {@return the layout} */
        public DsmrReaderLayout build() {
            return new DsmrReaderLayout(this);
        }
    }
}
