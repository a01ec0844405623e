package io.github.dsmr4j.core.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Notices a meter clock that is off by close to whole hours, as it is when the zone that its times are read in is not its
 * own. For the readings of one live source, in order; one thread.
 */
public final class ClockWatch {
    private static final int TELEGRAMS = 10;
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int TOLERANCE_SECONDS = 5 * 60;
    /** Zones are no further apart. */
    private static final int MOST_HOURS = 26;

    private int latest;
    private int inRow;
    private int told;

    /** Watches from the next reading on. */
    public ClockWatch() {}

    /**
     * Compares a reading's time with {@link io.github.dsmr4j.core.telegram.Telegram#received()}.
     *
     * @param reading the next one of the source
     * @return how many hours the meter's clock is ahead, below 0 when it is behind, at the tenth reading in a row that
     *     shows it; again only after ten in a row show something else, 0 if the clocks agree now
     */
    public OptionalInt hoursAhead(Reading reading) {
        return reading.time()
                .flatMap(MeterTime::instant)
                .map(meter -> hoursAhead(meter, reading.telegram().received()))
                .orElseGet(OptionalInt::empty);
    }

    OptionalInt hoursAhead(Instant meter, Instant received) {
        long ahead = Duration.between(received, meter).toSeconds();
        int hours = (int) Math.round((double) ahead / SECONDS_OF_HOUR);
        boolean close = Math.abs(ahead - (long) hours * SECONDS_OF_HOUR) <= TOLERANCE_SECONDS;
        if (!close || Math.abs(hours) > MOST_HOURS) {
            inRow = 0;
            return OptionalInt.empty();
        }
        inRow = hours == latest ? Math.min(inRow + 1, TELEGRAMS) : 1;
        latest = hours;
        if (inRow < TELEGRAMS || latest == told) {
            return OptionalInt.empty();
        }
        told = latest;
        return OptionalInt.of(told);
    }
}
