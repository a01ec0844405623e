package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the registers in a reading: those of electricity, and what M-Bus devices have counted. */
final class RegisterList {
    /** Sixteen tariffs of every kind of energy are fewer. */
    static final int MOST = 256;

    private static final int ELECTRICITY = 1;
    private static final int REGISTER = 8;
    private static final int ANY_F = 255;

    /** What is delivered less what is returned is no register: it runs both ways. */
    private static final Map<Integer, EnergyFlow> FLOWS = Arrays.stream(EnergyFlow.values())
            .filter(flow -> flow != EnergyFlow.ACTIVE_NET)
            .collect(Collectors.toMap(EnergyFlow::code, Function.identity()));

    /** Meters show their registers late, by less than this. */
    private static final Duration ELECTRICITY_SLACK = Duration.ofMinutes(1);

    /** Devices report every five minutes, or every hour, and may not say when. */
    private static final Duration MBUS_SLACK = Duration.ofHours(1);

    private static final BigDecimal JOULE_PER_WATT_HOUR = BigDecimal.valueOf(3600);

    private final PlausibilityLimits limits;

    RegisterList(PlausibilityLimits limits) {
        this.limits = limits;
    }

    /** The registers of a reading, of one code the first. */
    Map<Register.Key, Register> of(Reading reading, List<DataObject> objects, Moment moment) {
        Map<Register.Key, Register> registers = new LinkedHashMap<>();
        for (DataObject object : objects) {
            electricity(object, moment).ifPresent(register -> add(registers, register));
        }
        for (MBusDevice device : reading.mbusDevices()) {
            device(device, objects, moment).ifPresent(register -> add(registers, register));
        }
        return registers;
    }

    private static void add(Map<Register.Key, Register> registers, Register register) {
        if (registers.size() < MOST) {
            registers.putIfAbsent(register.key(), register);
        }
    }

    private Optional<Register> electricity(DataObject object, Moment moment) {
        Obis code = object.reference();
        EnergyFlow flow = FLOWS.get(code.c());
        if (flow == null || code.a() != ELECTRICITY || code.d() != REGISTER || code.f() != ANY_F) {
            return Optional.empty();
        }
        Register.Key key = new Register.Key(code.code(), "");
        Pace pace = new Pace(base(Ranges.withHeadRoom(limits.connectionPower())), ELECTRICITY_SLACK);
        return object.values()
                .get(0)
                .quantity(flow.energy())
                .map(energy -> new Register(key, object, energy, moment, Optional.of(pace)));
    }

    private Optional<Register> device(MBusDevice device, List<DataObject> objects, Moment moment) {
        Moment captured =
                new Moment(device.time().flatMap(MeterTime::instant).or(() -> moment.meter()), moment.received());
        return device.value()
                .flatMap(value -> measured(device, objects)
                        .map(object -> new Register(
                                new Register.Key(
                                        object.reference().code(),
                                        device.equipmentId().orElse("")),
                                object,
                                value,
                                captured,
                                perHour(device, value).map(amount -> new Pace(amount, MBUS_SLACK)))));
    }

    /** The object that holds the value of a device. */
    private static Optional<DataObject> measured(MBusDevice device, List<DataObject> objects) {
        return objects.stream()
                .filter(object -> isMeasured(object.reference(), device.channel()))
                .filter(object ->
                        object.values().stream().anyMatch(value -> !value.raw().isBlank()))
                .findFirst();
    }

    private static boolean isMeasured(Obis code, int channel) {
        boolean current = code.d() == 2 && (code.e() == 1 || code.e() == 3);
        boolean old = code.d() == 3 && code.e() == 0;
        return code.a() == 0 && code.b() == channel && code.c() == 24 && (current || old);
    }

    private Optional<BigDecimal> perHour(MBusDevice device, Quantity value) {
        BigDecimal heat = base(limits.heatPower());
        return switch (value.unit().family()) {
            case VOLUME -> Optional.of(base(device.isGas() ? limits.gasFlow() : limits.waterFlow()));
            case HEAT -> Optional.of(heat.multiply(JOULE_PER_WATT_HOUR));
            case ENERGY ->
                Optional.of(
                        device.type() == MBusDeviceType.ELECTRICITY
                                ? base(Ranges.withHeadRoom(limits.connectionPower()))
                                : heat);
            default -> Optional.empty();
        };
    }

    private static BigDecimal base(Quantity quantity) {
        return PlausibilityLimits.base(quantity);
    }
}
