package io.github.dsmr4j.gateway;

import io.github.dsmr4j.core.reading.MeterProfile;
import io.github.dsmr4j.core.reading.Reading;
import io.github.dsmr4j.core.telegram.Telegram;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The zone of a meter's clock: as the user says, else that of the country whose meters its first telegram looks like, else
 * {@link Reading#DEFAULT_ZONE}. One thread.
 */
final class MeterZone {
    private final PrintWriter err;
    private Optional<ZoneId> known;

    /**
     * The zone of one source.
     *
     * @param given what the user says
     */
    MeterZone(Optional<ZoneId> given, PrintWriter err) {
        this.known = given;
        this.err = err;
    }

    /** The zone to read a telegram in; tells when it is another one than a user may expect. */
    ZoneId of(Telegram telegram) {
        if (known.isEmpty()) {
            MeterProfile profile = MeterProfile.of(telegram);
            if (profile.equals(MeterProfile.GENERAL)) {
                return Reading.DEFAULT_ZONE;
            }
            known = Optional.of(profile.zone());
            tell(profile);
        }
        return known.get();
    }

    private void tell(MeterProfile profile) {
        Instant now = Instant.now();
        boolean asUsual = profile.zone()
                .getRules()
                .getOffset(now)
                .equals(Reading.DEFAULT_ZONE.getRules().getOffset(now));
        if (!asUsual) {
            err.println("the meter looks like one of " + profile.name() + ": its clock is read in the zone "
                    + profile.zone() + "; if that is wrong, say so with --zone");
        }
    }
}
