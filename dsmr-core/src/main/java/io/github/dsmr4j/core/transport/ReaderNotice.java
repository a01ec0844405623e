package io.github.dsmr4j.core.transport;

/**
 * What is worth a line in a log: the first event of its kind at once, those of the following minute as one. Immutable;
 * any thread.
 *
 * @param kind of what kind the events are
 * @param count how many it stands for
 * @param text one line, ready to print; of several events it shows the last
 */
public record ReaderNotice(Kind kind, long count, String text) {
    /** The kinds of events. Further ones may come: have a default branch. */
    public enum Kind {
        /** The source was opened. */
        OPENED(false),
        /** The source was lost: {@link ReaderFailure}. */
        LOST(true),
        /** Input was rejected. */
        REJECTED(true),
        /** The frame counter of an encrypted telegram did not grow. */
        COUNTER_REPEATED(true),
        /** A listener threw something. */
        LISTENER_FAILED(true);

        private final boolean problem;

        Kind(boolean problem) {
            this.problem = problem;
        }

        /** {@return whether it is a warning rather than information} */
        public boolean isProblem() {
            return problem;
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
