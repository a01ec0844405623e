package io.github.dsmr4j.reporters.mqtt;

import java.io.IOException;

/** Gives meters that print no identifier one. One thread for each layout that uses it. */
@FunctionalInterface
public interface MeterIds {
    /**
     * The identifier of the meter at a source: the same for ever, and that of no other meter at the broker.
     *
     * @param source its name in the reports
     * @return not empty
     * @throws IOException if it cannot be had now; the message says what, where, and what to do
     */
    String of(String source) throws IOException;
}
