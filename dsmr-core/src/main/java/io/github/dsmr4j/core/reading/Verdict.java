package io.github.dsmr4j.core.reading;

import java.util.List;

/** What {@link Plausibility} says of a reading. Immutable; any thread. */
public sealed interface Verdict {
    /** {@return the readings that count now, the oldest first} None if this one is held back, else this one, last. */
    List<Reading> readings();

    /**
     * Nothing speaks against the reading.
     *
     * @param reading it
     */
    record Plausible(Reading reading) implements Verdict {
        @Override
        public List<Reading> readings() {
            return List.of(reading);
        }
    }

    /**
     * The reading settles the doubts about the one before it, because both say the same: the meter or its clock was set
     * anew, or this was the second of a start. Or it ended a row of {@link Plausibility#MOST_HELD_BACK}.
     *
     * @param readings the one that was held back, if it counts after all, and this one
     * @param doubts those that are settled
     */
    record Confirmed(List<Reading> readings, List<Doubt> doubts) implements Verdict {
        /**
         * Copies the lists.
         *
         * @param readings kept as a copy
         * @param doubts kept as a copy
         */
        public Confirmed {
            readings = List.copyOf(readings);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * The reading is not to be used, unless one of the next verdicts returns it.
     *
     * @param doubts why, the gravest first; at least one
     */
    record HeldBack(List<Doubt> doubts) implements Verdict {
        /**
         * Copies the list.
         *
         * @param doubts kept as a copy
         */
        public HeldBack {
            doubts = List.copyOf(doubts);
        }

        @Override
        public List<Reading> readings() {
            return List.of();
        }
    }
}
