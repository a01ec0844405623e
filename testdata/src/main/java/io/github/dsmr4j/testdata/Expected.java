package io.github.dsmr4j.testdata;

import java.util.List;
import java.util.Map;

/**
 * What a reader has to make of a composed file: the events in order, the bytes outside of them, and for each delivered
 * telegram its identification, its objects, its problems and, for most files, the complete typed reading. The format is
 * described in the README of this module.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Expected {
    /** Whether a telegram needs a CRC, as the reader is to be set. */
    public enum Policy {
        /** Without a right CRC nothing is a telegram. */
        REQUIRED,
        /** A CRC may be missing; one that is there has to be right. */
        IF_PRESENT,
        /** Whatever follows the {@code !}. */
        IGNORED
    }

    /** Whether an event delivers a telegram or rejects input. */
    public enum Kind {
        /** A telegram is handed out. */
        TELEGRAM,
        /** A stretch of the input is reported as one that is no telegram. */
        REJECTED
    }

    /**
     * One event.
     *
     * @param kind delivered or rejected
     * @param state {@code valid}, {@code absent} or {@code invalid} for a telegram; the reason for a rejection
     * @param offset where it begins in the stream
     * @param length how many bytes it has: through the last digit of the CRC, or through {@code !} when there is none
     */
    public record Event(Kind kind, String state, long offset, int length) {
        /** As the file prints it: {@code telegram valid 0 512}. */
        @Override
        public String toString() {
            return (kind == Kind.TELEGRAM ? "telegram " : "rejected ") + state + ' ' + offset + ' ' + length;
        }
    }

    /**
     * What is expected of one delivered telegram.
     *
     * @param identification the text after the slash
     * @param objects how many data objects it has
     * @param problems numbers of the lines that are no object, the identification being line 1
     * @param reading the complete typed reading by key; empty when the file does not state it
     */
    public record TelegramExpectation(
            String identification, int objects, List<Integer> problems, Map<String, String> reading) {
        /**
         * Keeps copies.
         *
         * @param identification the text after the slash
         * @param objects how many data objects it has
         * @param problems kept as a copy
         * @param reading kept as a copy
         */
        public TelegramExpectation {
            problems = List.copyOf(problems);
            reading = Map.copyOf(reading);
        }

        /** {@return whether the file states the typed reading} */
        public boolean hasReading() {
            return !reading.isEmpty();
        }
    }

    private final Policy policy;
    private final boolean stripParity;
    private final String zone;
    private final List<Event> events;
    private final long skipped;
    private final List<TelegramExpectation> telegrams;

    Expected(
            Policy policy,
            boolean stripParity,
            String zone,
            List<Event> events,
            long skipped,
            List<TelegramExpectation> telegrams) {
        this.policy = policy;
        this.stripParity = stripParity;
        this.zone = zone;
        this.events = List.copyOf(events);
        this.skipped = skipped;
        this.telegrams = List.copyOf(telegrams);
    }

    /** {@return the policy to read the file with} */
    public Policy policy() {
        return policy;
    }

    /** {@return whether bit 7 is to be taken off every byte first} */
    public boolean stripParity() {
        return stripParity;
    }

    /** {@return the meter's time zone, an identifier such as {@code Europe/Amsterdam}} */
    public String zone() {
        return zone;
    }

    /** {@return telegrams and rejections in the order of the stream} */
    public List<Event> events() {
        return events;
    }

    /**
     * {@return how many bytes belong neither to a telegram nor to a rejection; line ends behind a CRC are among them}
     */
    public long skipped() {
        return skipped;
    }

    /** {@return one expectation for each delivered telegram, in order} */
    public List<TelegramExpectation> telegrams() {
        return telegrams;
    }

    /** {@return whether the typed reading of every delivered telegram is stated, and there is at least one} */
    public boolean isTyped() {
        return !telegrams.isEmpty() && telegrams.stream().allMatch(TelegramExpectation::hasReading);
    }
}
