package io.github.dsmr4j.reporters;

import java.io.IOException;

/** Another program does not take a report, and would not take it later: there is no use in trying again. */
public class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * With a message, without a cause.
     *
     * @param message for people: what was refused, by whom, and what to do
     */
    public RefusedException(String message) {
        super(message);
    }
}
