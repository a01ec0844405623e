package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.obis.Obis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the objects that hold a list of entries in their values. */
final class Logs {
    private static final int LOG_HEAD = 3;
    private static final int PEAK_VALUES = 3;

    private Logs() {}

    /**
     * Whether a log has the form of power failures: entries of a time and a duration, behind a count and a reference that
     * meters print in several ways or not at all.
     */
    static boolean isFailureLog(List<DataValue> values) {
        int entries = firstTime(values);
        boolean head = values.stream().limit(entries).allMatch(Logs::isHead);
        return head && 2 * powerFailures(values).size() == values.size() - entries;
    }

    private static boolean isHead(DataValue value) {
        boolean count = value.count().isPresent();
        return count || value.raw().isBlank() || Obis.parse(value.raw()).isPresent();
    }

    private static int firstTime(List<DataValue> values) {
        int at = 0;
        while (at < values.size() && values.get(at).time().isEmpty()) {
            at++;
        }
        return at;
    }

    static List<PowerFailure> powerFailures(List<DataValue> values) {
        List<PowerFailure> failures = new ArrayList<>();
        for (int at = firstTime(values); at + 1 < values.size(); at += 2) {
            Optional<MeterTime> end = values.get(at).time();
            Optional<Duration> duration = duration(values.get(at + 1));
            if (end.isPresent() && duration.isPresent()) {
                failures.add(new PowerFailure(end.get(), duration.get()));
            }
        }
        return List.copyOf(failures);
    }

    private static Optional<Duration> duration(DataValue value) {
        return value.quantity()
                .filter(number -> value.time().isEmpty() && isSeconds(number))
                .map(number -> Duration.ofSeconds(number.unscaled()));
    }

    /** Meters leave the unit out, too. */
    private static boolean isSeconds(Quantity number) {
        boolean seconds = number.unit().equals(Unit.SECOND) || number.unit().equals(Unit.NONE);
        return seconds && number.scale() == 0 && number.unscaled() >= 0;
    }

    /** Whether a log is the Belgian one: a count, two references, and entries of two times and a power. */
    static boolean isPeakHistory(List<DataValue> values) {
        List<DataValue> entries = values.subList(Math.min(LOG_HEAD, values.size()), values.size());
        boolean blank = entries.stream().allMatch(value -> value.raw().isBlank());
        return hasPeakHead(values) && (blank || peakHistory(values).size() * PEAK_VALUES == entries.size());
    }

    private static boolean hasPeakHead(List<DataValue> values) {
        return values.size() >= LOG_HEAD
                && values.get(0).count().isPresent()
                && Obis.parse(values.get(1).raw()).isPresent()
                && Obis.parse(values.get(2).raw()).isPresent();
    }

    static List<MonthlyPeak> peakHistory(List<DataValue> values) {
        if (!hasPeakHead(values)) {
            return List.of();
        }
        List<MonthlyPeak> peaks = new ArrayList<>();
        for (int at = LOG_HEAD; at + PEAK_VALUES <= values.size(); at += PEAK_VALUES) {
            MeterTime periodEnd = values.get(at).asTime();
            MeterTime time = values.get(at + 1).asTime();
            values.get(at + 2)
                    .quantity(UnitFamily.POWER)
                    .ifPresent(power -> peaks.add(new MonthlyPeak(periodEnd, time, power)));
        }
        return List.copyOf(peaks);
    }

    /** A time and what the registers showed then, nothing else. */
    static Optional<MonthlyRegisters> monthlyRegisters(List<DataValue> values) {
        List<Quantity> registers = values.stream()
                .skip(1)
                .flatMap(value -> value.quantity().stream())
                .toList();
        return values.stream()
                .limit(1)
                .flatMap(first -> first.time().stream())
                .filter(time -> !registers.isEmpty() && registers.size() == values.size() - 1)
                .map(time -> new MonthlyRegisters(time, registers))
                .findFirst();
    }

    /** A peak is a time and a power; new Walloon firmware prints the power first. */
    static Optional<DemandPeak> peak(List<DataValue> values) {
        Optional<MeterTime> time =
                values.stream().flatMap(value -> value.time().stream()).findFirst();
        Optional<Quantity> power = values.stream()
                .flatMap(value -> value.quantity(UnitFamily.POWER).stream())
                .findFirst();
        return time.flatMap(when -> power.map(quantity -> new DemandPeak(when, quantity)));
    }
}
