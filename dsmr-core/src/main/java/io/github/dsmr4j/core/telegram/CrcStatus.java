package io.github.dsmr4j.core.telegram;

/** What the CRC says of a delivered telegram. */
public enum CrcStatus {
    /** The printed CRC matches. */
    VALID,
    /** No CRC is printed (DSMR 2.2 and 3.0, some Swedish and Hungarian meters). */
    ABSENT,
    /** The printed CRC does not match; delivered only under {@link CrcPolicy#IGNORED}. */
    INVALID
}
