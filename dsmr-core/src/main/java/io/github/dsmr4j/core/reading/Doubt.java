package io.github.dsmr4j.core.reading;

import java.util.Optional;

/**
 * Why a reading may not be true. Immutable; any thread.
 *
 * @param kind in one word
 * @param object what is doubted, as printed; empty if it is the whole telegram
 * @param reason in words, for a person
 */
public record Doubt(Kind kind, Optional<DataObject> object, String reason) {
    /** The kinds of doubts, the gravest first. Further ones may come: have a default branch. */
    public enum Kind {
        /** A register shows less than before. */
        BACKWARDS,
        /** A register grew by more than the connection, or the pipe, can have carried. */
        JUMP,
        /** A power, voltage, current or peak is out of range, or a register below zero. */
        RANGE,
        /** A power is far above what it was and above what the registers' growth shows. */
        POWER,
        /** The meter's clock went back by more than {@link PlausibilityLimits#gap()}. */
        CLOCK,
        /** The first reading after {@link PlausibilityLimits#gap()}. */
        GAP,
        /** The first reading of a meter, of a register or of an M-Bus device: there is nothing to compare it with. */
        FIRST
    }

    /** Such as {@code 1-0:1.8.1(001234.567*kWh) runs backwards, from 1240.000 kWh}. */
    @Override
    public String toString() {
        return object.map(printed -> printed + " ").orElse("") + reason;
    }
}
