package io.github.dsmr4j.core.reading;

import io.github.dsmr4j.core.telegram.ValueView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A time as a meter printed it, with the instant that it means if it is one.
 *
 * <p>The letter behind the digits gives the offset: the zone's standard offset, and an hour more with {@code S}. Without
 * a letter the zone's rules give it; an hour that comes twice in autumn is taken as its first pass and called
 * {@linkplain #isAmbiguous() ambiguous}, one that spring leaves out is no time. Meters also print times that are none,
 * such as {@code 632525252525W} or {@code 000101000001W}: their text is kept.
 *
 * <p>Immutable; any thread. Source: DSMR P1 companion standard 5.0.2 (TST).
 */
public final class MeterTime {
    private static final long SUMMER_SECONDS = 3600;

    private final String raw;
    private final Optional<Instant> instant;
    private final boolean ambiguous;

    private MeterTime(String raw, Optional<Instant> instant, boolean ambiguous) {
        this.raw = raw;
        this.instant = instant;
        this.ambiguous = ambiguous;
    }

    /** Reads a printed value as a time of a meter in a zone. */
    static MeterTime of(ValueView value, ZoneId zone) {
        return of(value.text(), value.localSecond(), value.season(), zone.getRules());
    }

    private static MeterTime of(String raw, long localSecond, char season, ZoneRules rules) {
        if (localSecond == ValueView.NO_TIME) {
            return new MeterTime(raw, Optional.empty(), false);
        }
        if (season == ' ') {
            return withoutSeason(raw, LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC), rules);
        }
        long standardOffset =
                rules.getStandardOffset(Instant.ofEpochSecond(localSecond)).getTotalSeconds();
        long second = localSecond - standardOffset - (season == 'S' ? SUMMER_SECONDS : 0);
        return new MeterTime(raw, Optional.of(Instant.ofEpochSecond(second)), false);
    }

    private static MeterTime withoutSeason(String raw, LocalDateTime local, ZoneRules rules) {
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        Optional<Instant> earliest = offsets.stream().findFirst().map(local::toInstant);
        return new MeterTime(raw, earliest, offsets.size() > 1);
    }

    /** {@return the printed text} */
    public String raw() {
        return raw;
    }

    /** {@return the instant; empty when the text is no time} */
    public Optional<Instant> instant() {
        return instant;
    }

    /**
     * {@return whether the printed hour comes twice and nothing says which is meant; {@link #instant()} is then the
     * first}
     */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeterTime time
                && raw.equals(time.raw)
                && instant.equals(time.instant)
                && ambiguous == time.ambiguous;
    }

    @Override
    public int hashCode() {
        return Objects.hash(raw, instant);
    }

    /** The instant in ISO 8601, else the printed text. */
    @Override
    public String toString() {
        return instant.map(Instant::toString).orElse(raw);
    }
}
