package io.github.dsmr4j.gateway;

/**
 * A meter of a run.
 *
 * @param name what its readings go by
 * @param isNamed whether it has a section of its own in the settings; the name of another one shows nowhere unless there
 *     are several
 * @param arguments how it is read, and what is for it alone
 */
record Meter(String name, boolean isNamed, MeterArguments arguments) {
    /** What to call it in a message about its settings. */
    String prefix() {
        return isNamed ? name + ": " : "";
    }
}
