package io.github.dsmr4j.reporters.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.reporters.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Of a meter that is read at odd moments, over days of 23, 24 and 25 hours. */
class RegisterMemoryProperties {
    private static final String DAY = "day-consumption/electricity_merged";
    private static final String MONTH = "current-month/electricity_merged";

    @Property(tries = 8)
    void wholeDaysAddUpToWhatTheRegistersGained(@ForAll @IntRange(max = 365) int firstDay, @ForAll long seed) {
        Random random = new Random(seed);
        UsageMeter meter = new UsageMeter();
        Published published = new Published(new RegisterMemory(UsageMeter.ZONE));
        LocalDate first = LocalDate.of(2024, 1, 1).plusDays(firstDay);
        Instant time = midnight(first).minusSeconds(1 + random.nextInt(300));
        Instant end = midnight(first.plusDays(3));
        long used = 0;
        long usedAtStart = 0;
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        while (!time.isAfter(end)) {
            int wattHours = random.nextInt(200);
            used += wattHours;
            usedAtStart = time.isAfter(midnight(first)) ? usedAtStart : used;
            Report report = meter.at(time).use(wattHours).report();
            LocalDate day = Period.day(time, UsageMeter.ZONE);
            published.one(DAY, report).ifPresent(text -> days.put(day, new BigDecimal(text)));
            time = time.plusSeconds(1 + random.nextInt(600));
        }
        assertThat(days.keySet()).containsExactly(first, first.plusDays(1), first.plusDays(2));
        assertThat(days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(used - usedAtStart, 3));
    }

    @Property(tries = 12)
    void aMonthIsTheSumOfItsDays(@ForAll @IntRange(min = 1, max = 12) int month, @ForAll long seed) {
        Random random = new Random(seed);
        UsageMeter meter = new UsageMeter();
        Published published = new Published(new RegisterMemory(UsageMeter.ZONE));
        LocalDate first = LocalDate.of(2024, month, 1);
        published.all(meter.at(midnight(first)).report());
        BigDecimal days = BigDecimal.ZERO;
        BigDecimal whole = BigDecimal.ZERO;
        for (LocalDate day = first; day.getMonthValue() == month; day = day.plusDays(1)) {
            published.all(meter.at(midnight(day).plusSeconds(1)).report());
            Instant noon = midnight(day).plus(12, ChronoUnit.HOURS);
            published.all(meter.at(noon).use(random.nextInt(9000)).report());
            Report last = meter.at(midnight(day.plusDays(1)))
                    .use(random.nextInt(9000))
                    .report();
            days = days.add(new BigDecimal(published.one(DAY, last).orElseThrow()));
            whole = new BigDecimal(published.one(MONTH, last).orElseThrow());
        }
        assertThat(whole).isEqualByComparingTo(days).isPositive();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(UsageMeter.ZONE).toInstant();
    }
}
