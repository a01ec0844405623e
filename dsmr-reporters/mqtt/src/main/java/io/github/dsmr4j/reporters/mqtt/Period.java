package io.github.dsmr4j.reporters.mqtt;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What consumption is counted over. */
enum Period {
    DAY("day-consumption"),
    MONTH("current-month"),
    YEAR("current-year");

    private final String topic;

    Period(String topic) {
        this.topic = topic;
    }

    /** What DSMR-reader calls its consumption. */
    String topic() {
        return topic;
    }

    /**
     * The day that a reading closes. What a meter shows at midnight was used the day before, and a gas meter's reading of
     * that moment is the only one that tells it.
     */
    static LocalDate day(Instant time, ZoneId zone) {
        return time.minusNanos(1).atZone(zone).toLocalDate();
    }

    /** The first day of the period that a day is in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
