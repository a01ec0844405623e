package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.LineProblem;
import io.github.dsmr4j.core.telegram.Telegram;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a telegram says, typed: exact numbers with their units. What the meter does not print is absent, never 0 and
 * never null; what a typed method cannot use (another unit, text instead of a number) is among {@link #others()}. Of
 * several objects with one code the first counts.
 *
 * <p>Immutable; any thread. It keeps the telegram's bytes and decodes an object when it is asked for.
 *
 * <p>Source: DSMR P1 companion standard 2.2 to 5.0.2, e-MUCS P1, Luxembourg P1 1.1.3, Swedish H1 2.0, as far as the
 * codes are named at the methods.
 */
public final class Reading {
    /** The zone of most P1 meters. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Amsterdam");

    private static final int ACTUAL = 7;

    private final ObjectIndex objects;

    Reading(ObjectIndex objects) {
        this.objects = objects;
    }

    /**
     * The reading of a telegram from a meter in {@link #DEFAULT_ZONE}. The telegram is copied.
     *
     * @param telegram a view or a copy, with any CRC
     * @return to be kept, also where the telegram is a view; objects are decoded when they are asked for
     */
    public static Reading of(Telegram telegram) {
        return of(telegram, DEFAULT_ZONE);
    }

    /**
     * The reading of a telegram. The telegram is copied.
     *
     * @param telegram a view or a copy, with any CRC
     * @param zone where the meter stands; its standard offset gives the meter's times their instants
     * @return to be kept, also where the telegram is a view; objects are decoded when they are asked for
     */
    public static Reading of(Telegram telegram, ZoneId zone) {
        return new Reading(ObjectIndex.of(telegram, zone));
    }

    private Identity identity() {
        return new Identity(objects);
    }

    /** {@return the telegram that was read, a copy of its own} */
    public Telegram telegram() {
        return objects.telegram();
    }

    /** {@return the zone that the meter's times were read in} */
    public ZoneId zone() {
        return objects.zone();
    }

    /** {@return the text behind {@code /} in the first line} Thousands of meters share one: it is no key. */
    public String identification() {
        return telegram().identification();
    }

    /**
     * {@return the version of the P1 output (1-3:0.2.8, such as {@code 50}; 0-0:96.1.4 in Belgium, such as
     * {@code 50217})}
     */
    public Optional<String> version() {
        return identity().version();
    }

    /**
     * {@return the time of the meter's clock (0-0:1.0.0, on a few meters 0-0:1.1.0)} It has no instant when the clock
     * is not set. {@link Telegram#received()} is there in any case.
     */
    public Optional<MeterTime> time() {
        return identity().time();
    }

    /**
     * {@return the identifier of the electricity meter (0-0:96.1.1; 0-0:42.0.0 in Luxembourg, 0-0:96.1.0 in Hungary,
     * 1-0:0.0.0 on EasyMeters), decoded from hexadecimal if that gives printable ASCII} Some meters print none.
     */
    public Optional<String> equipmentId() {
        return identity().equipmentId();
    }

    /**
     * {@return the meter's serial number where it is printed under a code of its own (0-0:96.1.0 in Hungary,
     * 0-0:96.1.255 on EasyMeters), decoded as {@link #equipmentId()} is}
     */
    public Optional<String> serialNumber() {
        return identity().serialNumber();
    }

    /** {@return the EAN of the connection (0-0:96.1.2), decoded as {@link #equipmentId()} is} */
    public Optional<String> ean() {
        return identity().ean();
    }

    /** {@return the state of the meter, as printed (1-0:96.5.5, EasyMeters)} */
    public Optional<String> deviceState() {
        return objects.printed(objects.electricity(96, 5, 5));
    }

    /**
     * {@return energy from the grid, as the meter totals it (1-0:1.8.0); Dutch and Belgian meters print tariffs only}
     */
    public Optional<Quantity> energyDelivered() {
        return energy(EnergyFlow.ACTIVE_DELIVERED);
    }

    /** {@return energy to the grid, as the meter totals it (1-0:2.8.0)} */
    public Optional<Quantity> energyReturned() {
        return energy(EnergyFlow.ACTIVE_RETURNED);
    }

    /**
     * Any kind of energy, as the meter totals it, such as reactive returned (1-0:4.8.0) or combined (1-0:15.8.0).
     *
     * @param flow kind and direction
     * @return in the unit that the meter prints, such as kWh or kvarh; empty where it prints tariffs only
     */
    public Optional<Quantity> energy(EnergyFlow flow) {
        return Tariffs.energy(objects, flow, 0);
    }

    /**
     * The registers of the tariffs for any kind of energy, by number, such as reactive delivered (1-0:3.8.n).
     *
     * @param flow kind and direction
     * @return by the number of the tariff, in the unit that the meter prints; empty where it prints a total only
     */
    public NavigableMap<Integer, Quantity> registers(EnergyFlow flow) {
        return Tariffs.registers(objects, flow);
    }

    /** {@return the tariffs that the meter has registers for, by number; 1 and up, in Israel 11 and up} */
    public List<Tariff> tariffs() {
        return Tariffs.of(objects);
    }

    /**
     * One of the {@link #tariffs()}.
     *
     * @param number of the tariff, as {@link Tariff#number()} has it
     * @return empty if the meter has no register for it
     */
    public Optional<Tariff> tariff(int number) {
        return tariffs().stream().filter(tariff -> tariff.number() == number).findFirst();
    }

    /**
     * {@return the tariff that counts now, as printed (0-0:96.14.0, 0-0:96.14.1 in Israel): {@code 0001}, {@code 0002},
     * on some meters other text}
     */
    public Optional<String> tariffIndicator() {
        return objects.printed(Tariffs.indicatorAt(objects));
    }

    /**
     * {@return the number of the tariff that counts now, when the indicator is the number of one of the
     * {@link #tariffs()}}
     */
    public OptionalInt activeTariff() {
        OptionalLong number = objects.count(Tariffs.indicatorAt(objects));
        return tariffs().stream()
                .mapToInt(Tariff::number)
                .filter(tariff -> number.isPresent() && tariff == number.getAsLong())
                .findFirst();
    }

    /** {@return the power from the grid now (1-0:1.7.0)} */
    public Optional<Quantity> powerDelivered() {
        return power(EnergyFlow.ACTIVE_DELIVERED);
    }

    /** {@return the power to the grid now (1-0:2.7.0)} */
    public Optional<Quantity> powerReturned() {
        return power(EnergyFlow.ACTIVE_RETURNED);
    }

    /**
     * Any kind of power now, such as reactive delivered (1-0:3.7.0) or apparent returned (1-0:10.7.0).
     *
     * @param flow kind and direction
     * @return in the unit that the meter prints, such as kW or kvar
     */
    public Optional<Quantity> power(EnergyFlow flow) {
        return objects.quantity(flow.code(), ACTUAL, 0, flow.power());
    }

    /** {@return frequency, power factor, and voltage and current of all phases together} */
    public Supply supply() {
        return new Supply(objects);
    }

    /** {@return from where on the meter limits what is used} */
    public Limits limits() {
        return new Limits(objects);
    }

    /** {@return the breaker and the relays} */
    public Switches switches() {
        return new Switches(objects);
    }

    /** {@return the phases that the meter prints something of, in order} */
    public List<Phase> phases() {
        return allPhases().filter(Phase::isPrinted).toList();
    }

    /** Those of which nothing is printed, too. */
    Stream<Phase> allPhases() {
        return IntStream.rangeClosed(1, Phase.COUNT).mapToObj(number -> new Phase(objects, number));
    }

    /**
     * One of the {@link #phases()}.
     *
     * @param number 1 to 3
     * @return empty if the meter prints nothing of it, or there is no such phase
     */
    public Optional<Phase> phase(int number) {
        return Optional.of(new Phase(objects, number)).filter(phase -> Phase.exists(number) && phase.isPrinted());
    }

    /** {@return the number of power failures in any phase (0-0:96.7.21)} */
    public OptionalLong powerFailures() {
        return objects.count(objects.find(0, 0, 96, 7, 21));
    }

    /** {@return the number of long power failures in any phase (0-0:96.7.9)} */
    public OptionalLong longPowerFailures() {
        return objects.count(objects.find(0, 0, 96, 7, 9));
    }

    /** {@return the log of long power failures (1-0:99.97.0), ten entries by the standard, in the printed order} */
    public List<PowerFailure> powerFailureLog() {
        return Logs.powerFailures(objects.values(objects.electricity(99, 97, 0), Logs::isFailureLog));
    }

    /** {@return the texts for the client (0-0:96.13.n) that are not empty, by n} */
    public List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (int number = 0; number <= 9; number++) {
            int at = number;
            objects.text(objects.find(0, 0, 96, 13, number)).ifPresent(text -> messages.add(new Message(at, text)));
        }
        return List.copyOf(messages);
    }

    /** {@return the average power from the grid in the running quarter of an hour (1-0:1.4.0, Belgium)} */
    public Optional<Quantity> averageDemand() {
        return demand(EnergyFlow.ACTIVE_DELIVERED).running();
    }

    /**
     * The averages of any kind of power, such as reactive delivered (1-0:3.4.0).
     *
     * @param flow kind and direction
     * @return with nothing in it where the meter prints none
     */
    public Demand demand(EnergyFlow flow) {
        return new Demand(objects, flow);
    }

    /** {@return the peak of the running month (1-0:1.6.0, Belgium)} */
    public Optional<DemandPeak> peakDemand() {
        return Logs.peak(objects.values(
                objects.electricity(1, 6, 0), values -> Logs.peak(values).isPresent()));
    }

    /** {@return the peaks of the last months (0-0:98.1.0, Belgium), thirteen by the standard, in the printed order} */
    public List<MonthlyPeak> peakHistory() {
        return Logs.peakHistory(objects.values(objects.find(0, 0, 98, 1, 0), Logs::isPeakHistory));
    }

    /** {@return the registers as they stood when the month began (0-0:98.1.0, Hungary)} */
    public Optional<MonthlyRegisters> monthlyRegisters() {
        return Logs.monthlyRegisters(objects.values(
                objects.find(0, 0, 98, 1, 0),
                values -> Logs.monthlyRegisters(values).isPresent()));
    }

    /** {@return the M-Bus devices by channel, dead ones too} */
    public List<MBusDevice> mbusDevices() {
        return MBusDevices.of(objects);
    }

    /**
     * The M-Bus device on a channel.
     *
     * @param channel n of the codes 0-n, 1 and up
     * @return empty if the meter prints nothing of that channel; dead devices are found, too
     */
    public Optional<MBusDevice> mbusDevice(int channel) {
        return mbusDevices().stream()
                .filter(device -> device.channel() == channel)
                .findFirst();
    }

    /**
     * {@return the gas meter in use: of type gas, or without a type and with a Belgian gas reading} Of several one that
     * has measured something, then one with an identifier, then the one with the newest reading; a reading that was
     * captured more than a day later than the telegram counts as the oldest.
     */
    public Optional<MBusDevice> gas() {
        return current(MBusDevice::isGas);
    }

    /** {@return the water meter in use, chosen as {@link #gas()} is} */
    public Optional<MBusDevice> water() {
        return mbusDevice(Set.of(MBusDeviceType.WATER));
    }

    /** {@return the heat meter in use, chosen as {@link #gas()} is} */
    public Optional<MBusDevice> heat() {
        return mbusDevice(Set.of(MBusDeviceType.HEAT, MBusDeviceType.HEAT_AND_COOLING));
    }

    /**
     * The meter in use of some types, such as {@link MBusDeviceType#WARM_WATER}, chosen as {@link #gas()} is.
     *
     * @param types any of these will do
     * @return empty if no device has one of them
     */
    public Optional<MBusDevice> mbusDevice(Set<MBusDeviceType> types) {
        return current(device -> types.contains(device.type()));
    }

    private Optional<MBusDevice> current(Predicate<MBusDevice> wanted) {
        Instant now = time().flatMap(MeterTime::instant).orElse(telegram().received());
        return MBusDevices.inUse(mbusDevices(), wanted, now);
    }

    /** {@return every object of the telegram, in the printed order} */
    public List<DataObject> objects() {
        return IntStream.range(0, objects.size()).mapToObj(objects::object).toList();
    }

    /**
     * Every object with one code, in the printed order.
     *
     * @param reference F = 255 and no F are the same
     * @return empty if the telegram has none
     */
    public List<DataObject> objects(Obis reference) {
        return IntStream.range(0, objects.size())
                .filter(index -> objects.code(index).equals(reference.code()))
                .mapToObj(objects::object)
                .toList();
    }

    /** {@return the objects that none of the typed methods uses, in the printed order} */
    public List<DataObject> others() {
        return OtherObjects.of(objects);
    }

    /** {@return the lines of the telegram that are no objects} */
    public List<LineProblem> problems() {
        return objects.problems();
    }

    /** Identification, time and power, for a log. */
    @Override
    public String toString() {
        return identification()
                + time().map(time -> " " + time).orElse("")
                + powerDelivered().map(power -> " +" + power).orElse("")
                + powerReturned().map(power -> " -" + power).orElse("");
    }
}
