package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.telegram.Telegram;
import io.github.dsmr4j.testdata.TelegramBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A meter whose lines a test sets one by one, and a filter that judges its telegrams. */
final class CheckedMeter {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    private static final ZoneId STANDARD = ZoneId.of("+01:00");

    final Plausibility plausibility;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private Instant now = Instant.parse("2024-03-07T11:00:00Z");
    private boolean clock = true;

    CheckedMeter(Plausibility plausibility) {
        this.plausibility = plausibility;
        set("0-0:96.1.1", "4530");
        set("1-0:1.8.1", "001000.000*kWh");
        set("1-0:1.8.2", "002000.000*kWh");
        set("1-0:1.7.0", "00.500*kW");
    }

    /** A meter that has been read for a while. */
    static CheckedMeter known() {
        return known(PlausibilityLimits.DEFAULT);
    }

    static CheckedMeter known(PlausibilityLimits limits) {
        CheckedMeter meter = new CheckedMeter(new Plausibility(limits));
        meter.check();
        meter.check();
        return meter;
    }

    /** Prints a line from now on; several groups are apart by {@code )(}. */
    CheckedMeter set(String reference, String value) {
        lines.put(reference, value);
        return this;
    }

    CheckedMeter remove(String reference) {
        lines.remove(reference);
        return this;
    }

    CheckedMeter withoutClock() {
        clock = false;
        return this;
    }

    CheckedMeter later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    Instant now() {
        return now;
    }

    /** What is judged of a telegram that comes now. */
    Verdict check() {
        return checkReceived(now);
    }

    /** The same, with another clock on this machine. */
    Verdict checkReceived(Instant received) {
        return plausibility.check(reading(), received);
    }

    /** The kinds of doubts about a telegram that comes now. */
    List<Doubt.Kind> kinds() {
        return check() instanceof Verdict.HeldBack held
                ? held.doubts().stream().map(Doubt::kind).toList()
                : List.of();
    }

    Reading reading() {
        List<String> printed = new ArrayList<>();
        if (clock) {
            printed.add("0-0:1.0.0(" + clock(now) + ")");
        }
        lines.forEach((reference, value) -> printed.add(reference + "(" + value + ")"));
        return reading(printed.stream());
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant.atZone(STANDARD)) + "W";
    }

    static Reading reading(Stream<String> lines) {
        TelegramBuilder telegram = TelegramBuilder.identification("ABC5\\METER");
        lines.forEach(telegram::line);
        return Reading.of((Telegram) Telegram.decode(telegram.build()));
    }
}
