package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.reading.DataValue;
import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Phase;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.reporters.Report;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The topics of the P1 wifi gateway, an ESP8266 firmware, in its order: {@code consumption_low_tarif},
 * {@code consumption_high_tarif}, {@code returndelivery_low_tarif}, {@code returndelivery_high_tarif},
 * {@code actual_consumption}, {@code actual_returndelivery}, {@code l1_instant_power_usage} to l3,
 * {@code l1_instant_power_current} to l3, {@code l1_voltage} to l3, {@code gas_meter_m3}, {@code actual_tarif_group},
 * {@code short_power_outages}, {@code long_power_outages}, {@code short_power_drops}, {@code short_power_peaks}; and those
 * of its later versions: {@code equipmentID} and {@code l1_instant_power_return} to l3. Besides, {@code status} tells
 * whether the reporter is connected. There is no message for what the meter does not print.
 *
 * <table>
 * <caption>Who sent what for 1234.567 kWh, 1.193 kW, 5 A, 230.1 V, tariff 0002 and a count of 00004</caption>
 * <tr><th>sender</th><th>payloads</th><th>options</th></tr>
 * <tr><td>(right values, and what this layout sends)</td>
 *     <td>1234.567, 1.193, 5, 230.1, 2, 4</td><td>none</td></tr>
 * <tr><td>esp8266_p1meter, which the firmware grew from</td>
 *     <td>1234567, 1193, 5000, 230100, 2, 4</td><td>{@link SeedNumbers#THOUSANDTHS}</td></tr>
 * <tr><td>up to 1.0t, 1.0l too</td>
 *     <td>1234.567, 1.193, 5, 230.1, 0, 0</td>
 *     <td>{@link SeedTariff#FIRST_DIGIT}, {@link Builder#firstDigitOfCounts()}</td></tr>
 * <tr><td>1.0u to 1.1</td>
 *     <td>1234.567, 1.193, 5, 230.1, 50.000, 0</td>
 *     <td>{@link SeedTariff#CHARACTER_CODE}, {@link Builder#firstDigitOfCounts()}</td></tr>
 * <tr><td>2.0</td>
 *     <td>1234.567, 1.193, 5, 230.1, 0.000, 4</td><td>{@link SeedTariff#ZERO}</td></tr>
 * <tr><td>any of them, set to watts</td>
 *     <td>1234567, 1193, 5, 230.1, and the last two as above</td><td>{@link SeedNumbers#WATTS} besides</td></tr>
 * </table>
 *
 * <p>The firmware published with quality of service 0. This layout uses 1, by which subscribers notice nothing and the
 * reporter whatever goes wrong. Its root {@code dsmr} meant other names: those of {@link DsmrReaderLayout}.
 *
 * <p>Immutable; any thread.
 */
public final class SeedLayout implements MqttLayout {
    /** The root that the firmware used unless told otherwise. */
    public static final String DEFAULT_ROOT = "sensors/power/p1meter";

    private final String root;
    private final SeedNumbers numbers;
    private final SeedTariff tariff;
    private final boolean firstDigitOfCounts;
    private final boolean belgian;
    private final boolean retain;

    private SeedLayout(Builder builder) {
        this.root = builder.root;
        this.numbers = builder.numbers;
        this.tariff = builder.tariff;
        this.firstDigitOfCounts = builder.firstDigitOfCounts;
        this.belgian = builder.belgian;
        this.retain = builder.retain;
    }

    /**
     * A layout under a root; in it, {@code {source}} stands for the source's name.
     *
     * @param root without a slash at its beginning or end
     * @return a builder with the right values as they stand in the table, not retained
     * @throws IllegalArgumentException if nothing can be published under it
     */
    public static Builder builder(String root) {
        return new Builder(root);
    }

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public Optional<String> statusTopic() {
        return Optional.of(TopicName.shared(root) + "/status");
    }

    @Override
    public List<MqttMessage> messages(Report report) {
        Reading reading = report.reading();
        MessageList list = new MessageList(TopicName.of(root, report.source()), retain);
        list.add("equipmentID", reading.equipmentId());
        energy(list, reading);
        number(list, "actual_consumption", Unit.KILOWATT, reading.powerDelivered());
        number(list, "actual_returndelivery", Unit.KILOWATT, reading.powerReturned());
        phases(list, reading.phases());
        number(list, "gas_meter_m3", Unit.CUBIC_METRE, reading.gas().flatMap(MBusDevice::value));
        list.add("actual_tarif_group", reading.tariffIndicator().map(tariff::write));
        counts(list, reading);
        return list.toList();
    }

    private void energy(MessageList list, Reading reading) {
        Optional<Tariff> low = reading.tariff(belgian ? 2 : 1);
        Optional<Tariff> high = reading.tariff(belgian ? 1 : 2);
        number(list, "consumption_low_tarif", Unit.KILOWATT_HOUR, low.flatMap(Tariff::delivered));
        number(list, "consumption_high_tarif", Unit.KILOWATT_HOUR, high.flatMap(Tariff::delivered));
        number(list, "returndelivery_low_tarif", Unit.KILOWATT_HOUR, low.flatMap(Tariff::returned));
        number(list, "returndelivery_high_tarif", Unit.KILOWATT_HOUR, high.flatMap(Tariff::returned));
    }

    private void phases(MessageList list, List<Phase> phases) {
        for (Phase phase : phases) {
            number(list, line(phase, "instant_power_usage"), Unit.KILOWATT, phase.powerDelivered());
        }
        for (Phase phase : phases) {
            number(list, line(phase, "instant_power_current"), Unit.AMPERE, phase.current());
        }
        for (Phase phase : phases) {
            number(list, line(phase, "voltage"), Unit.VOLT, phase.voltage());
        }
        for (Phase phase : phases) {
            number(list, line(phase, "instant_power_return"), Unit.KILOWATT, phase.powerReturned());
        }
    }

    private static String line(Phase phase, String topic) {
        return "l" + phase.number() + "_" + topic;
    }

    private void counts(MessageList list, Reading reading) {
        Optional<Phase> first = reading.phase(1);
        count(list, "short_power_outages", reading, Obis.of(0, 0, 96, 7, 21), reading.powerFailures());
        count(list, "long_power_outages", reading, Obis.of(0, 0, 96, 7, 9), reading.longPowerFailures());
        count(
                list,
                "short_power_drops",
                reading,
                Obis.of(1, 0, 32, 32, 0),
                first.map(Phase::voltageSags).orElse(OptionalLong.empty()));
        count(
                list,
                "short_power_peaks",
                reading,
                Obis.of(1, 0, 32, 36, 0),
                first.map(Phase::voltageSwells).orElse(OptionalLong.empty()));
    }

    private void number(MessageList list, String topic, Unit unit, Optional<Quantity> quantity) {
        list.add(topic, quantity.flatMap(value -> value.numberIn(unit)).map(number -> numbers.write(number, unit)));
    }

    private void count(MessageList list, String topic, Reading reading, Obis code, OptionalLong count) {
        if (firstDigitOfCounts && count.isPresent()) {
            list.add(topic, firstDigit(reading, code));
        } else {
            list.add(topic, count);
        }
    }

    private static Optional<String> firstDigit(Reading reading, Obis code) {
        return reading.objects(code).stream()
                .flatMap(object -> object.values().stream())
                .map(DataValue::raw)
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, 1))
                .findFirst();
    }

    /** Sets one option after the other. One thread. */
    public static final class Builder {
        private final String root;
        private SeedNumbers numbers = SeedNumbers.DECIMAL;
        private SeedTariff tariff = SeedTariff.NUMBER;
        private boolean firstDigitOfCounts;
        private boolean belgian;
        private boolean retain;

        private Builder(String root) {
            this.root = TopicName.check(root);
        }

        /**
         * How numbers are written; {@link SeedNumbers#DECIMAL} unless told otherwise.
         *
         * @param how the form of all amounts
         * @return this builder
         */
        public Builder numbers(SeedNumbers how) {
            numbers = how;
            return this;
        }

        /**
         * How the tariff is written; {@link SeedTariff#NUMBER} unless told otherwise.
         *
         * @param how the form of {@code actual_tarif_group}
         * @return this builder
         */
        public Builder tariff(SeedTariff how) {
            tariff = how;
            return this;
        }

        /**
         * Sends the first digit of counts that meters print with leading zeros, as the firmware did.
         *
         * @return this builder
         */
        public Builder firstDigitOfCounts() {
            firstDigitOfCounts = true;
            return this;
        }

        /**
         * Takes register 2 as the low tariff, which it is in Belgium, instead of register 1 as the firmware does.
         *
         * @return this builder
         */
        public Builder belgianTariffs() {
            belgian = true;
            return this;
        }

        /**
         * Lets the broker keep the newest values for those who subscribe later.
         *
         * @return this builder
         */
        public Builder retained() {
            retain = true;
            return this;
        }

        /** {@return the layout} */
        public SeedLayout build() {
            return new SeedLayout(this);
        }
    }
}
