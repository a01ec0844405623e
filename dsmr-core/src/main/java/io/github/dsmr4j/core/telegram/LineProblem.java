package io.github.dsmr4j.core.telegram;

/**
 * A line, or a run of lines joined by an open group, that is neither blank nor part of a data object. It costs nothing
 * but itself: the other lines of the telegram come through. Immutable; any thread.
 *
 * @param line the first line, counted from 1 for the identification
 * @param offset where that line begins, in bytes from the telegram's {@code /}
 * @param reason what is wrong
 * @param raw the text, ISO-8859-1, without the last line end
 */
public record LineProblem(int line, int offset, Reason reason, String raw) {
    /** What is wrong with a line. Further reasons may come: have a default branch. */
    public enum Reason {
        /** The line does not begin with an OBIS reference {@code A-B:C.D.E}. */
        NO_REFERENCE("no-reference", "no OBIS reference at the beginning"),
        /** No value group in parentheses stands behind the reference. */
        NO_VALUE("no-value", "no value group behind the reference"),
        /** A value group is not closed before the next object, start or end. */
        UNCLOSED_GROUP("unclosed-group", "a value group is not closed"),
        /** A parenthesis opens inside a value group. */
        NESTED_GROUP("nested-group", "a parenthesis inside a value group"),
        /** Something else than a further group stands behind a value group. */
        TEXT_AFTER_GROUP("text-after-group", "text behind a value group"),
        /** The line goes on with value groups, but the line before is no data object. */
        NO_OBJECT_TO_CONTINUE("no-object-to-continue", "value groups without an object before them");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        /** {@return a short stable name for programs, such as {@code unclosed-group}} */
        public String code() {
            return code;
        }

        /** The same in words. */
        @Override
        public String toString() {
            return sentence;
        }
    }
}
