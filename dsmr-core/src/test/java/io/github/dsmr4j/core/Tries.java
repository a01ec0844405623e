package io.github.dsmr4j.core;

/**
 * How often something random is tried: {@value #TIMES_IN_A_LONG_RUN} times as often with {@code -Ddsmr.long=true}, and
 * never more often than {@code -Ddsmr.mostTries=N} says, which is for runs that repeat the tests themselves.
 */
public final class Tries {
    private static final int TIMES_IN_A_LONG_RUN = 20;

    private Tries() {}

    /** The number of tries instead of the usual one. */
    public static int of(int usual) {
        int wanted = Boolean.getBoolean("dsmr.long") ? usual * TIMES_IN_A_LONG_RUN : usual;
        return Math.min(wanted, Integer.getInteger("dsmr.mostTries", Integer.MAX_VALUE));
    }
}
