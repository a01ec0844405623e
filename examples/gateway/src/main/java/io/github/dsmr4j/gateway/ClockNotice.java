package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.ClockWatch;
import io.github.dsmr4j.core.reading.Reading;
import java.io.PrintWriter;
import java.time.ZoneId;

/** Tells when the meter's clock seems to run in another time zone than it is read in. */
final class ClockNotice {
    private final ClockWatch watch = new ClockWatch();
    private final PrintWriter err;

    ClockNotice(PrintWriter err) {
        this.err = err;
    }

    void look(Reading reading) {
        watch.hoursAhead(reading).ifPresent(hours -> err.println(text(hours, reading.zone())));
    }

    private static String text(int hours, ZoneId zone) {
        if (hours == 0) {
            return "the meter's clock and that of this machine agree again";
        }
        int many = Math.abs(hours);
        return "the meter's clock is " + many + (many == 1 ? " hour " : " hours ") + (hours > 0 ? "ahead of" : "behind")
                + " that of this machine; if the meter does not stand in the zone " + zone + ", say so with --zone";
    }
}
