package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import io.github.dsmr4j.core.reading.UnitFamily;
import io.github.dsmr4j.reporters.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The values of Domoticz's devices: whole Wh, W and litres, which it takes unchecked, so that they are checked here.
 * Stateless: any thread.
 */
final class DomoticzDevices {
    private static final BigDecimal LITRES = BigDecimal.valueOf(1000);

    private DomoticzDevices() {}

    /** The value of a "P1 smart meter" device: delivered 1 and 2, returned 1 and 2, power, returned power. */
    static Optional<String> energy(Reading reading) throws RefusedException {
        Optional<Quantity> first =
                register(reading, 1).flatMap(Tariff::delivered).or(reading::energyDelivered);
        if (first.isEmpty() || reading.powerDelivered().isEmpty()) {
            return Optional.empty();
        }
        boolean totalsOnly = reading.tariffs().isEmpty();
        Optional<Quantity> returned = register(reading, 1).flatMap(Tariff::returned);
        return Optional.of(String.join(
                ";",
                whole("1.8.1", Unit.WATT_HOUR, first),
                whole("1.8.2", Unit.WATT_HOUR, register(reading, 2).flatMap(Tariff::delivered)),
                whole("2.8.1", Unit.WATT_HOUR, totalsOnly ? reading.energyReturned() : returned),
                whole("2.8.2", Unit.WATT_HOUR, register(reading, 2).flatMap(Tariff::returned)),
                whole("1.7.0", Unit.WATT, reading.powerDelivered()),
                whole("2.7.0", Unit.WATT, reading.powerReturned())));
    }

    private static Optional<Tariff> register(Reading reading, int number) {
        return reading.tariff(number);
    }

    /** The value of a "gas" device. */
    static Optional<String> gas(Reading reading) throws RefusedException {
        Optional<Quantity> gas = reading.gas()
                .flatMap(MBusDevice::value)
                .filter(value -> value.unit().family() == UnitFamily.VOLUME);
        return gas.isEmpty()
                ? Optional.empty()
                : Optional.of(whole(
                        "gas", gas.get().in(Unit.CUBIC_METRE).toBigDecimal().multiply(LITRES)));
    }

    private static String whole(String what, Unit unit, Optional<Quantity> quantity) throws RefusedException {
        return whole(what, Numbers.in(unit, quantity).orElse(BigDecimal.ZERO));
    }

    private static String whole(String what, BigDecimal number) throws RefusedException {
        if (number.signum() < 0) {
            throw new RefusedException("Domoticz must not get " + what + ", for it is below zero: " + number);
        }
        return number.setScale(0, RoundingMode.DOWN).toPlainString();
    }
}
