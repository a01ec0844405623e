package io.github.dsmr4j.gateway;

/** What the program says with its exit status. */
final class ExitStatus {
    /** Done. */
    static final int OK = 0;
    /** The input holds nothing, or something that had to be rejected. */
    static final int BAD_INPUT = 1;
    /** A wrong argument, or a source that cannot be read. */
    static final int FAILED = 2;

    private ExitStatus() {}
}
