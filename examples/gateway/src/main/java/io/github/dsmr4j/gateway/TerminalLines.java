package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.MBusDevice;
import io.github.dsmr4j.core.reading.MeterTime;
import io.github.dsmr4j.core.reading.Quantity;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.reading.Tariff;
import io.github.dsmr4j.core.reading.Unit;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The lines of {@code run} for a person: one a reading, in columns. A dash stands for what the meter does not print. */
final class TerminalLines {
    private static final String ABSENT = "-";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private TerminalLines() {}

    /** The names of the columns. */
    static String header() {
        return columns("time", "import kW", "export kW", "tariff", "import kWh", "export kWh", "gas m3");
    }

    /** The line of a reading, its time as the meter shows it. */
    static String line(Reading reading) {
        return columns(
                reading.time().map(time -> time(time, reading.zone())).orElse(ABSENT),
                number(reading.powerDelivered(), Unit.KILOWATT),
                number(reading.powerReturned(), Unit.KILOWATT),
                tariff(reading),
                total(reading, reading.energyDelivered(), Tariff::delivered),
                total(reading, reading.energyReturned(), Tariff::returned),
                number(reading.gas().flatMap(MBusDevice::value), Unit.CUBIC_METRE));
    }

    private static String columns(Object... cells) {
        return String.format(Locale.ROOT, "%-25s %10s %10s %6s %14s %14s %12s", cells);
    }

    private static String time(MeterTime time, ZoneId zone) {
        return time.instant().map(instant -> CLOCK.format(instant.atZone(zone))).orElseGet(() -> printable(time.raw()));
    }

    private static String tariff(Reading reading) {
        return reading.activeTariff().isPresent()
                ? String.valueOf(reading.activeTariff().getAsInt())
                : reading.tariffIndicator().map(TerminalLines::printable).orElse(ABSENT);
    }

    /** The total that the meter prints, else the sum of its tariffs. */
    private static String total(
            Reading reading, Optional<Quantity> printed, Function<Tariff, Optional<Quantity>> register) {
        return exact(printed, Unit.KILOWATT_HOUR)
                .or(() -> reading.tariffs().stream()
                        .flatMap(tariff -> exact(register.apply(tariff), Unit.KILOWATT_HOUR).stream())
                        .reduce(BigDecimal::add))
                .map(BigDecimal::toPlainString)
                .orElse(ABSENT);
    }

    private static String number(Optional<Quantity> quantity, Unit unit) {
        return exact(quantity, unit).map(BigDecimal::toPlainString).orElse(ABSENT);
    }

    private static Optional<BigDecimal> exact(Optional<Quantity> quantity, Unit unit) {
        return quantity.flatMap(number -> number.numberIn(unit));
    }

    /** A meter must not be able to control the terminal. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", ".");
    }
}
