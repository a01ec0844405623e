package io.github.dsmr4j.reporters;

import java.io.IOException;
import java.time.Duration;

/** Another program does not take a report now, and says when to try again. */
public class RetryLaterException extends IOException {
    private static final long serialVersionUID = 1;

    /** How long to leave the other program alone: zero to a day. */
    private final Duration after;

    /**
     * With a message that says what was not taken, by whom, and why.
     *
     * @param message for people, as with {@link RefusedException}
     * @param after how long to leave the other program alone, a day at most
     * @throws IllegalArgumentException if that is negative or longer
     */
    public RetryLaterException(String message, Duration after) {
        super(message);
        if (after.isNegative() || after.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a wait of " + after + " makes no sense");
        }
        this.after = after;
    }

    /** {@return how long to leave the other program alone} */
    public Duration after() {
        return after;
    }
}
