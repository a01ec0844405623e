package io.github.dsmr4j.reporters.mqtt;

import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.reporters.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A meter whose clock and registers a test sets, in watt-hours and litres. */
final class UsageMeter {
    static final ZoneId ZONE = Reading.DEFAULT_ZONE;
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyMMddHHmmss");

    private final String source;
    private Instant time = Instant.EPOCH;
    private String id = "E0001";
    private long low = 1_000_000;
    private long high = 2_000_000;
    private long returned = 500_000;
    private Optional<String> gas = Optional.empty();

    UsageMeter(String source) {
        this.source = source;
    }

    UsageMeter() {
        this("meter");
    }

    /** Sets the clock to a local time such as {@code 2025-03-01T00:00:05}; of two, the first. */
    UsageMeter at(String local) {
        return at(instant(local));
    }

    UsageMeter at(Instant instant) {
        time = instant;
        return this;
    }

    UsageMeter use(long wattHours) {
        low += wattHours;
        return this;
    }

    UsageMeter useHigh(long wattHours) {
        high += wattHours;
        return this;
    }

    UsageMeter giveBack(long wattHours) {
        returned += wattHours;
        return this;
    }

    UsageMeter id(String other) {
        id = other;
        return this;
    }

    UsageMeter gas(String local, String gasId, long litres) {
        gas = Optional.of("0-1:24.2.1(" + printed(instant(local)) + ")(" + number(litres) + "*m3)");
        gas = gas.map(line -> "0-1:24.1.0(003)\r\n0-1:96.1.0(" + gasId + ")\r\n" + line);
        return this;
    }

    Report report() {
        List<String> lines = new ArrayList<>(List.of(
                "0-0:1.0.0(" + printed(time) + ")",
                "0-0:96.1.1(" + id + ")",
                "1-0:1.8.1(" + number(low) + "*kWh)",
                "1-0:1.8.2(" + number(high) + "*kWh)",
                "1-0:2.8.1(" + number(returned) + "*kWh)",
                "1-0:2.8.2(000000.000*kWh)"));
        gas.ifPresent(lines::add);
        return Reports.from(source, lines.toArray(String[]::new));
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static String printed(Instant instant) {
        boolean summer = ZONE.getRules().isDaylightSavings(instant);
        return PRINTED.format(instant.atZone(ZONE)) + (summer ? "S" : "W");
    }

    private static String number(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }
}
